package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;
import io.github.amtpki.UnsupportedAlgorithmException;
import java.util.Enumeration;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * PBKDF2 with its parameters (RFC 8018 section 5.2 and appendix A.2).
 *
 * @param prf the hash below the HMAC
 * @param keyBytes the length that the parameters state, or 0 where they leave it to the cipher
 */
record Pbkdf2(Hash prf, byte[] salt, int iterations, int keyBytes) {

    /** The key for a password, taken as UTF-8. */
    byte[] derive(PbePassword password, int length) {
        return Pbkdf2Kdf.derive(prf, password.chars(), salt, iterations, length);
    }

    String title() {
        return "PBKDF2-HMAC-" + prf.digest();
    }

    AlgorithmIdentifier identifier() {
        ASN1EncodableVector parameters = new ASN1EncodableVector();
        parameters.add(new DEROctetString(salt));
        parameters.add(new ASN1Integer(iterations));
        if (keyBytes > 0) {
            parameters.add(new ASN1Integer(keyBytes));
        }
        if (prf != Hash.SHA_1) {
            parameters.add(new AlgorithmIdentifier(prf.hmacOid(), DERNull.INSTANCE));
        }
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBKDF2, new DERSequence(parameters));
    }

    /**
     * Reads the AlgorithmIdentifier of a key derivation.
     *
     * @throws UnsupportedAlgorithmException if it is another one, as scrypt
     */
    static Pbkdf2 parse(AlgorithmIdentifier identifier) {
        if (!identifier.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            throw new UnsupportedAlgorithmException(
                    "the key derivation " + identifier.getAlgorithm().getId() + " is not supported");
        }
        Enumeration<?> fields =
                ASN1Sequence.getInstance(identifier.getParameters()).getObjects();
        byte[] salt = ASN1OctetString.getInstance(fields.nextElement()).getOctets();
        if (salt.length == 0) {
            throw new BadInputException("a PBKDF2 salt is empty");
        }
        int iterations = Asn1.iterations((ASN1Encodable) fields.nextElement());
        int keyBytes = 0;
        Hash prf = Hash.SHA_1;
        while (fields.hasMoreElements()) {
            Object field = fields.nextElement();
            if (field instanceof ASN1Integer length) {
                keyBytes = length.intValueExact();
            } else {
                AlgorithmIdentifier named = AlgorithmIdentifier.getInstance(field);
                prf = Hash.ofHmac(named.getAlgorithm())
                        .orElseThrow(() -> new UnsupportedAlgorithmException(
                                "the PBKDF2 function " + named.getAlgorithm().getId() + " is not supported"));
            }
        }
        return new Pbkdf2(prf, salt, iterations, keyBytes);
    }
}
