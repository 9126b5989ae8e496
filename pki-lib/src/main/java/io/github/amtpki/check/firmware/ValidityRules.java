package io.github.amtpki.check.firmware;

import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.CA;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.ChainFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.x509.Validity;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** V: when certificates hold. Servers look at the dates; that firmware does was neither documented nor reported. */
public enum ValidityRules implements FirmwareRule {
    V1(
            new Passport(
                    "V1",
                    WARNING,
                    INFERRED,
                    CA,
                    "a certificate is expired, or not yet valid",
                    "AMT has a clock, but no document and no report shows it looking at the dates of a provisioning chain, so the"
                            + " verdict stays open. RPS refuses any certificate of the chain that is out of date, Console an"
                            + " expired first one.",
                    "amtpki apply lab.yaml -o out/lab    # after moving what ended out of that folder; a new root must be enrolled",
                    "RPS domain.ts, Console usecase/domains; nothing about firmware"),
            ValidityRules::outOfDate),
    V2(
            new Passport(
                    "V2",
                    WARNING,
                    REPORTED,
                    CA,
                    "a certificate ends in 2050 or later",
                    "From 2050 on, dates are encoded in another way, and a reader was seen to take 2050 for 1950, so that the"
                            + " certificate was over at once. Intel's own certificates end with 2049. Of firmware nothing was"
                            + " reported.",
                    "validity: 20y    # so that it ends by 2049-12-31",
                    "MeshCentral issue 913; RFC 5280 section 4.1.2.5"),
            ValidityRules::tooLate),
    V3(
            new Passport(
                    "V3",
                    WARNING,
                    INFERRED,
                    CA,
                    "a certificate outlives its issuer",
                    "When the issuer ends, the chain ends with it, whatever the certificate says of itself: whoever watches only"
                            + " the leaf's end is surprised.",
                    "validity: 2y    # of the certificate; or renew the issuer first",
                    "RFC 5280 section 6.1.3; nothing about firmware"),
            ValidityRules::outlives);

    private final Passport passport;
    private final Function<Facts, Optional<Hit>> predicate;

    ValidityRules(Passport passport, Function<Facts, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Firmware firmware) {
        return predicate.apply(facts);
    }

    private static Optional<Hit> outOfDate(Facts facts) {
        Instant now = facts.around().now();
        return facts.chain().path().stream()
                .filter(one -> end(one).isBefore(now) || start(one).isAfter(now))
                .findFirst()
                .map(one -> Hit.because("the " + facts.chain().role(one)
                                + (end(one).isBefore(now) ? " ended on " + end(one) : " begins on " + start(one)))
                        .at(one)
                        .leavingOpen());
    }

    private static Optional<Hit> tooLate(Facts facts) {
        return facts.chain().path().stream()
                .filter(one -> end(one).isAfter(Validity.LATEST))
                .findFirst()
                .map(one -> Hit.because("the " + facts.chain().role(one) + " ends on " + end(one))
                        .at(one));
    }

    private static Optional<Hit> outlives(Facts facts) {
        ChainFacts chain = facts.chain();
        return chain.path().stream()
                .filter(one -> end(one).isAfter(end(Roles.issuer(chain, one))))
                .findFirst()
                .map(one -> Hit.because("the " + chain.role(one) + " ends on " + end(one) + ", the "
                                + chain.role(Roles.issuer(chain, one)) + " on "
                                + end(Roles.issuer(chain, one)))
                        .at(one));
    }

    private static Instant start(CertificateFacts one) {
        return one.certificate().getNotBefore().toInstant();
    }

    private static Instant end(CertificateFacts one) {
        return one.certificate().getNotAfter().toInstant();
    }
}
