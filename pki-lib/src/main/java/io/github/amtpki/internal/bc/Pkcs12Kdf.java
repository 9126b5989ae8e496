package io.github.amtpki.internal.bc;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * PKCS#12's own key derivation (RFC 7292 appendix B.2). No JDK offers it by itself, only welded to its ciphers, of which
 * the MAC with SHA-384 is missing.
 *
 * <p>Password and salt are repeated to whole hash blocks and hashed {@code iterations} times; a leading block filled with
 * the purpose keeps key, initialisation vector and MAC key apart though all come from one password and one salt.
 */
final class Pkcs12Kdf {

    /** Purposes of RFC 7292 appendix B.3. */
    static final int KEY = 1;

    static final int IV = 2;
    static final int MAC = 3;

    private Pkcs12Kdf() {}

    static byte[] derive(Hash hash, int purpose, byte[] password, byte[] salt, int iterations, int length) {
        try {
            return derive(Jca.digest(hash.digest()), hash, purpose, password, salt, iterations, length);
        } catch (DigestException e) {
            throw new IllegalStateException(hash.digest() + " has an unexpected length", e);
        }
    }

    private static byte[] derive(
            MessageDigest digest, Hash hash, int purpose, byte[] password, byte[] salt, int iterations, int length)
            throws DigestException {
        int block = hash.blockBytes();
        byte[] diversifier = new byte[block];
        Arrays.fill(diversifier, (byte) purpose);
        byte[] input = repeated(salt, password, block);
        byte[] result = new byte[length];
        byte[] a = new byte[hash.bytes()];
        for (int done = 0; done < length; done += a.length) {
            digest.update(diversifier);
            digest.update(input);
            digest.digest(a, 0, a.length);
            for (int i = 1; i < iterations; i++) {
                digest.update(a);
                digest.digest(a, 0, a.length);
            }
            System.arraycopy(a, 0, result, done, Math.min(a.length, length - done));
            for (int start = 0; start < input.length; start += block) {
                addPlusOne(input, start, block, a);
            }
        }
        Arrays.fill(input, (byte) 0);
        return result;
    }

    /** Steps 2 to 4: salt and password, each repeated to a multiple of the block; nothing stays nothing. */
    private static byte[] repeated(byte[] salt, byte[] password, int block) {
        int saltBytes = block * ((salt.length + block - 1) / block);
        int passwordBytes = block * ((password.length + block - 1) / block);
        byte[] input = new byte[saltBytes + passwordBytes];
        for (int i = 0; i < saltBytes; i++) {
            input[i] = salt[i % salt.length];
        }
        for (int i = 0; i < passwordBytes; i++) {
            input[saltBytes + i] = password[i % password.length];
        }
        return input;
    }

    /** Step 6C: this block of the input becomes itself plus the repeated hash plus one, modulo its size. */
    private static void addPlusOne(byte[] input, int start, int block, byte[] a) {
        int carry = 1;
        for (int i = block - 1; i >= 0; i--) {
            int sum = (input[start + i] & 0xff) + (a[i % a.length] & 0xff) + carry;
            input[start + i] = (byte) sum;
            carry = sum >>> 8;
        }
    }
}
