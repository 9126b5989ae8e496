package io.github.amtpki.cli.look;

import io.github.amtpki.check.explain.Cause;
import io.github.amtpki.check.explain.Evidence;
import io.github.amtpki.check.explain.Explanation;
import io.github.amtpki.check.explain.RankedCause;
import io.github.amtpki.check.explain.Reading;
import io.github.amtpki.cli.manual.Wrap;
import java.util.ArrayList;
import java.util.List;

/** An explanation for people: what was said in truth, then the causes, the likeliest first, each with its place in the log. */
public final class ExplanationText {

    private static final int COLUMN = 11;

    /** What comes after these is seldom it; the JSON document has all. */
    private static final int MOST_CAUSES = 5;

    private ExplanationText() {}

    public static List<String> of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        if (explanation.nothingKnown()) {
            lines.add("nothing in it is known here");
            lines.addAll(Wrap.lines("hint:", Explanation.HINT, COLUMN));
            return lines;
        }
        for (Reading reading : explanation.readings()) {
            lines.addAll(Wrap.lines("line " + reading.evidence().line(), reading.text(), COLUMN));
        }
        int shown = Math.min(MOST_CAUSES, explanation.causes().size());
        for (int i = 0; i < shown; i++) {
            lines.add("");
            lines.addAll(cause(i + 1, explanation.causes().get(i)));
        }
        int more = explanation.causes().size() - shown;
        if (more > 0) {
            lines.add("");
            lines.add("and " + more + " less likely ones: --json has them");
        }
        if (!explanation.remarks().isEmpty()) {
            lines.add("");
            explanation.remarks().forEach(remark -> lines.addAll(Wrap.lines("note:", remark, COLUMN)));
        }
        return lines;
    }

    private static List<String> cause(int number, RankedCause ranked) {
        Cause cause = ranked.cause();
        String standing = switch (ranked.standing()) {
            case CONFIRMED -> " (confirmed by the certificates in it)";
            case OPEN -> "";
            case UNLIKELY -> " (unlikely: the rest of the text speaks against it)";
        };
        List<String> lines = new ArrayList<>(Wrap.lines(number + ".", cause.title() + standing, 4));
        for (Evidence evidence : ranked.evidence()) {
            lines.add("    line " + evidence.line() + ": " + evidence.text());
        }
        lines.addAll(Wrap.lines("    why:", cause.why(), COLUMN));
        lines.addAll(Wrap.lines("    mend:", cause.fix(), COLUMN));
        String known = cause.confidence().id() + ": " + cause.source()
                + (cause.rules().isEmpty()
                        ? ""
                        : "; amtpki explain " + cause.rules().get(0));
        lines.addAll(Wrap.lines("    known:", known, COLUMN));
        return lines;
    }
}
