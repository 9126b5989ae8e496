package io.github.amtpki.check.tls;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Target;
import java.util.Optional;

/** Such a rule that only AMT has. */
interface MachineRule extends KindRule {

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
