package io.github.amtpki.internal.yaml;

import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;

/** Says what is wrong where YAML cannot be read on. The engine below Jackson knows the place; Jackson does not pass it on. */
final class SyntaxProblem {

    private SyntaxProblem() {}

    /**
     * Adds one problem.
     *
     * @param token where the last token began, for errors without a place of their own
     */
    static void report(JacksonException thrown, SourceText source, Position token, ProblemList problems) {
        if (thrown.getCause() instanceof MarkedYamlEngineException marked) {
            String problem = Optional.ofNullable(marked.getProblem()).orElse("this is not YAML");
            // an unclosed quote or bracket shows at the end of the file, but is mended where it opens
            boolean atEnd = problem.contains("end of stream") || problem.contains("<stream end>");
            Optional<Mark> mark = atEnd ? marked.getContextMark().or(marked::getProblemMark) : marked.getProblemMark();
            Position at = mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1))
                    .orElse(token);
            problems.add(at, "", atEnd ? "this is never closed" : firstLine(problem), hint(problem, marked));
            return;
        }
        boolean alias = source.charAt(token).filter(c -> c == '*').isPresent();
        problems.add(
                token,
                "",
                alias ? "aliases are not read" : "a key must be a plain word",
                alias ? "write it out where it is needed" : "");
    }

    private static String hint(String problem, MarkedYamlEngineException marked) {
        if (problem.startsWith("expected ','")) {
            return marked.getContextMark()
                    .map(opening -> "a bracket opens in line " + (opening.getLine() + 1) + ", does it close?")
                    .orElse("");
        }
        if (problem.contains("(TAB)")) {
            return "use spaces, YAML knows no tabs";
        }
        if (problem.contains("cannot start any token")) {
            return "put the text in quotes";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "text that holds ': ' needs quotes; otherwise check the indentation";
        }
        return problem.contains("<block end>") ? "check the indentation" : "";
    }

    /** The engine quotes at most one character of the file; the part in parentheses repeats itself. */
    private static String firstLine(String problem) {
        String line = problem.lines().findFirst().orElse(problem).replace('\t', ' ');
        int remark = line.indexOf(". (");
        String text = remark < 0 ? line : line.substring(0, remark);
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
