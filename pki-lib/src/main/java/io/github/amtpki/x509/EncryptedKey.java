package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.internal.bc.KdfBudget;
import io.github.amtpki.internal.bc.Pkcs8;
import io.github.amtpki.internal.bc.PrivateKeys;
import io.github.amtpki.internal.bc.Unlocker;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * Private keys at rest: PKCS#8 (RFC 5958), locked with a password by PBES2 (RFC 8018).
 *
 * <p>A thief of the file guesses passwords as fast as his machines run the key derivation, so a password that a person
 * chose is stretched by {@value #CHOSEN_ITERATIONS} iterations (OWASP's figure for PBKDF2-HMAC-SHA256). A {@linkplain
 * Secret#generated() generated} one has 130 random bits, which nobody guesses at any speed: {@value
 * #GENERATED_ITERATIONS} keep old tools content and cost nothing.
 *
 * <pre>{@code
 * byte[] der = EncryptedKey.encode(key, password, random);
 * String pem = Pem.encode(Pem.ENCRYPTED_PRIVATE_KEY, der);        // openssl pkey -in … reads it
 * PrivateKey same = EncryptedKey.decode(der, Optional.of(password));
 * }</pre>
 */
public final class EncryptedKey {

    static final int CHOSEN_ITERATIONS = 600_000;
    static final int GENERATED_ITERATIONS = 10_000;

    /** An RSA key of 16384 bits takes 13 kB as PEM. */
    private static final int MAX_BYTES = 256 * 1024;

    private EncryptedKey() {}

    /**
     * Locks a key with AES-256-CBC under PBKDF2-HMAC-SHA256.
     *
     * @param random source of salt and initialisation vector
     * @return DER of an EncryptedPrivateKeyInfo
     * @throws RefusedException if the key is a handle to a key that cannot leave its token
     */
    public static byte[] encode(PrivateKey key, Secret password, SecureRandom random) {
        return encode(key, KeyLock.derive(password, random));
    }

    /**
     * Locks a key with what was derived beforehand.
     *
     * @param lock for this file alone
     * @throws IllegalStateException if the lock has been used
     * @see #encode(PrivateKey, Secret, SecureRandom)
     */
    public static byte[] encode(PrivateKey key, KeyLock lock) {
        byte[] plain = plain(key);
        try {
            return lock.lock(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The unencrypted PKCS#8 form, which whoever asked for it wipes. */
    private static byte[] plain(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null || !"PKCS#8".equals(key.getFormat())) {
            throw new RefusedException(
                    "this private key cannot leave its token, so it cannot be written to a file",
                    "leave it where it is, and back it up with the token's own tools");
        }
        return encoded;
    }

    /**
     * Reads a private key, locked or not: PKCS#8 in PBES2, PKCS#12 or PBES1 encryption, plain PKCS#8, and the traditional
     * forms of RSA (PKCS#1) and EC (SEC 1) keys.
     *
     * @param file DER, or PEM with exactly one private key among its blocks
     * @param password needed only for a locked key
     * @throws WrongPasswordException if the password does not open it, or none was given and one is needed
     * @throws UnsupportedAlgorithmException if the encryption or the kind of key is unknown
     * @throws BadInputException if it is damaged or no private key
     * @throws RefusedException if it demands more than a million iterations of key derivation
     */
    public static PrivateKey decode(byte[] file, Optional<Secret> password) {
        if (file.length > MAX_BYTES) {
            throw new BadInputException("a private key of " + file.length + " bytes is too large to be one");
        }
        byte[] der = Pem.looksLike(file) ? onlyKey(file) : file;
        if (!PrivateKeys.isEncrypted(der)) {
            return PrivateKeys.decode(der);
        }
        Secret secret = password.orElseThrow(
                () -> new WrongPasswordException("the private key is encrypted, and no password was given"));
        return unlock(Pkcs8.decode(der), secret);
    }

    /**
     * Whether a password is needed.
     *
     * @param der any of the forms that {@link #decode} reads
     * @throws BadInputException if it is damaged or no private key
     */
    public static boolean isEncrypted(byte[] der) {
        return PrivateKeys.isEncrypted(der);
    }

    /**
     * How many iterations of key derivation it takes to open a private key; 0 if it is not locked.
     *
     * @param der any of the forms that {@link #decode} reads
     * @throws BadInputException if it is damaged or no private key
     */
    public static int iterations(byte[] der) {
        return PrivateKeys.isEncrypted(der) ? Pkcs8.decode(der).encryption().iterations() : 0;
    }

    private static byte[] onlyKey(byte[] file) {
        // The traditional encryption hides in headers inside the block, where base64 must not see them.
        if (new String(file, StandardCharsets.ISO_8859_1).contains("Proc-Type: 4,ENCRYPTED")) {
            throw new UnsupportedAlgorithmException(
                    "the private key has OpenSSL's traditional encryption, which is not supported",
                    "convert it: openssl pkcs8 -topk8 -in OLD.key -out NEW.key");
        }
        byte[] found = new byte[0];
        for (Pem block : Pem.decode(file)) {
            if (block.label().endsWith("PRIVATE KEY")) {
                if (found.length > 0) {
                    throw new BadInputException("the file holds more than one private key");
                }
                found = block.der();
            }
        }
        if (found.length == 0) {
            throw new BadInputException("the PEM file holds no private key");
        }
        return found;
    }

    private static PrivateKey unlock(Pkcs8 locked, Secret secret) {
        try (Unlocker unlocker = new Unlocker("the private key", secret, KdfBudget.USUAL)) {
            unlocker.charge(locked.encryption().iterations());
            byte[] plain = unlocker.open(locked.encryption(), locked.locked())
                    .orElseThrow(() -> new WrongPasswordException("wrong password for the private key"));
            try {
                return PrivateKeys.decode(plain);
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        }
    }
}
