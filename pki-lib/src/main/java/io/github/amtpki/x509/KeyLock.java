package io.github.amtpki.x509;

import io.github.amtpki.Secret;
import io.github.amtpki.internal.bc.DerivedKey;
import io.github.amtpki.internal.bc.Pbe;
import io.github.amtpki.internal.bc.PbePassword;
import io.github.amtpki.internal.bc.Pkcs8;
import java.security.SecureRandom;

/**
 * What one private key file will be locked with, derived from its password before there is a private key.
 *
 * <pre>{@code
 * Supplier<KeyPair> pair = keys.order(KeyType.RSA_2048);          // takes its time
 * KeyLock lock = KeyLock.derive(password, random);               // meanwhile
 * byte[] der = EncryptedKey.encode(pair.get().getPrivate(), lock);
 * }</pre>
 *
 * <p>Good for one file only, as no initialisation vector may serve twice.
 */
public final class KeyLock {

    private final Pbe pbe;
    private final DerivedKey key;
    private boolean spent;

    private KeyLock(Pbe pbe, PbePassword password) {
        this.pbe = pbe;
        this.key = pbe.derive(password);
    }

    /**
     * Derives it: see {@link EncryptedKey} for how much the password is stretched.
     *
     * @param random source of salt and initialisation vector
     */
    public static KeyLock derive(Secret password, SecureRandom random) {
        try (PbePassword spelling = PbePassword.of(password)) {
            int iterations = password.generated() ? EncryptedKey.GENERATED_ITERATIONS : EncryptedKey.CHOSEN_ITERATIONS;
            return new KeyLock(Pbe.modern(iterations, random), spelling);
        }
    }

    /** Locks a private key, and forgets the key that did. */
    synchronized byte[] lock(byte[] plain) {
        if (spent) {
            throw new IllegalStateException("this has already locked a private key");
        }
        spent = true;
        try (key) {
            return new Pkcs8(pbe, key.encrypt(plain)).encode();
        }
    }
}
