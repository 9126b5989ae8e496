package io.github.amtpki;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A password held in memory: closeable, never printed. Closing overwrites the characters; {@code toString} is always
 * redacted, and there is no {@code equals}.
 *
 * <pre>{@code
 * try (Secret password = Secret.generate(new SecureRandom())) {
 *     char[] chars = password.reveal();   // the one way to the characters, easy to search for
 *     ...
 *     Arrays.fill(chars, '\0');
 * }
 * }</pre>
 */
public final class Secret implements AutoCloseable {

    /** Lower-case letters and digits that nobody confuses when typing: no {@code l o 0 1}. Five bits each. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    /** 26 characters of five bits: 130 random bits. */
    private static final int GENERATED_LENGTH = 26;

    private final char[] chars;
    private final boolean generated;
    private volatile boolean closed;

    private Secret(char[] chars, boolean generated) {
        this.chars = chars;
        this.generated = generated;
    }

    /** A password that a person chose. The array is copied; its owner wipes it. */
    public static Secret of(char[] chars) {
        return new Secret(Objects.requireNonNull(chars, "chars").clone(), false);
    }

    /** A new password of 130 random bits, 26 characters out of {@code a-z} and {@code 2-9}. */
    public static Secret generate(SecureRandom random) {
        char[] chars = new char[GENERATED_LENGTH];
        byte[] bits = new byte[GENERATED_LENGTH];
        random.nextBytes(bits);
        for (int i = 0; i < chars.length; i++) {
            chars[i] = ALPHABET.charAt(bits[i] & 31);
        }
        Arrays.fill(bits, (byte) 0);
        return new Secret(chars, true);
    }

    /** Whether it was made by {@link #generate}: such a password needs no key stretching. */
    public boolean generated() {
        return generated;
    }

    public int length() {
        return chars.length;
    }

    /** Where the first character stands that is not printable ASCII, a space to a tilde; from 0. */
    public OptionalInt firstUnprintable() {
        return IntStream.range(0, chars.length)
                .filter(i -> chars[i] < ' ' || chars[i] > '~')
                .findFirst();
    }

    /**
     * A copy of the characters. Whoever calls this wipes the copy.
     *
     * @throws IllegalStateException if closed
     */
    public char[] reveal() {
        if (closed) {
            throw new IllegalStateException("this secret is closed");
        }
        return chars.clone();
    }

    /** The same password in an object of its own, which its owner closes. */
    public Secret copy() {
        char[] copied = reveal();
        return new Secret(copied, generated);
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(chars, '\0');
    }

    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
