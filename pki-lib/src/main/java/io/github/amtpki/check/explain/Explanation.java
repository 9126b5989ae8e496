package io.github.amtpki.check.explain;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.check.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a log means.
 *
 * @param readings what its messages say in truth, in the order of the text
 * @param causes the likeliest first
 * @param version the machine's, if the text tells
 * @param certificates how many certificates stand in the text
 * @param report what firmware would say to them; absent if there are none
 * @param remarks what else is worth knowing, in sentences
 */
public record Explanation(
        List<Reading> readings,
        List<RankedCause> causes,
        Optional<AmtVersion> version,
        int certificates,
        Optional<Report> report,
        List<String> remarks) {

    /** What to paste if nothing was known. */
    public static final String HINT =
            "paste the part with ReturnValue, ERR/ or the error's words: rpc activate … -v, RPS with"
                    + " LOG_LEVEL=silly, MeshCentral's trace tab with Intel AMT manager; amtpki check FILE needs no log at all";

    public Explanation {
        readings = List.copyOf(readings);
        causes = List.copyOf(causes);
        remarks = List.copyOf(remarks);
    }

    /** Whether nothing in the text was recognised: no message, no answer, no certificate. */
    public boolean nothingKnown() {
        return readings.isEmpty() && causes.isEmpty() && certificates == 0;
    }

    /** As maps and lists, for a JSON document. */
    public Map<String, Object> tree() {
        return ExplanationTree.of(this);
    }
}
