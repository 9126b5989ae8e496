package io.github.amtpki.internal.bc;

import io.github.amtpki.UnsupportedAlgorithmException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/**
 * The public key of a private one that does not hold it openly: a point on its curve, computed once more. Bouncy Castle adds
 * it whenever it writes a private key: to SEC 1's structure for a curve with a name, beside the key for Edwards curves (RFC
 * 5915, RFC 8410).
 */
public final class PublicHalf {

    private PublicHalf() {}

    /**
     * Computes it.
     *
     * @param algorithm the JDK's name of it
     * @param pkcs8 the private key
     * @throws UnsupportedAlgorithmException if that is not possible for keys of this kind
     */
    public static PublicKey of(String algorithm, byte[] pkcs8) {
        try {
            AsymmetricKeyParameter key = PrivateKeyFactory.createKey(pkcs8);
            PrivateKeyInfo whole = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
            SubjectPublicKeyInfo half = new SubjectPublicKeyInfo(whole.getPrivateKeyAlgorithm(), point(whole));
            return Jca.keyFactory(algorithm).generatePublic(new X509EncodedKeySpec(Der.encode(half)));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new UnsupportedAlgorithmException(
                    "the public half of this " + algorithm
                            + " key cannot be computed: it is damaged, or keys of its kind are not supported",
                    "use an RSA key",
                    e);
        }
    }

    /** SubjectPublicKeyInfo around an RSAPublicKey (RFC 8017 appendix A.1.1), which is not looked at. */
    public static byte[] infoOfPkcs1(byte[] rsaPublicKey) {
        return Der.sequence(
                Der.encode(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE)),
                Der.bitString(rsaPublicKey));
    }

    private static byte[] point(PrivateKeyInfo key) throws IOException {
        return key.getPrivateKeyAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                ? ECPrivateKey.getInstance(key.parsePrivateKey()).getPublicKey().getOctets()
                : key.getPublicKeyData().getOctets();
    }
}
