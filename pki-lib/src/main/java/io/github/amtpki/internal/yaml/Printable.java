package io.github.amtpki.internal.yaml;

/** Text from a file, made safe for a terminal: what could move the cursor or turn the text is shown as its number. */
final class Printable {

    private static final int LONGEST = 240;

    private Printable() {}

    /** A key as part of a path: however long it is, paths stay short. */
    static String key(String key) {
        return cut(key, 64);
    }

    static String of(String whole) {
        String text = cut(whole, LONGEST);
        if (text.codePoints().noneMatch(Printable::dangerous)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (dangerous(c)) {
                safe.append("<U+").append(SourceText.hex(c)).append('>');
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static String cut(String text, int length) {
        return text.length() <= length
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length) + "...";
    }

    /** One character wide, so that what follows stays where it was; tabs are kept. */
    static int sameWidth(int c) {
        return c != '\t' && dangerous(c) ? '?' : c;
    }

    private static boolean dangerous(int c) {
        return c == '\t' || SourceText.forbidden(c) || Character.getType(c) == Character.SURROGATE;
    }
}
