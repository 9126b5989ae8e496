package io.github.amtpki.internal.bc;

import io.github.amtpki.Secret;
import java.util.Arrays;
import java.util.List;

/**
 * A password as the two families of schemes take it: PKCS#5 as UTF-8, PKCS#12's own key derivation as big-endian UTF-16
 * ended by two zero bytes (RFC 7292 appendix B.1). So {@code "a"} is {@code 61} there and {@code 00 61 00 00} here.
 *
 * <p>The empty password has two spellings in PKCS#12: programs disagree whether it is {@code 00 00} or no byte at all
 * (what others call the null password).
 */
public final class PbePassword implements AutoCloseable {

    private final char[] chars;
    private final byte[] utf16;

    private PbePassword(char[] chars, byte[] utf16) {
        this.chars = chars;
        this.utf16 = utf16;
    }

    /** The spelling that this program and most others write. */
    public static PbePassword of(Secret secret) {
        char[] chars = secret.reveal();
        byte[] utf16 = new byte[2 * chars.length + 2];
        for (int i = 0; i < chars.length; i++) {
            utf16[2 * i] = (byte) (chars[i] >> 8);
            utf16[2 * i + 1] = (byte) chars[i];
        }
        return new PbePassword(chars, utf16);
    }

    /** Every spelling that a reader has to try, the likeliest first. */
    public static List<PbePassword> spellings(Secret secret) {
        PbePassword usual = of(secret);
        return secret.length() > 0 ? List.of(usual) : List.of(usual, new PbePassword(new char[0], new byte[0]));
    }

    /** For PKCS#5, which takes their UTF-8. Not a copy. */
    char[] chars() {
        return chars;
    }

    /** For PKCS#12. Not a copy. */
    byte[] utf16() {
        return utf16;
    }

    @Override
    public void close() {
        Arrays.fill(chars, '\0');
        Arrays.fill(utf16, (byte) 0);
    }
}
