package io.github.amtpki.internal.bc;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** JDK signature names and their algorithm identifiers (RFC 4055, RFC 5758). */
final class SignatureIds {

    private static final Map<String, String> OIDS = Map.of(
            "SHA1withRSA", "1.2.840.113549.1.1.5",
            "SHA256withRSA", "1.2.840.113549.1.1.11",
            "SHA384withRSA", "1.2.840.113549.1.1.12",
            "SHA512withRSA", "1.2.840.113549.1.1.13",
            "SHA256withECDSA", "1.2.840.10045.4.3.2",
            "SHA384withECDSA", "1.2.840.10045.4.3.3",
            "SHA512withECDSA", "1.2.840.10045.4.3.4");

    /** The JDK's name; amtpki never signs so, but fixtures are. */
    private static final String PSS = "RSASSA-PSS";

    private static final int PSS_SALT = 32;

    private static final byte[] NULL = {5, 0};

    private SignatureIds() {}

    /**
     * AlgorithmIdentifier, with NULL parameters for RSA (RFC 4055 section 5), none for ECDSA (RFC 5758 section 3.2).
     *
     * @throws IllegalArgumentException if there is none for this name
     */
    static byte[] identifier(String name) {
        if (name.equals(PSS)) {
            return pss();
        }
        String oid = OIDS.get(name);
        if (oid == null) {
            throw new IllegalArgumentException("no algorithm identifier for " + name);
        }
        return Der.sequence(Der.encode(new ASN1ObjectIdentifier(oid)), name.endsWith("withRSA") ? NULL : new byte[0]);
    }

    /** RSASSA-PSS says everything in its parameters (RFC 4055 section 3.1): here SHA-256 throughout, and a salt as long. */
    private static byte[] pss() {
        AlgorithmIdentifier sha256 = new AlgorithmIdentifier(Hash.SHA_256.digestOid(), DERNull.INSTANCE);
        RSASSAPSSparams parameters = new RSASSAPSSparams(
                sha256,
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha256),
                new ASN1Integer(PSS_SALT),
                RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
        return Der.encode(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, parameters));
    }

    /** The JDK's name, if it is one of those amtpki verifies. */
    static Optional<String> name(String oid) {
        for (Map.Entry<String, String> entry : OIDS.entrySet()) {
            if (entry.getValue().equals(oid)) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }
}
