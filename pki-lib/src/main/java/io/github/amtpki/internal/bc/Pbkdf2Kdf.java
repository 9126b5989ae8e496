package io.github.amtpki.internal.bc;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The key derivation of PKCS#5 (RFC 8018 section 5.2): each block of the key is the XOR of a chain of HMACs, the first over
 * the salt and the block's number, each next over the one before.
 *
 * <p>An HMAC is two hashes, {@code H(outer pad, H(inner pad, message))} (RFC 2104). Here each pad and what follows it stand
 * in one array, so that an iteration is two calls of the hash and each result lands where the next one reads it. The JDK's
 * own implementation copies the state of the hash twice per iteration, through layers that are slow while they are cold:
 * four derivations of 10 000 iterations in a JVM just started took it 160 ms of processor time, and this 95. Warm, this is
 * no slower.
 */
final class Pbkdf2Kdf {

    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest digest;
    private final int block;
    private final byte[] inner;
    private final byte[] outer;

    private Pbkdf2Kdf(Hash hash, byte[] password) {
        digest = Jca.digest(hash.digest());
        block = hash.blockBytes();
        byte[] key = password.length > block ? digest.digest(password) : password;
        inner = padded(key, INNER, hash);
        outer = padded(key, OUTER, hash);
    }

    private static byte[] padded(byte[] key, byte pad, Hash hash) {
        byte[] padded = Arrays.copyOf(key, hash.blockBytes() + hash.bytes());
        for (int i = 0; i < hash.blockBytes(); i++) {
            padded[i] ^= pad;
        }
        return padded;
    }

    /** The key for a password, taken as UTF-8. */
    static byte[] derive(Hash hash, char[] password, byte[] salt, int iterations, int length) {
        ByteBuffer spelling = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = Arrays.copyOf(spelling.array(), spelling.limit());
        Arrays.fill(spelling.array(), (byte) 0);
        Pbkdf2Kdf kdf = new Pbkdf2Kdf(hash, bytes);
        try {
            byte[] key = new byte[length];
            for (int done = 0, number = 1; done < length; done += hash.bytes(), number++) {
                byte[] part = kdf.part(salt, number, iterations);
                System.arraycopy(part, 0, key, done, Math.min(part.length, length - done));
            }
            return key;
        } catch (DigestException e) {
            throw new IllegalStateException(hash.digest() + " has an unexpected length", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(kdf.inner, (byte) 0);
            Arrays.fill(kdf.outer, (byte) 0);
        }
    }

    private byte[] part(byte[] salt, int number, int iterations) throws DigestException {
        digest.update(inner, 0, block);
        digest.update(salt);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
        finish();
        byte[] sum = Arrays.copyOfRange(inner, block, inner.length);
        for (int i = 1; i < iterations; i++) {
            digest.update(inner);
            finish();
            xor(sum);
        }
        return sum;
    }

    /** Apart, or its turns would count as those of the loop around it, and have all of that compiled at great length. */
    private void xor(byte[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] ^= inner[block + j];
        }
    }

    /** The inner hash goes behind the outer pad; the outer hash, which is the HMAC, behind the inner one. */
    private void finish() throws DigestException {
        digest.digest(outer, block, outer.length - block);
        digest.update(outer);
        digest.digest(inner, block, inner.length - block);
    }
}
