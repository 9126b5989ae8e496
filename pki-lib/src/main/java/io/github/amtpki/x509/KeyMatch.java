package io.github.amtpki.x509;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** Whether a private key belongs to a public one: it signs, the other verifies. Works for keys that show nothing of themselves. */
final class KeyMatch {

    private static final byte[] PROBE =
            "amtpki: does this key belong to that certificate?".getBytes(StandardCharsets.US_ASCII);

    private KeyMatch() {}

    static boolean matches(Signer signer, PublicKey key) {
        if (!signer.key().getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(signer.algorithm());
            verifier.initVerify(key);
            verifier.update(PROBE);
            return verifier.verify(signer.sign(PROBE));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
