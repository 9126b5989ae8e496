package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;
import io.github.amtpki.UnsupportedAlgorithmException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** PBES2 (RFC 8018 section 6.2): a key derivation and a cipher, each with its own AlgorithmIdentifier. */
record Pbes2(Pbkdf2 derivation, PbeCipher scheme, byte[] iv) implements Pbe {

    @Override
    public String cipher() {
        return scheme.title();
    }

    @Override
    public String kdf() {
        return derivation.title();
    }

    @Override
    public int iterations() {
        return derivation.iterations();
    }

    @Override
    public DerivedKey derive(PbePassword password) {
        return new DerivedKey(scheme, derivation.derive(password, scheme.keyBytes()), iv);
    }

    @Override
    public AlgorithmIdentifier identifier() {
        ASN1Encodable[] parts = {derivation.identifier(), new AlgorithmIdentifier(scheme.oid(), new DEROctetString(iv))
        };
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new DERSequence(parts));
    }

    static Pbes2 parse(ASN1Encodable parameters) {
        ASN1Sequence parts = ASN1Sequence.getInstance(parameters);
        Pbkdf2 derivation = Pbkdf2.parse(AlgorithmIdentifier.getInstance(parts.getObjectAt(0)));
        AlgorithmIdentifier encryption = AlgorithmIdentifier.getInstance(parts.getObjectAt(1));
        PbeCipher cipher = PbeCipher.of(encryption.getAlgorithm())
                .orElseThrow(() -> new UnsupportedAlgorithmException(
                        "the PBES2 cipher " + encryption.getAlgorithm().getId() + " is not supported"));
        byte[] iv = ASN1OctetString.getInstance(encryption.getParameters()).getOctets();
        if (iv.length != cipher.ivBytes()) {
            throw new BadInputException(
                    "an initialisation vector of " + cipher.title() + " has " + iv.length + " bytes");
        }
        if (derivation.keyBytes() != 0 && derivation.keyBytes() != cipher.keyBytes()) {
            throw new BadInputException("a key of " + cipher.title() + " has " + derivation.keyBytes() + " bytes");
        }
        return new Pbes2(derivation, cipher, iv);
    }
}
