package io.github.amtpki.check.explain;

import io.github.amtpki.internal.text.PastedText;
import java.util.Arrays;
import java.util.List;

/**
 * A text made easy to search: white space of any length is one blank, so that a message is found though a terminal wrapped it;
 * colours and the backslashes that loggers put before quotes are gone; XML that was escaped for a web page is unescaped. A
 * second copy has lower case. Both have the same length, so a place in one is that place in the other.
 *
 * <p>It is searched as it is. No XML is parsed, so there are no entities that could expand and nothing to nest.
 */
final class LogText {

    private static final List<String> ENTITIES = List.of("&lt;", "&gt;", "&quot;", "&amp;");

    /** What each of them stands for. */
    private static final String MEANINGS = "<>\"&";

    private final StringBuilder shown;
    private final String folded;
    private int[] starts = new int[64];
    private int[] numbers = new int[64];
    private int lines;

    LogText(String text) {
        shown = new StringBuilder(text.length());
        fill(text);
        folded = fold(shown);
    }

    /** The text in lower case. */
    String folded() {
        return folded;
    }

    /** The text as it was written. */
    CharSequence shown() {
        return shown;
    }

    /** What stands between two places, and around them. */
    Evidence evidence(int from, int to) {
        int index = Arrays.binarySearch(starts, 0, lines, from);
        index = Math.max(0, index < 0 ? -index - 2 : index);
        int end = index + 1 < lines ? starts[index + 1] : shown.length();
        return new Evidence(
                lines == 0 ? 1 : numbers[index], Redaction.quote(shown, starts[index], from, to, Math.max(to, end)));
    }

    private void fill(String text) {
        int number = 1;
        boolean blank = false;
        boolean begins = true;
        for (int at = 0; at < text.length(); at++) {
            int end = PastedText.colour(text, at);
            if (end > at) {
                at = end - 1;
                continue;
            }
            char c = text.charAt(at);
            if (c == '\n') {
                number++;
                begins = true;
            }
            if (c <= ' ' && Character.isWhitespace(c) || c == 0xa0) {
                blank = true;
                continue;
            }
            int slashes = slashes(text, at);
            boolean quoted = slashes > 0 && at + slashes < text.length() && text.charAt(at + slashes) == '"';
            if (quoted) {
                at += slashes;
                c = '"';
            } else if (c == '&') {
                int entity = entity(text, at);
                if (entity >= 0) {
                    at += ENTITIES.get(entity).length() - 1;
                    c = MEANINGS.charAt(entity);
                }
            }
            if (blank && shown.length() > 0) {
                shown.append(' ');
            }
            if (begins) {
                begin(number);
            }
            blank = false;
            begins = false;
            shown.append(c < 0x7f && c >= ' ' || PastedText.isHarmless(text, at) ? c : '?');
            if (slashes > 1 && !quoted) {
                shown.append(text, at + 1, at + slashes);
                at += slashes - 1;
            }
        }
    }

    /** How many backslashes begin here. */
    private static int slashes(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '\\') {
            end++;
        }
        return end - at;
    }

    /** Which entity begins here; -1 if none. By index, as an iterator for each of a million ampersands would cost memory. */
    private static int entity(String text, int at) {
        for (int i = 0; i < ENTITIES.size(); i++) {
            if (text.startsWith(ENTITIES.get(i), at)) {
                return i;
            }
        }
        return -1;
    }

    private void begin(int number) {
        if (lines == starts.length) {
            starts = Arrays.copyOf(starts, lines * 2);
            numbers = Arrays.copyOf(numbers, lines * 2);
        }
        starts[lines] = shown.length();
        numbers[lines] = number;
        lines++;
    }

    /** ASCII only: other letters may change their length. What no message has becomes a question mark. */
    private static String fold(CharSequence text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c > 0xff ? '?' : c);
        }
        return folded.toString();
    }
}
