package io.github.amtpki.internal.yaml;

import io.github.amtpki.InvalidProfileException.Problem;
import java.util.List;

/**
 * Prints problems as a compiler does.
 *
 * <pre>
 * lab.yaml:4:3: error: root.validty: unknown key 'validty'
 *   validty: 10y
 *   ^
 *     hint: did you mean 'validity'?
 * 1 problem; nothing was written
 * </pre>
 */
final class ProblemPrinter {

    /** Of a longer line, only this much around the caret is shown. */
    private static final int WIDTH = 100;

    private static final String CUT = "...";

    private final String file;
    private final SourceText source;
    private final StringBuilder out = new StringBuilder();

    ProblemPrinter(String file, SourceText source) {
        this.file = Printable.of(file);
        this.source = source;
    }

    String print(List<ProblemList.Found> sorted) {
        sorted.forEach(this::print);
        out.append(sorted.size())
                .append(sorted.size() == 1 ? " problem" : " problems")
                .append(sorted.size() == ProblemList.MOST ? " or more" : "")
                .append("; nothing was written\n");
        return out.toString();
    }

    private void print(ProblemList.Found found) {
        Problem problem = found.problem();
        out.append(file).append(':').append(problem.line()).append(':').append(problem.column());
        out.append(": error: ");
        if (!problem.path().isEmpty()) {
            out.append(problem.path()).append(": ");
        }
        out.append(problem.message()).append('\n');
        printLine(new Position(problem.line(), problem.column()), found.secret());
        if (!problem.hint().isEmpty()) {
            out.append("    hint: ").append(problem.hint()).append('\n');
        }
    }

    private void printLine(Position at, boolean secret) {
        String line = SecretMask.of(source, at, secret);
        int[] chars = line.codePoints().map(Printable::sameWidth).toArray();
        int caret = Math.min(at.column() - 1, chars.length);
        int from = Math.max(0, Math.min(caret - WIDTH / 2, chars.length - WIDTH));
        int to = Math.min(chars.length, from + WIDTH);
        String before = from > 0 ? CUT : "";
        if (to > from) {
            out.append(before).append(new String(chars, from, to - from));
            out.append(to < chars.length ? CUT : "").append('\n');
            out.append(" ".repeat(before.length()));
            for (int i = from; i < caret; i++) {
                out.append(chars[i] == '\t' ? '\t' : ' ');
            }
            out.append("^\n");
        }
    }
}
