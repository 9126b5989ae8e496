package io.github.amtpki.check.mend;

import io.github.amtpki.check.Finding;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.rule.Severity;
import java.util.List;

/**
 * A bundle written anew.
 *
 * @param pfx DER
 * @param gone what was found before, and no more; empty if there was nothing to mend
 * @param after what is found now
 */
public record Mended(byte[] pfx, List<Finding> gone, Report after) {

    public Mended {
        gone = List.copyOf(gone);
    }

    /** What needs the CA: it stands in a certificate, and certificates are signed. */
    public List<Finding> left() {
        return after.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
    }
}
