package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;
import io.github.amtpki.UnsupportedAlgorithmException;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The forms of an unencrypted private key, told apart by their structure rather than by a PEM label:
 *
 * <pre>
 * PKCS#8  { INTEGER, SEQUENCE algorithm, OCTET STRING … }     BEGIN PRIVATE KEY
 * PKCS#1  { INTEGER, INTEGER modulus, INTEGER exponent … }    BEGIN RSA PRIVATE KEY
 * SEC 1   { INTEGER, OCTET STRING, [0] curve … }              BEGIN EC PRIVATE KEY
 * locked  { SEQUENCE algorithm, OCTET STRING }                BEGIN ENCRYPTED PRIVATE KEY
 * </pre>
 */
public final class PrivateKeys {

    private static final String WHAT = "the private key";

    /** The JDK's names where it does not know the OID; others it knows by that. */
    private static final Map<String, String> NAMES = Map.of(
            PKCSObjectIdentifiers.rsaEncryption.getId(), "RSA",
            X9ObjectIdentifiers.id_ecPublicKey.getId(), "EC");

    private PrivateKeys() {}

    /** Whether these bytes have the form of an encrypted PKCS#8 key. */
    public static boolean isEncrypted(byte[] der) {
        ASN1Sequence parts = Asn1.sequence(der, WHAT);
        return parts.size() == 2
                && parts.getObjectAt(0) instanceof ASN1Sequence
                && parts.getObjectAt(1) instanceof ASN1OctetString;
    }

    /**
     * Reads any of the unencrypted forms.
     *
     * @throws BadInputException if it is none of them or damaged
     * @throws UnsupportedAlgorithmException if this Java runtime has no such keys
     */
    public static PrivateKey decode(byte[] der) {
        ASN1Sequence parts = Asn1.sequence(der, WHAT);
        PrivateKeyInfo info = Asn1.guarded(WHAT, () -> info(parts));
        String oid = info.getPrivateKeyAlgorithm().getAlgorithm().getId();
        try {
            return Jca.keyFactory(NAMES.getOrDefault(oid, oid))
                    .generatePrivate(new PKCS8EncodedKeySpec(Der.encode(info)));
        } catch (GeneralSecurityException | RuntimeException e) {
            if (e instanceof UnsupportedAlgorithmException) {
                throw new UnsupportedAlgorithmException("a private key of type " + oid + " is not supported", "", e);
            }
            requireKnownCurve(info.getPrivateKeyAlgorithm());
            throw new BadInputException(WHAT + " is damaged", "", e);
        }
    }

    private static PrivateKeyInfo info(ASN1Sequence parts) throws IOException {
        if (parts.size() < 3 || !(parts.getObjectAt(0) instanceof ASN1Integer)) {
            throw new BadInputException("this is no private key");
        }
        ASN1Encodable second = parts.getObjectAt(1);
        if (second instanceof ASN1Integer) {
            return new PrivateKeyInfo(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), parts);
        }
        if (second instanceof ASN1OctetString) {
            return sec1(parts);
        }
        // Rebuilt without attributes and public key: not every JDK reads those.
        PrivateKeyInfo whole = PrivateKeyInfo.getInstance(parts);
        return new PrivateKeyInfo(whole.getPrivateKeyAlgorithm(), whole.parsePrivateKey());
    }

    /** SEC 1 names the curve inside the key, PKCS#8 outside. */
    private static PrivateKeyInfo sec1(ASN1Sequence parts) throws IOException {
        ASN1Object curve = ECPrivateKey.getInstance(parts).getParametersObject();
        if (curve == null) {
            throw new BadInputException("the EC private key does not name its curve");
        }
        ASN1EncodableVector rest = new ASN1EncodableVector();
        for (ASN1Encodable part : parts) {
            if (!(part instanceof ASN1TaggedObject tagged && tagged.hasContextTag(0))) {
                rest.add(part);
            }
        }
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), new DERSequence(rest));
    }

    private static void requireKnownCurve(AlgorithmIdentifier algorithm) {
        if (!algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return;
        }
        if (!(algorithm.getParameters() instanceof ASN1ObjectIdentifier)) {
            throw new UnsupportedAlgorithmException("an EC key with explicit parameters is not supported");
        }
        try {
            AlgorithmParameters.getInstance("EC")
                    .init(Der.encode(algorithm.getParameters().toASN1Primitive()));
        } catch (GeneralSecurityException | IOException e) {
            throw new UnsupportedAlgorithmException(
                    "the curve " + algorithm.getParameters() + " is not supported", "", e);
        }
    }
}
