package io.github.amtpki.check.explain;

import io.github.amtpki.amt.AmtMethod;
import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.amt.VersionRange;
import io.github.amtpki.check.Finding;
import io.github.amtpki.check.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An explanation as maps and lists. */
final class ExplanationTree {

    private ExplanationTree() {}

    static Map<String, Object> of(Explanation explanation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", 1);
        tree.put("known", !explanation.nothingKnown());
        explanation.version().map(AmtVersion::toString).ifPresent(version -> tree.put("version", version));
        tree.put(
                "readings",
                explanation.readings().stream().map(ExplanationTree::reading).toList());
        tree.put(
                "causes",
                explanation.causes().stream().map(ExplanationTree::cause).toList());
        tree.put("certificates", explanation.certificates());
        tree.put("findings", explanation.report().map(ExplanationTree::findings).orElse(List.of()));
        tree.put("remarks", explanation.remarks());
        return tree;
    }

    private static Map<String, Object> reading(Reading reading) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", reading.text());
        reading.method().map(AmtMethod::wireName).ifPresent(name -> tree.put("method", name));
        reading.returnValue().ifPresent(value -> tree.put("returnValue", value));
        tree.put("evidence", evidence(reading.evidence()));
        return tree;
    }

    private static Map<String, Object> cause(RankedCause ranked) {
        Cause cause = ranked.cause();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("cause", cause.id());
        tree.put("title", cause.title());
        tree.put("standing", ranked.standing().id());
        tree.put("confidence", cause.confidence().id());
        tree.put("why", cause.why());
        tree.put("fix", cause.fix());
        tree.put("source", cause.source());
        tree.put("rules", cause.rules());
        cause.versions().map(VersionRange::toString).ifPresent(range -> tree.put("versions", range));
        tree.put(
                "evidence",
                ranked.evidence().stream().map(ExplanationTree::evidence).toList());
        return tree;
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("line", evidence.line());
        tree.put("text", evidence.text());
        return tree;
    }

    private static List<Object> findings(Report report) {
        List<Object> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("rule", finding.passport().id());
            tree.put("severity", finding.severity().id());
            tree.put("title", finding.passport().title());
            tree.put("detail", finding.detail());
            tree.put("fix", finding.fix());
            findings.add(tree);
        }
        return findings;
    }
}
