package io.github.amtpki.check.importer;

import static io.github.amtpki.amt.Confidence.MEASURED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Stage.UPLOAD;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Target;
import java.util.Optional;
import java.util.function.Function;

/** RPS: what the Remote Provisioning Server refuses at upload. */
public enum RpsRules implements Rule {
    RPS_EKU(
            new Passport(
                    "RPS-EKU",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "the first certificate lacks the AMT purpose",
                    "RPS looks for 2.16.840.1.113741.1.2.3 in the extended key usage of the first certificate bag. It does not"
                            + " take the organizational unit instead.",
                    "certificates: [{kind: provisioning, …}]",
                    "RPS 2.40 domain.ts amtOidChecker"),
            RpsRules::purposeMissing);

    private final Passport passport;
    private final Function<Facts, Optional<Hit>> predicate;

    RpsRules(Passport passport, Function<Facts, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public boolean concerns(Target target) {
        return target == Importer.RPS;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Target target) {
        return predicate.apply(facts);
    }

    private static Optional<Hit> purposeMissing(Facts facts) {
        return facts.chain()
                .first()
                .filter(first -> !first.hasPurpose(AmtOids.SETUP))
                .map(first -> Hit.because("the first certificate's extended key usage lacks " + AmtOids.SETUP)
                        .at(first)
                        .saying("Leaf certificate is missing the Intel AMT Activation EKU OID"));
    }
}
