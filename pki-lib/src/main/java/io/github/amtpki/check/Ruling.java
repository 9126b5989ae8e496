package io.github.amtpki.check;

import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.check.rule.Stage;

/** A rule hit for one target. */
record Ruling(Rule rule, Hit hit) {

    /**
     * The first refusal first, then what would also fail, then the rest, each by stage. Within a stage the order of a family's
     * constants stays, which for importers is that in which they look.
     */
    static int order(Ruling one, Ruling other) {
        int order = one.severity().compareTo(other.severity());
        return order == 0 ? one.stage().compareTo(other.stage()) : order;
    }

    Passport passport() {
        return rule.passport();
    }

    Severity severity() {
        return hit.severity().orElse(passport().severity());
    }

    Stage stage() {
        return passport().stage();
    }
}
