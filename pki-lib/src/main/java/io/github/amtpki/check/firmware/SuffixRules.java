package io.github.amtpki.check.firmware;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.NOTE;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.ACTIVATION;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * S: whether the leaf's name goes with the machine's DNS suffix. {@link io.github.amtpki.amt.DnsSuffix} tells how they are
 * compared; nothing of it is judged while the suffix is not known.
 */
public enum SuffixRules implements FirmwareRule {
    S1(
            new Passport(
                    "S1",
                    ERROR,
                    DOCUMENTED,
                    ACTIVATION,
                    "the leaf's name does not go with the machine's DNS suffix",
                    "The suffix must be the common name of the leaf or one of its parents, by whole labels, and have two labels"
                            + " or more. A name that is the suffix itself is accepted by every firmware and every server.",
                    "domain: corp.example.com    # the machines' suffix; the leaf is then made for it",
                    "Intel SDK on the verification of certificates, quoted; Intel community, AUTH_FAILED with EMA"),
            SuffixFindings::refused),
    S2(
            new Passport(
                    "S2",
                    WARNING,
                    CODE,
                    ACTIVATION,
                    "the leaf's name goes with the suffix only by the rule of top-level domains",
                    "Neither is below the other; they end alike, as deep as their top-level domain asks for. For com and net"
                            + " that is documented, and only a note. For others it rests on a table that MeshCentral copied"
                            + " from Intel and that looks too loose in places (ua).",
                    "domain: corp.example.com    # the machines' suffix; the leaf is then made for it",
                    "MeshCentral certoperations.js; Intel SDK on the verification of certificates, quoted"),
            SuffixFindings::byDepth),
    S3(
            new Passport(
                    "S3",
                    WARNING,
                    INFERRED,
                    ACTIVATION,
                    "only an alternative name goes with the suffix",
                    "A quotation of Intel's SDK says that alternative names count, but every server and every report is about"
                            + " the common name: the verdict stays open.",
                    "host: rps.corp.example.com    # becomes the common name and an alternative name",
                    "Intel SDK on the verification of certificates, quoted; RPS and MeshCentral look at the common name"),
            SuffixFindings::alternativeOnly),
    S4(
            new Passport(
                    "S4",
                    WARNING,
                    REPORTED,
                    ACTIVATION,
                    "the leaf's name is a wildcard",
                    "The documents allow wildcards, but several people had trouble with them. It is a note where the wildcard's"
                            + " base would do alone.",
                    "host: rps.corp.example.com    # a name without a wildcard",
                    "Intel SDK on the verification of certificates, quoted; MeshCentral issue 2805"),
            SuffixFindings::wildcard),
    S5(
            new Passport(
                    "S5",
                    NOTE,
                    DOCUMENTED,
                    ACTIVATION,
                    "the suffix comes by DHCP",
                    "Option 15 (option 24 of DHCPv6) counts only as firmware itself receives it, on the wired port. Without a"
                            + " cable there is no suffix, unless one was written into MEBx.",
                    "# write the PKI DNS suffix into MEBx, or by Setup.bin: there it counts on every network",
                    "Intel SDK, Overview of PSK and PKI, and Perform Local Setup Directly to Admin Control Mode"),
            SuffixFindings::dhcp),
    S6(
            new Passport(
                    "S6",
                    ERROR,
                    REPORTED,
                    ACTIVATION,
                    "the suffix comes from where firmware does not look",
                    "Firmware knows the PKI DNS suffix of MEBx, else option 15 on the wired port. The suffix of the operating"
                            + " system and a name set statically do not count, however right they look: without one that"
                            + " counts, AdminSetup returned 5 AUTH_FAILED to a certificate that was in order.",
                    "# write the PKI DNS suffix into MEBx, or by Setup.bin; or have DHCP give option 15 on the wired port",
                    "Intel community, AUTH_FAILED with EMA, answered by an Intel employee"),
            SuffixFindings::wrongSource),
    S7(
            new Passport(
                    "S7",
                    ERROR,
                    REPORTED,
                    ACTIVATION,
                    "the leaf's name is not that of the provisioning server",
                    "If the server's whole name was written into MEBx, the common name must be exactly that; the suffix alone no"
                            + " longer suffices, and neither does a wildcard or an alternative name.",
                    "host: rps.corp.example.com    # the provisioning server FQDN of MEBx; or clear that field",
                    "Intel community, AUTH_FAILED with EMA, answered by an Intel employee"),
            SuffixFindings::otherServer),
    S8(
            new Passport(
                    "S8",
                    ERROR,
                    DOCUMENTED,
                    ACTIVATION,
                    "the leaf has no common name that any suffix could go with",
                    "The common name must be a DNS name of two labels or more: no IP address, no word. If an alternative name"
                            + " would do, the verdict stays open, as it is unclear whether those count.",
                    "host: rps.corp.example.com    # becomes the common name and an alternative name",
                    "Intel SDK on the verification of certificates, quoted"),
            SuffixFindings::noName);

    private final Passport passport;
    private final BiFunction<Facts, Firmware, Optional<Hit>> predicate;

    SuffixRules(Passport passport, BiFunction<Facts, Firmware, Optional<Hit>> predicate) {
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
                .flatMap(leaf -> predicate.apply(facts, firmware).map(hit -> hit.at(leaf)));
    }
}
