package io.github.amtpki.check.tls;

import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.NOTE;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.HANDSHAKE;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * M: what AMT asks of whoever opens a connection to it by mutual TLS. An Intel engineer lists five conditions (console purpose,
 * clock, reverse DNS, trusted root, trusted names), and AMT tells of none of them which one failed. Half of each lies in the
 * machine or in the network, where no look at a file can see it; the rules say so in a note, so that nobody takes silence for
 * a yes.
 */
public enum MutualTlsRules implements MachineRule {
    M1(
            new Passport(
                    "M1",
                    ERROR,
                    DOCUMENTED,
                    HANDSHAKE,
                    "the leaf lacks AMT's purpose of a console, or of a local agent",
                    "Beside clientAuth, AMT asks for a purpose of its own: 2.16.840.1.113741.1.2.1 of a remote console,"
                            + " 2.16.840.1.113741.1.2.2 of a program on the machine itself. Any other client certificate is"
                            + " refused in the handshake, with an alert that does not say why.",
                    "kind: console-client    # grants both purposes; agent-client for a program on the machine",
                    "Intel SDK on mutual TLS; MeshCommander amt-certificates; RPS certManager"),
            MutualTlsFindings::noMark),
    M2(
            new Passport(
                    "M2",
                    ERROR,
                    DOCUMENTED,
                    HANDSHAKE,
                    "the leaf's purposes lack clientAuth",
                    "AMT's own purpose goes together with clientAuth (1.3.6.1.5.5.7.3.2), never without.",
                    "kind: console-client    # grants both purposes; agent-client for a program on the machine",
                    "Intel SDK on mutual TLS; MeshCommander amt-certificates; RPS certManager"),
            MutualTlsFindings::noClientAuth),
    M3(
            new Passport(
                    "M3",
                    ERROR,
                    REPORTED,
                    HANDSHAKE,
                    "a certificate of the console's chain is expired, or not yet valid",
                    "AMT compares the dates with its clock. It is taken here for one that goes right.",
                    "amtpki apply lab.yaml -o out/lab    # after moving what ended out of that folder",
                    "Intel community, Cannot contact provisioned Intel AMT device at FQDN, answered by an Intel engineer"),
            MutualTlsFindings::outOfDate),
    M4(
            new Passport(
                    "M4",
                    NOTE,
                    REPORTED,
                    HANDSHAKE,
                    "AMT judges the dates by its own clock, which must be set",
                    "A machine whose battery was empty lives years ago, and takes every certificate for one of the future. The"
                            + " clock is set by AMT_TimeSynchronizationService, which servers call when they activate; no file"
                            + " tells whether they did.",
                    "# set AMT's clock: servers do when they activate; MeshCommander shows and sets it",
                    "Intel community, Cannot contact provisioned Intel AMT device at FQDN, answered by an Intel engineer"),
            MutualTlsFindings::clock),
    M5(
            new Passport(
                    "M5",
                    WARNING,
                    REPORTED,
                    HANDSHAKE,
                    "the common name must be what reverse DNS calls the console",
                    "An Intel engineer says that AMT looks up the console's address and compares the name it gets with the"
                            + " certificate's. One remark in a thread is all there is, so the verdict stays open where they"
                            + " differ. The look-up is AMT's, by the DNS server it knows: tell the name with --host.",
                    "host: console.corp.example.com    # what reverse DNS says of the console's address",
                    "Intel community, Cannot contact provisioned Intel AMT device at FQDN, answered by an Intel engineer"),
            EnumSet.of(CertificateKind.CONSOLE_CLIENT),
            MutualTlsFindings::reverseName),
    M6(
            new Passport(
                    "M6",
                    WARNING,
                    DOCUMENTED,
                    HANDSHAKE,
                    "the root must be in AMT's own list of trusted roots",
                    "That list is not the one of root hashes that activation uses: AddTrustedRootCertificate puts whole"
                            + " certificates into it, but none while mutual TLS is on. An intermediate counts as an anchor from"
                            + " 11.8 on only. If the file does not reach a root, the verdict stays open.",
                    "# put root.crt into AMT before mutual TLS is switched on (AddTrustedRootCertificate)",
                    "Intel SDK, AMT_PublicKeyManagementService.AddTrustedRootCertificate"),
            MutualTlsFindings::root),
    M7(
            new Passport(
                    "M7",
                    ERROR,
                    DOCUMENTED,
                    HANDSHAKE,
                    "the common name must go with AMT's list of trusted names, if it has one",
                    "AMT_TLSSettingData has a list TrustedCN. If it is empty, every name is taken; if not, the common name must be"
                            + " one of them or end with one, by whole labels. Tell the list with --trusted-fqdn.",
                    "host: console.corp.example.com    # below a trusted name; or change the list in AMT",
                    "Intel SDK, AMT_TLSSettingData.TrustedCN; Intel community, Cannot contact provisioned Intel AMT device"),
            MutualTlsFindings::trustedName),
    M8(
            new Passport(
                    "M8",
                    NOTE,
                    DOCUMENTED,
                    HANDSHAKE,
                    "mutual TLS on the machine itself is deprecated",
                    "Since AMT 6 local connections are not meant to use it; newer software does without.",
                    "kind: console-client    # for a console that connects over the network",
                    "Intel SDK on mutual TLS"),
            MutualTlsFindings::deprecated);

    private final Passport passport;
    private final Set<CertificateKind> kinds;
    private final BiFunction<Facts, Firmware, Optional<Hit>> predicate;

    MutualTlsRules(Passport passport, BiFunction<Facts, Firmware, Optional<Hit>> predicate) {
        this(passport, Audience.MUTUAL_TLS, predicate);
    }

    MutualTlsRules(
            Passport passport, Set<CertificateKind> kinds, BiFunction<Facts, Firmware, Optional<Hit>> predicate) {
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
