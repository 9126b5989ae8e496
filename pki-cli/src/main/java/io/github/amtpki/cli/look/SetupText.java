package io.github.amtpki.cli.look;

import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.cli.manual.Wrap;
import io.github.amtpki.setupbin.Difference;
import io.github.amtpki.setupbin.SetupBin;
import io.github.amtpki.setupbin.SetupFinding;
import io.github.amtpki.setupbin.SetupRecord;
import io.github.amtpki.setupbin.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Setup.bin, what is wrong with it, and where it differs from another, for people. */
public final class SetupText {

    private SetupText() {}

    /**
     * The file as a whole, then each record with its variables.
     *
     * @param reveal whether to show passwords
     */
    public static List<String> of(SetupBin file, boolean reveal) {
        List<String> lines = new ArrayList<>();
        lines.add("file version  " + file.version() + ", for AMT "
                + file.version().firstAmt() + " and later");
        lines.add("serves        "
                + (file.doNotConsume()
                        ? "any number of machines, each with the first record"
                        : "one machine for each record, which is then marked as used"));
        lines.add("records       " + file.records().size() + ", consumed "
                + file.header().consumed());
        for (SetupRecord record : file.records()) {
            lines.add("");
            lines.add("record " + record.number() + (record.valid() ? "" : ", consumed or invalid")
                    + (record.scrambled() ? ", scrambled" : ""));
            variables(record, reveal, lines);
        }
        return lines;
    }

    private static void variables(SetupRecord record, boolean reveal, List<String> lines) {
        int width = record.variables().stream()
                .mapToInt(variable -> variable.label().length())
                .max()
                .orElse(0);
        for (Variable variable : record.variables()) {
            lines.add("  " + pad(variable.label(), width) + "  " + variable.display(reveal));
        }
        if (record.rest().length() > 0) {
            lines.add("  and " + record.rest().length() + " bytes behind the variables");
        }
    }

    /** What the file's linter found. */
    public static List<String> of(String name, List<SetupFinding> findings) {
        List<String> lines = new ArrayList<>();
        for (SetupFinding finding : findings) {
            String head = finding.severity().id() + " " + finding.passport().id() + ": "
                    + finding.passport().title();
            lines.addAll(Wrap.lines("", head, 0));
            lines.addAll(Wrap.lines("  found:", finding.where() + finding.detail(), 10));
            if (finding.severity() != Severity.NOTE) {
                lines.addAll(Wrap.lines("  mend:", finding.passport().fix(), 10));
            }
            lines.add("");
        }
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        lines.add(
                errors == 0
                        ? name + ": nothing known refuses it"
                        : name + ": " + errors + (errors == 1 ? " error" : " errors"));
        return lines;
    }

    /** One line for each difference. */
    public static List<String> of(List<Difference> differences) {
        int where =
                differences.stream().mapToInt(one -> one.where().length()).max().orElse(0);
        int before = differences.stream()
                .mapToInt(one -> text(one.before()).length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Difference one : differences) {
            lines.add(pad(one.where(), where) + "  " + pad(text(one.before()), before) + "  ->  " + text(one.after()));
        }
        return lines;
    }

    private static String text(Optional<String> value) {
        return value.orElse("(absent)");
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
