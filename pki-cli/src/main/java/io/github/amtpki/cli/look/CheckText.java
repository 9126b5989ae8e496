package io.github.amtpki.cli.look;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.Finding;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.TargetReport;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.check.rule.Target;
import io.github.amtpki.cli.manual.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A report for people: a table of targets and verdicts, below it what was found and how to mend it.
 *
 * <pre>
 * rps               fail          upload checks: says "…"
 * amt-11 to amt-21  pass
 * amt-22            not served
 * </pre>
 */
public final class CheckText {

    private static final int GAP = 2;

    /** Locked: too costly, a wrong password, none. */
    private static final Set<String> SHUT = Set.of("F11", "F13", "F14");
    /** No PFX: a locked key is one file of several then, and the others were judged. */
    private static final Set<String> LOOSE = Set.of("F1");

    private CheckText() {}

    public static List<String> of(Report report) {
        List<Row> rows = rows(report);
        int names = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0) + GAP;
        int verdicts =
                rows.stream().mapToInt(row -> row.verdict().length()).max().orElse(0) + GAP;
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add((pad(row.name(), names) + pad(row.verdict(), verdicts) + row.remark()).stripTrailing());
        }
        if (report.failed()) {
            lines.add("");
            lines.add("What a machine or program will answer is a prediction; the reasons below are not.");
        }
        for (Finding finding : report.findings()) {
            lines.add("");
            lines.addAll(lines(finding));
        }
        lines.add("");
        lines.add(summary(report));
        return lines;
    }

    /** One line of the table. */
    private record Row(String name, String verdict, String remark) {}

    private static List<Row> rows(Report report) {
        List<Row> rows = new ArrayList<>();
        List<TargetReport> targets = report.targets();
        for (int from = 0; from < targets.size(); ) {
            int to = from + 1;
            while (to < targets.size() && alike(targets.get(from), targets.get(to))) {
                to++;
            }
            String first = targets.get(from).target().id();
            String last = targets.get(to - 1).target().id();
            rows.add(new Row(
                    to - from == 1 ? first : first + " to " + last,
                    verdict(targets.get(from)),
                    remark(targets.get(from))));
            from = to;
        }
        return rows;
    }

    /** Neighbours among the firmware that answer alike share a line. */
    private static boolean alike(TargetReport one, TargetReport next) {
        return one.target().id().startsWith("amt-")
                && verdict(one).equals(verdict(next))
                && remark(one).equals(remark(next));
    }

    private static String verdict(TargetReport report) {
        return report.served() ? report.verdict().id() : "not served";
    }

    private static String remark(TargetReport report) {
        if (!report.served() || report.stage().isEmpty()) {
            return "";
        }
        return report.stage().get().description()
                + report.prediction()
                        .map(prediction -> ": " + prediction.text())
                        .orElse("");
    }

    /** One finding: what, for whom, how to mend it. */
    public static List<String> lines(Finding finding) {
        String head = finding.severity().id() + " " + finding.passport().id() + ": "
                + finding.passport().title();
        List<String> lines = new ArrayList<>(Wrap.lines("", head, 0));
        lines.addAll(Wrap.lines("  found:", finding.detail(), 10));
        lines.addAll(Wrap.lines("  for:", targets(finding.targets()), 10));
        if (finding.severity() != Severity.NOTE) {
            lines.addAll(Wrap.lines("  mend:", finding.fix(), 10));
        }
        return lines;
    }

    /** Three and more versions in a row are a range. */
    private static String targets(List<Target> targets) {
        List<String> words = new ArrayList<>();
        for (int from = 0; from < targets.size(); ) {
            int to = from + 1;
            while (to < targets.size() && follows(targets.get(to - 1), targets.get(to))) {
                to++;
            }
            to = to - from < 3 ? from + 1 : to;
            String first = targets.get(from).id();
            words.add(
                    to - from == 1
                            ? first
                            : first + " to " + targets.get(to - 1).id());
            from = to;
        }
        return String.join(", ", words);
    }

    private static boolean follows(Target one, Target next) {
        return one instanceof Firmware before
                && next instanceof Firmware after
                && after.version().major() == before.version().major() + 1;
    }

    private static String summary(Report report) {
        long errors = report.errors().size();
        if (found(report, SHUT) && !found(report, LOOSE)) {
            return report.input() + ": it could not be opened, so nothing in it was judged";
        }
        return switch (report.verdict()) {
            case PASS -> judged(report) + ": nothing known refuses it";
            case UNKNOWN -> judged(report) + ": nothing known refuses it, but some of it nobody has tried";
            case FAIL ->
                judged(report) + ": " + errors + (errors == 1 ? " error" : " errors") + "; 'amtpki explain "
                        + report.errors().get(0).passport().id() + "' tells more";
        };
    }

    private static boolean found(Report report, Set<String> rules) {
        return report.findings().stream()
                .anyMatch(one -> rules.contains(one.passport().id()));
    }

    /** The usual kind goes without saying. */
    private static String judged(Report report) {
        return report.kind() == CertificateKind.PROVISIONING
                ? report.input()
                : report.input() + " as " + report.kind().id();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
