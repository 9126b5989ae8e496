package io.github.amtpki.pkcs12;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;

/** Whether a private key and a public key are a pair. */
final class KeyMatch {

    private static final byte[] PROBE = {1, 2, 3, 4};

    private KeyMatch() {}

    static boolean matches(PrivateKey secret, PublicKey open) {
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
