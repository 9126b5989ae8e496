package io.github.amtpki.check.tls;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.HANDSHAKE;
import static io.github.amtpki.check.rule.Stage.STORE;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** N: what AMT makes of certificates on the network, whether it shows them or is shown them. */
public enum NetworkRules implements MachineRule {
    N1(
            new Passport(
                    "N1",
                    ERROR,
                    REPORTED,
                    HANDSHAKE,
                    "a certificate is not signed with SHA-384, and AMT 22 wants that",
                    "AMT 22 takes and shows no certificate whose chain is signed with less. Whether the root's signature on"
                            + " itself counts was not reported: if it is the only one, the verdict stays open.",
                    "firmware: [\"22\"]    # the profile then makes a SHA-384 chain; older machines need their own",
                    "RPS amtCertificatePolicy.ts with its remarks on hardware; Open AMT decision record on AMT 22"),
            Audience.SEEN_BY_AMT,
            NetworkFindings::digest),
    N2(
            new Passport(
                    "N2",
                    ERROR,
                    REPORTED,
                    HANDSHAKE,
                    "AMT 22 wants RSA keys of 3072 bits, or P-384",
                    "Leaves with RSA-2048 or P-256 are refused in TLS and by the methods that take certificates. Of CAs with"
                            + " such keys nothing was reported: then the verdict stays open.",
                    "key: {type: ec-p384}    # what AMT 22 makes itself; rsa-3072 for servers and consoles",
                    "RPS amtCertificatePolicy.ts; Open AMT decision record on AMT 22; deployment issue 605"),
            Audience.SEEN_BY_AMT,
            NetworkFindings::keys),
    N3(
            new Passport(
                    "N3",
                    ERROR,
                    REPORTED,
                    STORE,
                    "AMT makes RSA-2048 and P-384 keys only",
                    "The key of a certificate that AMT shows is made in AMT and never leaves it. GenerateKeyPair knows RSA-2048"
                            + " and, on newer firmware, P-384; to RSA-3072 it answered 2066. A certificate for any other key is"
                            + " not for a key of AMT's.",
                    "key: {type: ec-p384}    # or rsa-2048; have AMT make it, and sign the request it completes",
                    "RPS amtCertificatePolicy.ts with its remarks on hardware"),
            Audience.HELD_BY_AMT,
            NetworkFindings::notMadeInAmt),
    N4(
            new Passport(
                    "N4",
                    ERROR,
                    REPORTED,
                    HANDSHAKE,
                    "AMT up to 20 takes no longer RSA key than 2048 bits of the server it calls home to",
                    "With an RSA-3072 leaf the connection (CIRA) ended in alert 46, certificate_unknown, and never opened. The"
                            + " root may have 3072 bits and a SHA-384 signature.",
                    "key: {type: rsa-2048}    # of the MPS certificate; CAs may have more",
                    "deployment issue 165; MPS issue 2131"),
            EnumSet.of(CertificateKind.MPS_SERVER),
            NetworkFindings::longMps),
    N5(
            new Passport(
                    "N5",
                    WARNING,
                    INFERRED,
                    HANDSHAKE,
                    "nobody tried another key than RSA on AMT up to 20 for the server it calls home to",
                    "P-384 is known from AMT 22. Of older firmware only RSA-2048 is reported to work: the verdict stays open.",
                    "key: {type: rsa-2048}    # of the MPS certificate",
                    "MPS issue 2131; nothing about older firmware"),
            EnumSet.of(CertificateKind.MPS_SERVER),
            NetworkFindings::curveOfMps),
    N6(
            new Passport(
                    "N6",
                    ERROR,
                    CODE,
                    HANDSHAKE,
                    "the common name is not what AMT expects of the server it calls home to",
                    "AMT compares the common name with the address that it dials, or with the name that stands beside the"
                            + " address in its remote access settings if that is an IP address. Tell it with --host.",
                    "host: mps.corp.example.com    # as the remote access settings of the machines have it",
                    "RPS and MPS, which write the settings; MeshCentral amtmanager.js"),
            EnumSet.of(CertificateKind.MPS_SERVER),
            NetworkFindings::otherMps),
    N7(
            new Passport(
                    "N7",
                    WARNING,
                    CODE,
                    HANDSHAKE,
                    "the common name is not what AMT expects of the RADIUS server",
                    "An 802.1X profile may hold ServerCertificateName, compared as a whole or as a suffix. Tell it with --host."
                            + " What firmware compares it with was not reported, so the verdict stays open where the common"
                            + " name does not fit.",
                    "host: radius.corp.example.com    # ServerCertificateName of the 802.1X profile, or below it",
                    "go-wsman-messages, IEEE8021xSettings"),
            EnumSet.of(CertificateKind.RADIUS_SERVER),
            NetworkFindings::otherRadius);

    private final Passport passport;
    private final Set<CertificateKind> kinds;
    private final BiFunction<Facts, Firmware, Optional<Hit>> predicate;

    NetworkRules(Passport passport, Set<CertificateKind> kinds, BiFunction<Facts, Firmware, Optional<Hit>> predicate) {
        this.passport = passport;
        this.kinds = kinds;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public Set<CertificateKind> kinds() {
        return kinds;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Firmware firmware) {
        return predicate.apply(facts, firmware);
    }
}
