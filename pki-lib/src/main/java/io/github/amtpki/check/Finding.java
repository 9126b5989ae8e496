package io.github.amtpki.check;

import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.check.rule.Target;
import java.util.List;

/**
 * A rule that was hit, by the same thing, for some targets.
 *
 * @param passport of the rule
 * @param severity the passport's, or a milder one
 * @param detail what was found in this file
 * @param fix what mends it in this file: the passport's, unless that would not help here
 * @param targets whom it concerns
 */
public record Finding(Passport passport, Severity severity, String detail, String fix, List<Target> targets) {

    public Finding {
        targets = List.copyOf(targets);
    }
}
