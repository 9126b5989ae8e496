package io.github.amtpki.internal.bc;

import java.util.Optional;

/**
 * Where an element stands in its bytes, read from its tag and its length (X.690 sections 8.1.2 and 8.1.3). Nothing inside it
 * is looked at.
 *
 * @param content where its content begins
 * @param end where it ends, which is within the bytes
 */
public record Element(int content, int end) {

    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final int LONG_FORM = 0x80;
    private static final int MOST_OCTETS = 4;

    /** The element of this tag that begins at a place; empty if none does, or its length is indefinite or more than is there. */
    static Optional<Element> at(byte[] bytes, int place, int tag) {
        if (place + 2 > bytes.length || bytes[place] != tag) {
            return Optional.empty();
        }
        int first = bytes[place + 1] & 0xff;
        int octets = first < LONG_FORM ? 0 : first - LONG_FORM;
        int content = place + 2 + octets;
        if (first == LONG_FORM || octets > MOST_OCTETS || content > bytes.length) {
            return Optional.empty();
        }
        long length = octets == 0 ? first : 0;
        for (int i = place + 2; i < content; i++) {
            length = length << 8 | bytes[i] & 0xff;
        }
        return length > bytes.length - content
                ? Optional.empty()
                : Optional.of(new Element(content, (int) (content + length)));
    }

    /** Whether a SEQUENCE of definite length fills the bytes. */
    public static boolean isWholeSequence(byte[] bytes) {
        Optional<Element> sequence = at(bytes, 0, SEQUENCE);
        return sequence.isPresent() && sequence.get().end == bytes.length;
    }
}
