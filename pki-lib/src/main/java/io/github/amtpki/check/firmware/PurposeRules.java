package io.github.amtpki.check.firmware;

import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.NOTE;
import static io.github.amtpki.check.rule.Stage.ACTIVATION;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import java.util.Optional;
import java.util.function.Function;

/**
 * E: what the leaf must be for. Two things mark it: the purposes (extended key usage) and, in place of AMT's own purpose, the
 * organizational unit of its subject. What the unit replaces is where the documents are not clear: they say "the OID … -OR- the
 * OU", and serverAuth may or may not belong to the first half.
 */
public enum PurposeRules implements FirmwareRule {
    E1(
            new Passport(
                    "E1",
                    ERROR,
                    DOCUMENTED,
                    ACTIVATION,
                    "nothing marks the leaf as a provisioning certificate",
                    "Its extended key usage must hold 2.16.840.1.113741.1.2.3, or its subject the organizational unit"
                            + " \"Intel(R) Client Setup Certificate\", letter by letter. Firmware looks at it only when it is"
                            + " told to activate, after having taken the whole chain.",
                    "kind: provisioning    # grants the purpose and writes the unit",
                    "Intel SDK, Acquiring an Intel vPro Certificate; Microsoft, PKI certificate requirements"),
            PurposeFindings::unmarked),
    E2(
            new Passport(
                    "E2",
                    ERROR,
                    DOCUMENTED,
                    ACTIVATION,
                    "the leaf's purposes lack serverAuth",
                    "Beside AMT's own purpose there must be serverAuth (1.3.6.1.5.5.7.3.1). If the organizational unit is there"
                            + " as well, it is unclear whether it replaces both, and the verdict stays open.",
                    "extendedKeyUsage: [serverAuth]    # kind: provisioning has it already",
                    "Intel SDK, Acquiring an Intel vPro Certificate; Microsoft, PKI certificate requirements"),
            PurposeFindings::noServerAuth),
    E3(
            new Passport(
                    "E3",
                    NOTE,
                    DOCUMENTED,
                    ACTIVATION,
                    "only the organizational unit marks the leaf",
                    "The unit \"Intel(R) Client Setup Certificate\" is the documented alternative to the purpose, and"
                            + " firmware takes it. RPS does not; MeshCentral does.",
                    "kind: provisioning    # grants the purpose and writes the unit",
                    "Intel SDK, Acquiring an Intel vPro Certificate"),
            PurposeFindings::unitOnly),
    E4(
            new Passport(
                    "E4",
                    ERROR,
                    REPORTED,
                    ACTIVATION,
                    "the leaf has no extended key usage",
                    "Usually the extensions of a request were dropped when it was signed. The chain is taken, then AdminSetup"
                            + " returns 5 AUTH_FAILED. With the organizational unit in the subject it is unclear whether"
                            + " that is enough, and the verdict stays open.",
                    "amtpki sign rps.csr --ca out/lab --kind provisioning --copy all -o out/signed"
                            + "    # openssl x509 -req needs -copy_extensions copyall",
                    "Intel community, CERT_VERIFY_FAILED on AddNextCertInChain for custom Root CA; openssl issue 10458"),
            PurposeFindings::noPurposes);

    private final Passport passport;
    private final Function<CertificateFacts, Optional<Hit>> predicate;

    PurposeRules(Passport passport, Function<CertificateFacts, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Firmware firmware) {
        return facts.chain()
                .leaf()
                .flatMap(leaf -> predicate
                        .apply(leaf)
                        .map(hit -> leaf.provisions() || facts.around().kind().isPresent() ? hit : meant(hit))
                        .map(hit -> hit.at(leaf)));
    }

    /** Without any mark it may be meant for something else. */
    private Hit meant(Hit hit) {
        return hit.mend(passport.fix() + "; if it is meant for something else, tell check: --kind KIND");
    }
}
