package io.github.amtpki.internal.yaml;

import java.util.Locale;

/**
 * Hides passwords that somebody wrote into a file although they do not belong there. A problem may point at such a line for
 * any reason, say a tab before it; so every line that is shown goes through here.
 *
 * <p>What follows a key that looks like one for a password is replaced by {@code ***}, unless it is a reference such as
 * {@code env:NAME}, which tells nothing.
 */
final class SecretMask {

    private static final String MASK = "***";
    private static final String[] KEYS = {"pass", "pin", "secret", "pwd", "kennwort", "token"};
    private static final String[] REFERENCES = {"env:", "file:", "fd:", "stdin", "prompt", "generate"};

    private SecretMask() {}

    /** A source line as it may be shown. */
    static String of(SourceText source, Position at, boolean secretFromHere) {
        String line = source.line(at.line());
        int cut = secretFromHere ? SourceText.index(line, at.column()) : line.length();
        cut = Math.min(cut, valueOfSecretKey(line));
        if (cut == line.length() && continuesSecret(source, at.line())) {
            cut = indentation(line);
        }
        return line.substring(cut).isBlank() ? line : line.substring(0, cut) + MASK;
    }

    /** Where the value of the first key that names a secret begins; the length of the line if there is none. */
    private static int valueOfSecretKey(String line) {
        for (int colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
            int value = colon + 1;
            while (value < line.length() && Character.isWhitespace(line.charAt(value))) {
                value++;
            }
            if (namesSecret(wordBefore(line, colon)) && !reference(line.substring(value))) {
                return value;
            }
        }
        return line.length();
    }

    /**
     * Whether the line goes on where a secret began: the nearest line above, or the nearest that is indented less, ends
     * with the key of a secret or with the start of its block.
     */
    private static boolean continuesSecret(SourceText source, int number) {
        int depth = indentation(source.line(number));
        int above = number - 1;
        while (above > 0 && source.line(above).isBlank()) {
            above--;
        }
        int parent = above;
        while (parent > 0 && (source.line(parent).isBlank() || indentation(source.line(parent)) >= depth)) {
            parent--;
        }
        return opensSecret(source.line(above)) || opensSecret(source.line(parent));
    }

    private static boolean opensSecret(String line) {
        String bare = line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#'));
        int colon = bare.lastIndexOf(':');
        String value = bare.substring(colon + 1).strip();
        boolean open = value.isEmpty() || "|>[\"'".indexOf(value.charAt(0)) >= 0;
        return colon >= 0 && open && namesSecret(wordBefore(bare, colon)) && !reference(value);
    }

    private static boolean reference(String value) {
        String bare = value.startsWith("\"") || value.startsWith("'") ? value.substring(1) : value;
        for (String prefix : REFERENCES) {
            if (bare.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesSecret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        for (String part : KEYS) {
            if (lower.contains(part)) {
                return true;
            }
        }
        return Suggestion.distance(lower, "password") <= 3;
    }

    private static String wordBefore(String line, int colon) {
        int end = colon;
        while (end > 0 && !wordChar(line.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && wordChar(line.charAt(start - 1))) {
            start--;
        }
        return line.substring(start, end);
    }

    private static boolean wordChar(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static int indentation(String line) {
        int index = 0;
        while (index < line.length() && Character.isWhitespace(line.charAt(index))) {
            index++;
        }
        return index;
    }
}
