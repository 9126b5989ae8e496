package io.github.amtpki.x509;

import io.github.amtpki.StorageException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Optional;

/**
 * A private key that can sign. The key may be a handle to one that never leaves its token; then only the token's own
 * provider can use it.
 *
 * @param key what signs
 * @param digest what it signs with
 * @param provider the token's provider, or a fast one; empty, or without such signatures, means the JDK's choice
 * @param random for signatures that need it: ECDSA's do, those with RSA and PKCS#1 v1.5 are always the same
 */
record Signer(PrivateKey key, Digest digest, Optional<Provider> provider, SecureRandom random) {

    Signer {
        if (digest == Digest.SHA1) {
            throw new IllegalArgumentException("amtpki signs nothing with SHA-1");
        }
    }

    /** The JDK's name of the algorithm. */
    String algorithm() {
        return digest.signatureWith(key.getAlgorithm());
    }

    byte[] sign(byte[] bytes) {
        String algorithm = algorithm();
        try {
            Signature signature = provider.isPresent() && provider.get().getService("Signature", algorithm) != null
                    ? Signature.getInstance(algorithm, provider.get())
                    : Signature.getInstance(algorithm);
            signature.initSign(key, random);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new StorageException(
                    "the key cannot sign with " + algorithm + ": " + e.getMessage(),
                    "a key in a token needs the token's own provider and a session that is logged in",
                    e);
        }
    }
}
