package io.github.amtpki.internal.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Bytes that somebody saved from a terminal, as text.
 *
 * <p>Most of it is UTF-8. PowerShell's {@code >} writes UTF-16 with a byte order mark, so {@code rpc amtinfo -cert > file}
 * comes with a zero in every second byte. What is neither is read all the same: damaged characters become U+FFFD, and
 * nothing is refused because of them.
 */
public final class PastedText {

    private static final char ESCAPE = 0x1b;

    /** U+E0000 to U+E0FFF: tags and selectors, all of them invisible. */
    private static final int TAGS = 0xe0;

    private PastedText() {}

    /** The text without its byte order mark. */
    public static String decode(byte[] bytes) {
        Charset charset = charset(bytes);
        String text = new String(bytes, charset);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /**
     * One line of it, fit for any terminal: colours are taken out, what could move the cursor or turn the direction of the
     * text becomes a question mark, and the end is cut off behind so many characters.
     */
    public static String line(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest) + 3);
        for (int at = 0; at < text.length(); at++) {
            if (line.length() >= longest) {
                return line.append("...").toString();
            }
            int end = colour(text, at);
            if (end > at) {
                at = end - 1;
                continue;
            }
            char c = text.charAt(at);
            line.append(c == '\t' ? ' ' : isHarmless(text, at) ? c : '?');
        }
        return line.toString();
    }

    /**
     * Where a terminal's control sequence (ECMA-48 section 5.4) that begins here ends; this place itself if none begins.
     */
    public static int colour(CharSequence text, int at) {
        if (text.charAt(at) != ESCAPE || at + 1 >= text.length() || text.charAt(at + 1) != '[') {
            return at;
        }
        int end = at + 2;
        while (end < text.length() && text.charAt(end) >= 0x20 && text.charAt(end) < 0x40) {
            end++;
        }
        return Math.min(end + 1, text.length());
    }

    /**
     * Whether the character at a place only shows itself. What steers, turns or hides does not: controls, format characters
     * (the invisible letters of U+E0000 and on among them) and halves of surrogate pairs without their other half.
     */
    public static boolean isHarmless(CharSequence text, int at) {
        char c = text.charAt(at);
        if (c >= ' ' && c < 0x7f) {
            return true;
        }
        boolean second = Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        int point = Character.codePointAt(text, second ? at - 1 : at);
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> point >> 12 != TAGS && !(point >= 0x2060 && point <= 0x206f);
        };
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length < 2) {
            return StandardCharsets.UTF_8;
        }
        if (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe || bytes[0] != 0 && bytes[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff || bytes[0] == 0 && bytes[1] != 0
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }
}
