package io.github.amtpki.check.firmware;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.ACTIVATION;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Target;
import java.util.Optional;
import java.util.function.BiFunction;

/** K: which keys firmware takes. */
public enum KeyRules implements Rule {
    K1(
            new Passport(
                    "K1",
                    WARNING,
                    CODE,
                    ACTIVATION,
                    "the leaf's key is not RSA",
                    "No provisioning server signs the activation with anything but an RSA key, so no firmware has been seen to"
                            + " accept or refuse another.",
                    "certificates[].key: rsa-2048 (rsa-3072 for AMT 22)",
                    "rpc-go local.go signString, RPS certManager; Open AMT ADR on AMT 22 names ECC-384"),
            KeyRules::notRsa);

    private final Passport passport;
    private final BiFunction<Facts, Firmware, Optional<Hit>> predicate;

    KeyRules(Passport passport, BiFunction<Facts, Firmware, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public boolean concerns(Target target) {
        return target instanceof Firmware;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Target target) {
        return predicate.apply(facts, (Firmware) target);
    }

    private static Optional<Hit> notRsa(Facts facts, Firmware firmware) {
        return facts.chain()
                .leaf()
                .filter(leaf -> !leaf.isRsa())
                .map(leaf -> Hit.because("the leaf has an " + leaf.keyAlgorithm() + " key")
                        .at(leaf)
                        .leavingOpen());
    }
}
