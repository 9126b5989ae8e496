package io.github.amtpki.check;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.check.rule.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What would happen to a file on its way into machines.
 *
 * @param input the file's name
 * @param kind what it was judged as
 * @param verdict the worst of the targets that count
 * @param targets importers first, then peers, then firmware, oldest first
 * @param findings of the targets that count, by severity, then stage, then rule
 */
public record Report(
        String input, CertificateKind kind, Verdict verdict, List<TargetReport> targets, List<Finding> findings) {

    public Report {
        targets = List.copyOf(targets);
        findings = List.copyOf(findings);
    }

    /** The report of one target. */
    public Optional<TargetReport> target(String id) {
        return targets.stream().filter(one -> one.target().id().equals(id)).findFirst();
    }

    /** Whether any target that counts will refuse. */
    public boolean failed() {
        return verdict == Verdict.FAIL;
    }

    /** The findings that are errors. */
    public List<Finding> errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }
}
