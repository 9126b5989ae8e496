package io.github.amtpki.check.tls;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.firmware.FirmwareRule;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import java.util.Optional;

/**
 * What the rules of activation find is found here as well: a signature is broken whoever looks at it. Only the finding is taken
 * over; how bad it is, and what comes of it, is for whoever asks to say.
 */
final class Familiar {

    /** For rules that look at every version alike. */
    private static final Firmware ANY = Firmware.of(new AmtVersion(16, 0));

    private Familiar() {}

    static Optional<Hit> find(FirmwareRule rule, Facts facts) {
        return find(rule, facts, ANY);
    }

    static Optional<Hit> find(FirmwareRule rule, Facts facts, Firmware firmware) {
        return rule.judge(facts, firmware).map(hit -> Hit.because(hit.detail()));
    }
}
