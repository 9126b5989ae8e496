package io.github.amtpki.internal.bc;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.Extension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.jspecify.annotations.Nullable;

/** PKCS#10 certification requests (RFC 2986). */
public final class RequestDer {

    private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

    /** Where requests ask for extensions: PKCS#9's attribute (RFC 2985 section 5.4.2), and Microsoft's older one. */
    private static final Map<String, String> EXTENSION_REQUESTS =
            Map.of(EXTENSION_REQUEST, "PKCS#9", "1.3.6.1.4.1.311.2.1.14", "Microsoft");

    private static final int ATTRIBUTES_TAG = 0xa0;
    private static final int SET = 0x31;

    /**
     * A request taken apart. Arrays are not copied: this record stays between the rooms.
     *
     * @param toBeSigned the part that the signature covers
     * @param signatureName the JDK's name of the signature, if amtpki verifies such
     * @param signatureOid the dotted identifier of the signature
     * @param asked every extension asked for, in order, duplicates included
     */
    public record Parsed(
            byte[] toBeSigned,
            Optional<String> signatureName,
            String signatureOid,
            byte[] signature,
            byte[] subject,
            byte[] publicKey,
            List<Asked> asked) {}

    /** One extension as a request asks for it; {@code attribute} says through which attribute. */
    public record Asked(String attribute, String oid, boolean critical, byte[] value) {}

    private RequestDer() {}

    /** CertificationRequestInfo, with the extensions in a PKCS#9 extensionRequest attribute. */
    public static byte[] toBeSigned(X500Principal subject, PublicKey key, List<? extends Extension> extensions) {
        byte[] attribute = extensions.isEmpty()
                ? new byte[0]
                : Der.sequence(
                        Der.encode(new ASN1ObjectIdentifier(EXTENSION_REQUEST)),
                        Der.wrap(SET, ExtensionDer.extensions(extensions)));
        return Der.sequence(
                Der.integer(BigInteger.ZERO),
                subject.getEncoded(),
                key.getEncoded(),
                Der.wrap(ATTRIBUTES_TAG, attribute));
    }

    /**
     * Takes a request apart. Bytes that would not be written again as they are (lengths in too many bytes, anything behind
     * the end) are refused, so that what the signature covers and what is read out of it cannot differ.
     *
     * @throws IOException if the bytes are not exactly one request
     */
    public static Parsed parse(byte[] der) throws IOException {
        try {
            ASN1Primitive value = read(der);
            CertificationRequest request = CertificationRequest.getInstance(value);
            CertificationRequestInfo info = request.getCertificationRequestInfo();
            String signature = request.getSignatureAlgorithm().getAlgorithm().getId();
            Optional<String> name = SignatureIds.name(signature);
            // outside of what is signed, so nothing else would notice
            if (name.isPresent()
                    && !Arrays.equals(
                            Der.encode(request.getSignatureAlgorithm()), SignatureIds.identifier(name.get()))) {
                throw new IOException("the parameters of its signature algorithm are not those of " + name.get());
            }
            return new Parsed(
                    encoded(ASN1Sequence.getInstance(value).getObjectAt(0)),
                    name,
                    signature,
                    request.getSignature().getOctets(),
                    Der.encode(info.getSubject()),
                    Der.encode(info.getSubjectPublicKeyInfo()),
                    asked(info.getAttributes()));
        } catch (RuntimeException e) {
            throw new IOException("it is not a PKCS#10 request", e);
        }
    }

    private static ASN1Primitive read(byte[] der) throws IOException {
        try {
            ASN1Primitive value = ASN1Primitive.fromByteArray(der);
            if (value != null && Arrays.equals(value.getEncoded(), der)) {
                return value;
            }
        } catch (IOException | RuntimeException e) {
            throw new IOException("it is not DER, or cut off", e);
        }
        throw new IOException("it is not DER");
    }

    /** As it came, not sorted anew: many programs leave the attributes in their own order. */
    private static byte[] encoded(ASN1Encodable value) throws IOException {
        return value.toASN1Primitive().getEncoded();
    }

    private static List<Asked> asked(@Nullable ASN1Set attributes) {
        List<Asked> asked = new ArrayList<>();
        for (ASN1Encodable element : attributes == null ? new DERSet() : attributes) {
            Attribute attribute = Attribute.getInstance(element);
            String name = EXTENSION_REQUESTS.get(attribute.getAttrType().getId());
            if (name == null) {
                continue;
            }
            for (ASN1Encodable value : attribute.getAttrValues()) {
                // not Extensions.getInstance: it refuses duplicates, and we want to see and name them
                for (ASN1Encodable one : ASN1Sequence.getInstance(value)) {
                    var extension = org.bouncycastle.asn1.x509.Extension.getInstance(one);
                    asked.add(new Asked(
                            name,
                            extension.getExtnId().getId(),
                            extension.isCritical(),
                            extension.getExtnValue().getOctets()));
                }
            }
        }
        return asked;
    }
}
