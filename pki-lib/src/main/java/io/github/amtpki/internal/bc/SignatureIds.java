package io.github.amtpki.internal.bc;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** JDK signature names and their algorithm identifiers (RFC 4055, RFC 5758). */
final class SignatureIds {

    private static final Map<String, ASN1ObjectIdentifier> OIDS = Map.of(
            "SHA1withRSA", PKCSObjectIdentifiers.sha1WithRSAEncryption,
            "SHA256withRSA", PKCSObjectIdentifiers.sha256WithRSAEncryption,
            "SHA384withRSA", PKCSObjectIdentifiers.sha384WithRSAEncryption,
            "SHA512withRSA", PKCSObjectIdentifiers.sha512WithRSAEncryption,
            "SHA256withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA256,
            "SHA384withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA384,
            "SHA512withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA512);

    private SignatureIds() {}

    /** With NULL parameters for RSA (RFC 4055 section 5), none for ECDSA (RFC 5758 section 3.2). */
    static AlgorithmIdentifier identifier(String name) {
        ASN1ObjectIdentifier oid = OIDS.get(name);
        if (oid == null) {
            throw new IllegalArgumentException("no algorithm identifier for " + name);
        }
        return name.endsWith("RSA") ? new AlgorithmIdentifier(oid, DERNull.INSTANCE) : new AlgorithmIdentifier(oid);
    }

    /** The JDK's name, if it is one of those amtpki verifies. */
    static Optional<String> name(AlgorithmIdentifier identifier) {
        return OIDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(identifier.getAlgorithm()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
