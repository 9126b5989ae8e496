package io.github.amtpki.check.importer;

import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.ACTIVATION;
import static io.github.amtpki.check.rule.Stage.UPLOAD;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Target;
import java.util.Optional;
import java.util.function.Function;

/** EMA: what is known of Intel Endpoint Management Assistant, from its documents and from threads. Nothing here was run. */
public enum EmaRules implements Rule {
    EMA_CHAIN(
            new Passport(
                    "EMA-CHAIN",
                    ERROR,
                    REPORTED,
                    UPLOAD,
                    "the root is missing",
                    "EMA wants the private key and the complete chain, root included, in one import; it does not fetch missing"
                            + " CAs from the stores of Windows.",
                    "amtpki bundle my.key my.crt root.crt -o new.pfx",
                    "Intel EMA guides; an Intel engineer in a support thread about AUTH_FAILED"),
            WindowsFindings::noRoot),
    EMA_EKU(
            new Passport(
                    "EMA-EKU",
                    ERROR,
                    DOCUMENTED,
                    ACTIVATION,
                    "the leaf is not marked as a provisioning certificate",
                    "It needs the purpose 2.16.840.1.113741.1.2.3, or the organizational unit 'Intel(R) Client Setup"
                            + " Certificate'.",
                    "kind: provisioning    # grants the purpose and writes the unit",
                    "Intel SDK, \"Acquiring an Intel vPro certificate\""),
            WindowsFindings::noMark),
    EMA_RSA(
            new Passport(
                    "EMA-RSA",
                    WARNING,
                    INFERRED,
                    ACTIVATION,
                    "the leaf's key is not RSA",
                    "Every provisioning certificate that was seen with Intel EMA had an RSA key.",
                    "key: {type: rsa-2048}    # of each certificate; rsa-3072 for AMT 22",
                    "no report of another"),
            WindowsFindings::notRsa),
    EMA_DATES(
            new Passport(
                    "EMA-DATES",
                    WARNING,
                    INFERRED,
                    UPLOAD,
                    "a certificate is expired or not yet valid",
                    "Programs over Windows' stores usually pass over such certificates.",
                    "validity: 2y    # of the certificate; amtpki apply lab.yaml -o out/lab issues it anew",
                    "Microsoft, PKI certificate requirements for Configuration Manager"),
            WindowsFindings::dates),
    EMA_KEY(
            new Passport(
                    "EMA-KEY",
                    WARNING,
                    INFERRED,
                    UPLOAD,
                    "the private key may not be found",
                    "Windows ties a shrouded key to the certificate that it belongs to; of other keys nobody has told.",
                    "amtpki fix provisioning.pfx",
                    "Windows' certificate import"),
            WindowsFindings::key);

    private final Passport passport;
    private final Function<Facts, Optional<Hit>> predicate;

    EmaRules(Passport passport, Function<Facts, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public boolean concerns(Target target) {
        return target == Importer.EMA;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Target target) {
        return Opening.done(facts) ? predicate.apply(facts) : Optional.empty();
    }
}
