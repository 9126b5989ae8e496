package io.github.amtpki.check;

import io.github.amtpki.RefusedException;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.check.rule.Target;
import java.util.ArrayList;
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

    /** The same for those whom the other concerns, too. */
    Finding with(Finding other) {
        List<Target> all = new ArrayList<>(targets);
        all.addAll(other.targets);
        return new Finding(passport, severity, detail, fix, all);
    }

    /**
     * What to say instead of handing on what somebody would refuse.
     *
     * @param name of the certificate or file
     * @param alternative to the fix, with what joins it to that; may be empty
     */
    public RefusedException refusal(String name, String alternative) {
        List<String> who = targets.stream().map(Target::id).toList();
        return new RefusedException(
                "'" + name + "' would be refused by " + String.join(", ", who) + ": " + passport.title() + " ("
                        + passport.id() + ": " + detail + ")",
                fix + alternative);
    }
}
