package io.github.amtpki.setupbin;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that nobody can change and that never print themselves: they may be a password. Their owner can wipe them. */
public final class Octets {

    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of these bytes. */
    public static Octets of(byte... bytes) {
        return slice(bytes, 0, bytes.length);
    }

    static Octets slice(byte[] bytes, int from, int to) {
        return from == to ? EMPTY : new Octets(Arrays.copyOfRange(bytes, from, to));
    }

    /** A copy without the zeros at its end: what a field holds that should be zero. */
    static Octets withoutTrailingZeros(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] == 0) {
            end--;
        }
        return slice(bytes, from, end);
    }

    public int length() {
        return bytes.length;
    }

    /** The byte at an index, 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    /** A copy; whoever asks for a password's bytes wipes it. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** Lower case, without separators. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** As a number, lowest byte first. */
    long number() {
        long number = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            number = number << Byte.SIZE | at(i);
        }
        return number;
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Octets[" + bytes.length + " bytes]";
    }
}
