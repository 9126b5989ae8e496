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
    private static final String[] KEYS = {
        "pass", "pin", "secret", "pw", "kennwort", "token", "phrase", "geheim", "credential"
    };
    private static final String[] REFERENCES = {"stdin", "prompt", "generate"};

    private SecretMask() {}

    /**
     * A source line as it may be shown. Of a file without a single key nothing is: it may be a password itself, given in
     * place of the profile.
     */
    static String of(SourceText source, Position at, boolean secretFromHere) {
        if (!hasKeys(source)) {
            return "";
        }
        String line = source.line(at.line());
        int cut = secretFromHere ? SourceText.index(line, at.column()) : line.length();
        cut = Math.min(cut, valueOfSecretKey(line));
        if (cut == line.length() && continuesSecret(source, at.line())) {
            cut = indentation(line);
        }
        return line.substring(cut).isBlank() ? line : line.substring(0, cut) + MASK;
    }

    /**
     * Where in a path of keys the secret begins that somebody wrote into a key, as in {@code pfx.password=hunter2}; the
     * path's length if there is none.
     */
    static int inPath(String path) {
        for (int i = 1; i < path.length(); i++) {
            if (":= ".indexOf(path.charAt(i)) >= 0 && namesSecret(wordBefore(path, i))) {
                return i + 1;
            }
        }
        return path.length();
    }

    /** Whether a key stands at the left margin anywhere, or behind the first brace. */
    private static boolean hasKeys(SourceText source) {
        for (int number = 1; number <= source.lineCount(); number++) {
            String line = source.line(number);
            int colon = line.indexOf(':');
            boolean key = colon > 0 && (colon + 1 == line.length() || Character.isWhitespace(line.charAt(colon + 1)));
            if (key
                    && line.charAt(0) != '#'
                    && (wordBefore(line, colon).length() >= colon - 3 || line.charAt(0) == '{')) {
                return true;
            }
        }
        return false;
    }

    /** Where the value of the first key that names a secret begins; the length of the line if there is none. */
    private static int valueOfSecretKey(String line) {
        for (int i = 1; i < line.length(); i++) {
            if (line.charAt(i) != ':' && line.charAt(i) != '=') {
                continue;
            }
            int value = i + 1;
            while (value < line.length() && Character.isWhitespace(line.charAt(value))) {
                value++;
            }
            if (namesSecret(wordBefore(line, i)) && !reference(line.substring(value))) {
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
        boolean keyless = source.line(number).indexOf(':') < 0;
        return opensSecret(source.line(above), false) || opensSecret(source.line(parent), keyless);
    }

    /** @param folded whether a plain value goes on in the lines below */
    private static boolean opensSecret(String line, boolean folded) {
        String bare = line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#'));
        int colon = bare.lastIndexOf(':');
        String value = bare.substring(colon + 1).strip();
        boolean open = value.isEmpty() || "|>[\"'".indexOf(value.charAt(0)) >= 0;
        return colon >= 0
                && (open && !reference(value) && namesSecret(wordBefore(bare, colon)) || folded && secretKey(bare));
    }

    private static boolean secretKey(String line) {
        int colon = line.indexOf(':');
        return colon >= 0 && namesSecret(wordBefore(line, colon));
    }

    /** Whether the whole value is a reference and nothing else; what closes the brackets around it may follow. */
    private static boolean reference(String value) {
        if (value.isEmpty()) {
            return false;
        }
        char quote = value.charAt(0);
        boolean quoted = quote == '"' || quote == '\'';
        int end = quoted ? value.indexOf(quote, 1) : endOfPlain(value);
        if (end < 0) {
            return false;
        }
        String rest = value.substring(quoted ? end + 1 : end).strip();
        boolean closed = rest.isEmpty() || ",}]".indexOf(rest.charAt(0)) >= 0;
        return closed && sound(value.substring(quoted ? 1 : 0, end).strip());
    }

    private static int endOfPlain(String value) {
        int end = 0;
        while (end < value.length() && ",}]#\"'".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean sound(String reference) {
        for (String word : REFERENCES) {
            if (reference.equals(word)) {
                return true;
            }
        }
        String argument = reference.substring(reference.indexOf(':') + 1);
        boolean word = !argument.isEmpty();
        for (int i = 0; i < argument.length(); i++) {
            word &= wordChar(argument.charAt(i));
        }
        return reference.startsWith("file:") && !argument.isBlank()
                || word && (reference.startsWith("env:") || reference.startsWith("fd:"));
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
