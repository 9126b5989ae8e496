package io.github.amtpki.x509;

import io.github.amtpki.UnsupportedAlgorithmException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;

/** The other half of a private key. */
public final class KeyPairs {

    private KeyPairs() {}

    /**
     * The pair that a private key belongs to. An RSA key holds its public exponent; other keys do not tell.
     *
     * @throws UnsupportedAlgorithmException if the key does not tell its public half
     */
    public static KeyPair of(PrivateKey key) {
        if (!(key instanceof RSAPrivateCrtKey rsa)) {
            throw new UnsupportedAlgorithmException(
                    "this " + key.getAlgorithm() + " key does not tell its public half", "use an RSA key");
        }
        try {
            return new KeyPair(
                    KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())),
                    key);
        } catch (GeneralSecurityException e) {
            throw new UnsupportedAlgorithmException("this RSA key is not one the JDK takes", "", e);
        }
    }
}
