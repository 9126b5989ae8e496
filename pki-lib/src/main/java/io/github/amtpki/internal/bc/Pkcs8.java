package io.github.amtpki.internal.bc;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * An EncryptedPrivateKeyInfo (RFC 5958 section 3): what {@code BEGIN ENCRYPTED PRIVATE KEY} and a shrouded key bag hold.
 *
 * @param encryption how it is locked
 * @param locked the encrypted PrivateKeyInfo
 */
public record Pkcs8(Pbe encryption, byte[] locked) {

    public byte[] encode() {
        return Der.encode(new DERSequence(encryption.identifier(), new DEROctetString(locked)));
    }

    public static Pkcs8 decode(byte[] der) {
        String what = "the encrypted private key";
        ASN1Sequence parts = Asn1.sequence(der, what);
        return Asn1.guarded(what, () -> {
            Pbe pbe = Pbe.parse(AlgorithmIdentifier.getInstance(parts.getObjectAt(0)));
            return new Pkcs8(
                    pbe, ASN1OctetString.getInstance(parts.getObjectAt(1)).getOctets());
        });
    }
}
