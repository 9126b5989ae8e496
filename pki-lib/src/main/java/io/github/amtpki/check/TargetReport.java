package io.github.amtpki.check;

import io.github.amtpki.check.rule.Stage;
import io.github.amtpki.check.rule.Target;
import io.github.amtpki.check.rule.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What one target will say.
 *
 * @param served whether the target counts; if not, the chain is not meant for it
 * @param verdict the worst of its flows
 * @param stage of the first refusal, or of the first thing nobody knows; empty if it passes
 * @param prediction how the first refusal will show; only for one that fails
 * @param findings ids of the rules that were hit for it, the first refusal first, then what would also fail, then the rest
 */
public record TargetReport(
        Target target,
        boolean served,
        Verdict verdict,
        Optional<Stage> stage,
        Optional<Prediction> prediction,
        List<String> findings) {

    public TargetReport {
        findings = List.copyOf(findings);
    }
}
