package io.github.amtpki.check.firmware;

import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.NOTE;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.ACTIVATION;
import static io.github.amtpki.check.rule.Stage.CA;
import static io.github.amtpki.check.rule.Stage.LEAF;

import io.github.amtpki.check.facts.ChainFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import java.util.Optional;
import java.util.function.Function;

/** C: how certificates hang together, from the leaf to the root. */
public enum ChainRules implements FirmwareRule {
    C1(
            new Passport(
                    "C1",
                    ERROR,
                    REPORTED,
                    CA,
                    "a CA's key usage lacks keyCertSign",
                    "A CA that has a key usage must have keyCertSign in it. On AMT 12.0.92 AddNextCertInChain returned 4 for"
                            + " a root without it, after 0 for the leaf. A CA without any key usage is taken.",
                    "amtpki apply lab.yaml -o out/lab    # writes keyCertSign and cRLSign into every CA; enrol the new root's hash",
                    "Intel community, CERT_VERIFY_FAILED on AddNextCertInChain for custom Root CA; RFC 5280 section 4.2.1.3"),
            ChainFindings::cannotSign),
    C2(
            new Passport(
                    "C2",
                    WARNING,
                    INFERRED,
                    CA,
                    "an issuer is no CA",
                    "Basic constraints must say CA:TRUE. Every root that was seen to work has it, and RPS refuses one without;"
                            + " of firmware nobody reported it, so the verdict stays open. AddNextCertInChain would return 4.",
                    "amtpki apply lab.yaml -o out/lab    # writes basic constraints into every CA; enrol the new root's hash",
                    "RFC 5280 section 4.2.1.9; node-forge, measured; nothing about firmware"),
            ChainFindings::noAuthority),
    C3(
            new Passport(
                    "C3",
                    WARNING,
                    INFERRED,
                    CA,
                    "a signature is broken",
                    "The certificate names an issuer whose key did not make its signature: it was changed, or the issuer was"
                            + " re-issued with another key under the same name. Firmware verifies signatures as issuers"
                            + " arrive, so AddNextCertInChain should return 4; no report says so, and the verdict stays open.",
                    "amtpki bundle my.key my.crt issuing.crt root.crt -o new.pfx    # with the issuers that really signed",
                    "RFC 5280 section 6.1.3; node-forge, measured; nothing about firmware"),
            ChainFindings::brokenSignature),
    C4(
            new Passport(
                    "C4",
                    WARNING,
                    INFERRED,
                    CA,
                    "the chain is longer than four certificates",
                    "AddNextCertInChain has a return value for it, 5 CERT_CHAIN_LENGTH_EXCEEDED, but the limit was never"
                            + " published. Four certificates are known to work; of five the verdict stays open.",
                    "issuer: root    # of the provisioning certificate, or at most two intermediates",
                    "go-wsman-messages hostbasedsetup/decoder.go; RPS certManager; rpc-go issue 413"),
            ChainFindings::tooLong),
    C5(
            new Passport(
                    "C5",
                    WARNING,
                    INFERRED,
                    CA,
                    "a path length is violated",
                    "A CA says that fewer CAs may follow below it than do. RPS refuses that; whether firmware looks is unknown,"
                            + " and the verdict stays open.",
                    "amtpki apply lab.yaml -o out/lab    # makes a root without a path length; enrol its hash",
                    "RFC 5280 section 4.2.1.9; node-forge, measured; nothing about firmware"),
            ChainFindings::pathLength),
    C6(
            new Passport(
                    "C6",
                    WARNING,
                    INFERRED,
                    LEAF,
                    "a certificate is larger than 4096 bytes",
                    "AMT stores certificates in fields of 4100 bytes. The limit of AddNextCertInChain was never published, so"
                            + " the verdict stays open.",
                    "names: []    # fewer names and extensions, shorter keys",
                    "Intel SDK, AMT_PublicKeyCertificate"),
            ChainFindings::tooLarge),
    C7(
            new Passport(
                    "C7",
                    WARNING,
                    INFERRED,
                    CA,
                    "an extension besides basic constraints and key usage is critical",
                    "A reader must refuse a critical extension that it does not know. RPS refuses every other than those two;"
                            + " which ones firmware knows was never published, and the verdict stays open.",
                    "extensions: [{oid: 1.2.3.4, critical: false, hex: \"0500\"}]    # of your own ones; amtpki marks no other",
                    "RFC 5280 section 4.2; node-forge, measured; nothing about firmware"),
            ChainFindings::critical),
    C8(
            new Passport(
                    "C8",
                    NOTE,
                    INFERRED,
                    LEAF,
                    "the file holds more than one chain, or equal names in it",
                    "Firmware only sees what a server sends. With certificates of another chain, repeated ones, or two of the"
                            + " same name in a file, servers may send the wrong ones, or refuse the file themselves.",
                    "amtpki bundle my.key my.crt root.crt -o new.pfx    # the leaf's own chain, each certificate once",
                    "Measured with RPS 2.40, MeshCentral 1.1.55 and rpc-go"),
            ChainFindings::ambiguous),
    C9(
            new Passport(
                    "C9",
                    ERROR,
                    DOCUMENTED,
                    ACTIVATION,
                    "the chain does not reach a root",
                    "Every certificate is handed to the firmware, the root included and marked as such; firmware knows only the"
                            + " root's hash, not the root. Without the root, or an intermediate, the chain is never complete,"
                            + " and the activation finds an invalid state. A server that fetches what is missing is not known.",
                    "amtpki bundle my.key my.crt issuing.crt root.crt -o new.pfx    # with every issuer up to the root",
                    "Intel SDK, Add Certificate Chain, and Certificate Chains for Host-Based Configuration"),
            ChainFindings::incomplete),
    C10(
            new Passport(
                    "C10",
                    WARNING,
                    INFERRED,
                    LEAF,
                    "the leaf is its own root",
                    "A single certificate that signed itself would have to be leaf and root at once. RPS takes the file,"
                            + " MeshCentral and rpc-go do not; nobody tried it on firmware, and the verdict stays open.",
                    "amtpki apply lab.yaml -o out/lab    # makes a root and a leaf",
                    "Measured with RPS 2.40, MeshCentral 1.1.55 and rpc-go; nothing about firmware"),
            ChainFindings::ownRoot),
    C11(
            new Passport(
                    "C11",
                    WARNING,
                    INFERRED,
                    LEAF,
                    "there is no provisioning certificate to look at",
                    "What firmware would say to a chain that nobody can see is unknown. Either the file stayed locked or is"
                            + " damaged, which another finding tells, or it holds something else, as a root alone.",
                    "amtpki check provisioning.pfx --password prompt",
                    "By definition"),
            ChainFindings::nothing);

    private final Passport passport;
    private final Function<ChainFacts, Optional<Hit>> predicate;

    ChainRules(Passport passport, Function<ChainFacts, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Firmware firmware) {
        return predicate.apply(facts.chain());
    }
}
