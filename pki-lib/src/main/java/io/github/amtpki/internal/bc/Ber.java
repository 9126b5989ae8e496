package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;

/**
 * A first look at foreign BER bytes, before any parser builds objects from them.
 *
 * <p>Parsers recurse, so {@code 30 80 30 80 …} overflows their stack, and they allocate per element, so two megabytes of
 * {@code 05 00} become a hundred. This walk is a loop over one array: it proves that every length fits into what
 * surrounds it, bounds depth and number of elements, and notes on the way what DER (X.690 section 10) would not have
 * allowed.
 *
 * @param length how many bytes the first element takes; what follows it is trailing
 * @param der whether all lengths are definite and minimal and no string is cut into pieces
 */
public record Ber(int length, boolean der) {

    /** Deep enough for certificates (about 12) with room to spare. */
    static final int MAX_DEPTH = 40;

    /** A bundle with a thousand certificates has some ten thousand. */
    static final int MAX_ELEMENTS = 100_000;

    private static final int CONSTRUCTED = 0x20;
    private static final int INDEFINITE = 0x80;

    /**
     * Looks at the first element of some bytes.
     *
     * @param what the bytes' name in messages, as {@code the PKCS#12 file}
     * @throws BadInputException if it is not well-formed BER within the bounds
     */
    public static Ber scan(byte[] bytes, String what) {
        return scan(bytes, what, MAX_ELEMENTS);
    }

    /** As {@link #scan(byte[], String)}, for long lists of small things. */
    public static Ber scan(byte[] bytes, String what, int mostElements) {
        return new Walk(bytes, what).run(mostElements);
    }

    /** Whether the bytes start like a SEQUENCE that ends exactly where they end; no more is looked at. */
    public static boolean isOneSequence(byte[] bytes) {
        return Element.isWholeSequence(bytes) || isIndefiniteSequence(bytes);
    }

    private static boolean isIndefiniteSequence(byte[] bytes) {
        int length = bytes.length;
        return length > 4
                && bytes[0] == Element.SEQUENCE
                && (bytes[1] & 0xff) == INDEFINITE
                && bytes[length - 2] == 0
                && bytes[length - 1] == 0;
    }

    private static final class Walk {
        private final byte[] bytes;
        private final String what;
        /** Per open element where it must end at the latest, and whether end-of-contents octets close it. */
        private final int[] limit = new int[MAX_DEPTH + 1];

        private final boolean[] indefinite = new boolean[MAX_DEPTH + 1];
        private int depth;
        private int at;
        private boolean der = true;

        Walk(byte[] bytes, String what) {
            this.bytes = bytes;
            this.what = what;
            limit[0] = bytes.length;
        }

        Ber run(int mostElements) {
            int elements = 0;
            do {
                if (++elements > mostElements) {
                    throw damaged("has more than " + mostElements + " elements");
                }
                element();
                while (depth > 0 && !indefinite[depth] && at == limit[depth]) {
                    depth--;
                }
            } while (depth > 0);
            return new Ber(at, der);
        }

        private void element() {
            int start = at;
            int tag = next();
            if ((tag & 0x1f) == 0x1f) {
                skipLongTag();
            }
            int first = next();
            if (tag == 0 && first == 0 && indefinite[depth]) {
                depth--;
                return;
            }
            if (tag == 0) {
                throw damaged("has an unexpected end of contents at byte " + start);
            }
            boolean constructed = (tag & CONSTRUCTED) != 0;
            if (first == INDEFINITE) {
                if (!constructed) {
                    throw damaged("has a value without a length at byte " + start);
                }
                der = false;
                open(limit[depth], true);
                return;
            }
            int end = end(start, first);
            // 24: an OCTET STRING in pieces.
            der &= tag != 0x24;
            if (constructed) {
                open(end, false);
            } else {
                at = end;
            }
        }

        private int end(int start, int first) {
            long length = first;
            if (first > INDEFINITE) {
                int count = first & 0x7f;
                if (count > 4) {
                    throw damaged("has a length of " + count + " bytes at byte " + start);
                }
                length = 0;
                for (int i = 0; i < count; i++) {
                    length = length << 8 | next();
                }
                der &= length >= 0x80 && length >>> 8 * (count - 1) != 0;
            }
            if (length > limit[depth] - at) {
                throw damaged("is cut off, or the length at byte " + start + " is wrong");
            }
            return (int) (at + length);
        }

        private void skipLongTag() {
            int more = 0;
            while ((next() & 0x80) != 0) {
                if (++more > 3) {
                    throw damaged("has an endless tag before byte " + at);
                }
            }
        }

        private void open(int end, boolean untilEndOfContents) {
            if (depth == MAX_DEPTH) {
                throw damaged("is nested more than " + MAX_DEPTH + " deep");
            }
            depth++;
            limit[depth] = end;
            indefinite[depth] = untilEndOfContents;
        }

        private int next() {
            if (at >= limit[depth]) {
                throw damaged("is cut off at byte " + at);
            }
            return bytes[at++] & 0xff;
        }

        private BadInputException damaged(String how) {
            return new BadInputException(what + " " + how);
        }
    }
}
