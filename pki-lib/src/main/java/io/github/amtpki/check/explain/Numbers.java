package io.github.amtpki.check.explain;

import java.util.OptionalInt;

/** Numbers and words at places in a text, in lower case. */
final class Numbers {

    private static final int LONGEST_TAG = 240;
    private static final int LONGEST_WORD = 40;

    private Numbers() {}

    /** The number of at most four digits that begins here and is no part of a longer one. */
    static OptionalInt at(String text, int at) {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
            if (end - at > 4) {
                return OptionalInt.empty();
            }
        }
        return end == at ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.substring(at, end)));
    }

    /** Where the first number begins that is no part of a word, or -1. */
    static int first(String text) {
        for (int i = 0; i < text.length(); i++) {
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            if (isDigit(text.charAt(i)) && !isDigit(before) && !Character.isLetter(before) && before != '.') {
                return i;
            }
        }
        return -1;
    }

    static String word(String text, int at) {
        int end = at;
        while (end < text.length() && end - at < LONGEST_WORD && isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    /**
     * Where the value of a field begins whose name ends here: behind the tag in XML, whatever namespaces it declares; behind
     * colon, equals sign and quotes elsewhere. -1 if there is none.
     */
    static int valueAfterField(String text, int at) {
        int place = at;
        if (text.startsWith(" xmlns", at)) {
            String tag = text.substring(at, Math.min(text.length(), at + LONGEST_TAG));
            place = at + tag.indexOf('>');
            if (place < at) {
                return -1;
            }
        }
        int skipped = place;
        while (skipped < text.length() && skipped - place < 8 && "> \":='".indexOf(text.charAt(skipped)) >= 0) {
            skipped++;
        }
        return skipped == place ? -1 : skipped;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
