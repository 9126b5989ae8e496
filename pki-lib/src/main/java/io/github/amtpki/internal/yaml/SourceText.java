package io.github.amtpki.internal.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as text and lines. Reading is strict: UTF-8 (a byte order mark at the start is let go), no control characters,
 * no tabs where YAML wants spaces.
 */
public final class SourceText {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String text;
    private final List<String> lines;

    private SourceText(String text) {
        this.text = text;
        this.lines = split(text);
    }

    /** Reads bytes; if something is wrong with them, the problems say so, and nothing should be parsed. */
    public static SourceText decode(byte[] bytes, ProblemList problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        boolean damaged = decoder.decode(ByteBuffer.wrap(bytes), chars, true).isError();
        String text = chars.flip().toString();
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        SourceText source = new SourceText(text);
        if (damaged) {
            problems.add(source.end(), "", "this is not UTF-8", "save the file with the encoding UTF-8");
        } else {
            source.scan(problems);
        }
        return source;
    }

    String text() {
        return text;
    }

    int lineCount() {
        return lines.size();
    }

    /** A line without its end, or the empty string beyond the last. */
    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** The character at a place, if there is one. */
    Optional<Character> charAt(Position at) {
        String line = line(at.line());
        int index = index(line, at.column());
        return index < line.length() ? Optional.of(line.charAt(index)) : Optional.empty();
    }

    /** The index in a line of a column counted in code points; the end of the line for columns beyond it. */
    static int index(String line, int column) {
        int index = 0;
        for (int i = 1; i < column && index < line.length(); i++) {
            index += Character.charCount(line.codePointAt(index));
        }
        return index;
    }

    /** The last place that could be read. */
    private Position end() {
        String last = line(lines.size());
        return new Position(lines.size(), last.codePointCount(0, last.length()) + 1);
    }

    private void scan(ProblemList problems) {
        for (int number = 1; number <= lines.size(); number++) {
            String line = line(number);
            boolean indentation = true;
            int column = 1;
            for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i)), column++) {
                int c = line.codePointAt(i);
                if (c == '\t' && indentation) {
                    problems.add(new Position(number, column), "", "a tab in the indentation", "indent with spaces");
                    break;
                }
                indentation &= c == ' ';
                if (forbidden(c)) {
                    problems.add(
                            new Position(number, column),
                            "",
                            "the invisible character U+" + hex(c),
                            "remove it, the text around it may look right already");
                    break;
                }
            }
        }
    }

    /** What YAML cannot hold, breaks lines unseen, or turns the direction of the text so that it reads otherwise. */
    static boolean forbidden(int c) {
        return (c < 0x20 && c != '\t')
                || (c >= 0x7F && c <= 0x9F)
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == BYTE_ORDER_MARK
                || (c & 0xFFFE) == 0xFFFE;
    }

    static String hex(int c) {
        String digits = Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(text.substring(start, i));
                i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
                start = i + 1;
            }
        }
        lines.add(text.substring(start));
        return lines;
    }
}
