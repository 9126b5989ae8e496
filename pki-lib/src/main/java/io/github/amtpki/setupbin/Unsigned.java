package io.github.amtpki.setupbin;

/** Numbers that must fit a field without a sign. */
final class Unsigned {

    static final long U16 = 0xffff;
    static final long U32 = 0xffff_ffffL;

    private Unsigned() {}

    static void check(long number, long largest) {
        if (number < 0 || number > largest) {
            throw new IllegalArgumentException(number + " does not fit a field of 0 to " + largest);
        }
    }
}
