package io.github.amtpki.cli.console;

import io.github.amtpki.internal.text.PastedText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that came from outside, made harmless for a terminal. */
public final class Text {

    private static final int HEAD = 60;
    private static final int TAIL = 40;

    /** What stands in quotes and was given by somebody, or a word that is longer than any path. */
    private static final Pattern OVERLONG =
            Pattern.compile("(?<![\\p{L}\\p{N}])'[^']{" + (HEAD + TAIL + 1) + ",}'|[^\\s']{300,}");

    private Text() {}

    /**
     * The text with every character that could steer a terminal or reorder its line written as an escape, as in
     * {@code evil\u001b[2J}. Certificates and file names may hold such characters, and are shown before they are
     * trusted.
     */
    public static String printable(String text) {
        return escape(text, false);
    }

    /** The same for a JSON document, in which only strings hold such characters, and line feeds part the lines. */
    public static String printableJson(String json) {
        return escape(json, true);
    }

    /** A message with every overlong word in it cut short in its middle: nobody reads a thousand characters of a mistake. */
    public static String brief(String message) {
        return OVERLONG.matcher(message).replaceAll(found -> {
            String word = found.group();
            return Matcher.quoteReplacement(word.substring(0, HEAD) + "…" + word.substring(word.length() - TAIL));
        });
    }

    private static String escape(String text, boolean keepLineFeeds) {
        int at = 0;
        while (at < text.length() && isHarmless(text, at, keepLineFeeds)) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, at);
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isHarmless(text, at, keepLineFeeds)) {
                out.append(c);
            } else {
                out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            }
        }
        return out.toString();
    }

    private static boolean isHarmless(String text, int at, boolean keepLineFeeds) {
        return text.charAt(at) == '\n' && keepLineFeeds || PastedText.isHarmless(text, at);
    }
}
