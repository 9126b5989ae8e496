package io.github.amtpki.x509;

import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.internal.bc.PublicHalf;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;

/** The two halves of a key. */
public final class KeyPairs {

    private static final byte[] PROBE = {1, 2, 3, 4};

    private KeyPairs() {}

    /**
     * The pair that a private key belongs to. An RSA key holds its public exponent; for keys on curves it is computed.
     *
     * @throws UnsupportedAlgorithmException if the key does not tell its public half
     */
    public static KeyPair of(PrivateKey key) {
        if (!(key instanceof RSAPrivateCrtKey rsa)) {
            return new KeyPair(computed(key), key);
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

    private static PublicKey computed(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new UnsupportedAlgorithmException(
                    "this " + key.getAlgorithm() + " key does not tell its public half", "use an RSA key");
        }
        try {
            return PublicHalf.of(key.getAlgorithm(), encoded);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /**
     * Whether a private key and a public key are a pair. Where the private key shows no modulus, it signs something.
     */
    public static boolean belong(PrivateKey secret, PublicKey open) {
        if (secret instanceof RSAKey one && open instanceof RSAKey other) {
            return one.getModulus().equals(other.getModulus());
        }
        return secret.getAlgorithm().equals(open.getAlgorithm()) && verifies(secret, open);
    }

    /** For keys whose public half cannot be read off: sign something, and verify it. */
    private static boolean verifies(PrivateKey secret, PublicKey open) {
        String algorithm = switch (open.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "DSA" -> "SHA256withDSA";
            case "RSA" -> "SHA256withRSA";
            default -> open.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(PROBE);
            byte[] made = signature.sign();
            signature.initVerify(open);
            signature.update(PROBE);
            return signature.verify(made);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
