package io.github.amtpki.check.firmware;

import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.ACTIVATION;
import static io.github.amtpki.check.rule.Stage.CA;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import java.util.Optional;
import java.util.function.BiFunction;

/** D: which signatures firmware takes, from the leaf's to the root's own. */
public enum DigestRules implements FirmwareRule {
    D1(
            new Passport(
                    "D1",
                    ERROR,
                    DOCUMENTED,
                    CA,
                    "a certificate is signed with SHA-1 or MD5",
                    "From ME 15 (platforms of the H series) and ME 16 (all) on, no certificate of the chain may be signed with"
                            + " SHA-1, the root's own signature included; amtpki takes AMT 15 for the stricter. It shows when"
                            + " the issuer is handed over and the signature is verified.",
                    "amtpki apply lab.yaml -o out/lab    # signs with SHA-256 or SHA-384; enrol the new root's hash",
                    "Intel SDK, Root Certificate Hashes; Intel KB 000090051; MeshCentral issue 4619; deployment issue 139"),
            DigestFindings::sha1),
    D2(
            new Passport(
                    "D2",
                    ERROR,
                    REPORTED,
                    ACTIVATION,
                    "a certificate is signed with SHA-384, and the firmware is older than AMT 21",
                    "On 11.8.95 UpgradeClientToAdmin answered 5 to a SHA-384 chain. For AMT 12 to 20 the reports contradict each"
                            + " other: RPS refuses it there, MeshCentral's own SHA-384 chain worked on one machine and got 4"
                            + " on another; and nobody tried it below 11. There the verdict stays open.",
                    "firmware: [\"11-21\"]    # the profile then makes a SHA-256 chain",
                    "RPS amtCertificatePolicy.ts with its remarks on hardware; MeshCentral issue 4368"),
            DigestFindings::sha384),
    D3(
            new Passport(
                    "D3",
                    ERROR,
                    REPORTED,
                    ACTIVATION,
                    "a certificate is signed with SHA-256, and AMT 22 wants SHA-384",
                    "AMT 22 refuses SHA-256 chains, and UpgradeClientToAdmin answers 1. One chain cannot serve AMT 20 and 22"
                            + " both. Whether the root's signature on itself counts was not reported: if it is the only one,"
                            + " the verdict stays open.",
                    "firmware: [\"22\"]    # the profile then makes a SHA-384 chain; enrol its root's hash",
                    "RPS amtCertificatePolicy.ts; RPS issue 2698; deployment issue 605"),
            DigestFindings::sha256OnNewest),
    D4(
            new Passport(
                    "D4",
                    WARNING,
                    INFERRED,
                    CA,
                    "a certificate is signed in a way that nobody tried on AMT",
                    "There is no report of RSASSA-PSS, SHA-512, SHA-224, EdDSA or DSA signatures, nor of MD5 on old firmware:"
                            + " the verdict stays open. Most servers stumble over them before firmware can.",
                    "amtpki apply lab.yaml -o out/lab    # signs with SHA-256 or SHA-384, RSA PKCS#1 v1.5",
                    "rpc-go pkg/utils/helper.go; node-forge, measured; nothing about firmware"),
            DigestFindings::untried),
    D5(
            new Passport(
                    "D5",
                    WARNING,
                    INFERRED,
                    CA,
                    "a certificate is signed with SHA-256, and the firmware is older than AMT 11",
                    "Root hashes in SHA-256 can be enrolled from AMT 6 on, but Intel documents SHA-256 chains only from ME 11"
                            + " on. Nobody reported that it works before, nor that it does not: the verdict stays open.",
                    "amtpki check provisioning.pfx --firmware 11-21    # and try one old machine before the others",
                    "RPS amtCertificatePolicy.ts, quoting Intel; Intel SDK, Root Certificate Hashes"),
            DigestFindings::sha256OnOldest);

    private final Passport passport;
    private final BiFunction<Facts, Firmware, Optional<Hit>> predicate;

    DigestRules(Passport passport, BiFunction<Facts, Firmware, Optional<Hit>> predicate) {
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
}
