package io.github.amtpki.check.firmware;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Target;
import java.util.Optional;

/**
 * A rule about firmware and nothing else.
 *
 * <p>How sure a rule is decides how it may speak. A refusal that Intel wrote down, or that somebody saw, is an error. One that
 * only follows from other facts, or of which nobody knows anything, {@linkplain Hit#leavingOpen leaves the verdict open}. Where
 * some say yes and others no, the verdict stands and a warning goes with it.
 */
public interface FirmwareRule extends Rule {

    /** Looks at the facts with the eyes of one version. */
    Optional<Hit> judge(Facts facts, Firmware firmware);

    @Override
    default boolean concerns(Target target) {
        return target instanceof Firmware;
    }

    @Override
    default Optional<Hit> judge(Facts facts, Target target) {
        return judge(facts, (Firmware) target);
    }
}
