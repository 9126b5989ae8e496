package io.github.amtpki.check.firmware;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.ACTIVATION;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.SignatureKind;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Flow;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A: which ways into admin control mode a version has, and what they ask of the leaf. */
public enum ActivationRules implements FirmwareRule {
    A1(
            new Passport(
                    "A1",
                    ERROR,
                    DOCUMENTED,
                    ACTIVATION,
                    "AdminSetup is gone from this firmware",
                    "CSME 19 removed AdminSetup, and classic host-based setup with it. What is left is an upgrade from client"
                            + " control mode (RPS does that) and secure host-based configuration (rpc-go).",
                    "amtpki check provisioning.pfx --firmware 19-21 --flow secure    # or --flow upgrade",
                    "Intel SDK, quoted in rpc-go issue 355"),
            ActivationRules::noAdminSetup),
    A2(
            new Passport(
                    "A2",
                    ERROR,
                    CODE,
                    ACTIVATION,
                    "secure host-based configuration needs a leaf signed with SHA-256 or SHA-384",
                    "Before the TLS handshake the leaf's hash is handed to the firmware, in the digest of the leaf's signature;"
                            + " only SHA-256 and SHA-384 have a number there, and rpc-go refuses everything else. Where"
                            + " another way is open, other rules judge the signature.",
                    "amtpki apply lab.yaml -o out/lab    # signs with SHA-256 or SHA-384",
                    "rpc-go local.go; Intel LMS headers; intel-amt-host-api"),
            ActivationRules::noHashForSecure),
    A3(
            new Passport(
                    "A3",
                    WARNING,
                    INFERRED,
                    ACTIVATION,
                    "secure host-based configuration is not known from this firmware",
                    "It is documented from CSME 19 on, and MeshCentral offers it from AMT 14 on, switched off by default. Of"
                            + " older firmware nothing is known: the verdict stays open.",
                    "amtpki check provisioning.pfx --firmware 11-18 --flow classic",
                    "rpc-go issue 355; MeshCentral amtmanager.js"),
            ActivationRules::secureTooEarly);

    private static final Set<SignatureKind> HASHED = EnumSet.of(SignatureKind.SHA256, SignatureKind.SHA384);
    private static final Set<Flow> SECURE_ONLY = EnumSet.of(Flow.SECURE);
    private static final AmtVersion FIRST_SECURE = new AmtVersion(14, 0);

    private final Passport passport;
    private final BiFunction<Facts, Firmware, Optional<Hit>> predicate;

    ActivationRules(Passport passport, BiFunction<Facts, Firmware, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Firmware firmware) {
        return predicate.apply(facts, firmware);
    }

    private static Optional<Hit> noAdminSetup(Facts facts, Firmware firmware) {
        return firmware.flows().contains(Flow.CLASSIC) && !firmware.generation().adminSetup()
                ? Optional.of(Hit.because(Flow.CLASSIC.description() + " was asked for")
                        .saying("AdminSetup does not exist on this firmware"))
                : Optional.empty();
    }

    private static Optional<Hit> noHashForSecure(Facts facts, Firmware firmware) {
        return facts.chain()
                .leaf()
                .filter(leaf -> firmware.flows().equals(SECURE_ONLY) && !HASHED.contains(leaf.signature()))
                .map(leaf -> Hit.because(
                                "the leaf is signed with " + leaf.signature().label())
                        .at(leaf));
    }

    private static Optional<Hit> secureTooEarly(Facts facts, Firmware firmware) {
        return firmware.flows().equals(SECURE_ONLY) && firmware.version().compareTo(FIRST_SECURE) < 0
                ? Optional.of(Hit.because(Flow.SECURE.description() + " was asked for")
                        .leavingOpen())
                : Optional.empty();
    }
}
