package io.github.amtpki.check.tls;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.DnsSuffix;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.SuffixMatch;
import io.github.amtpki.amt.SuffixReason;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.firmware.ChainRules;
import io.github.amtpki.check.firmware.ValidityRules;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Oids;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rules of mutual TLS look for, and what they cannot see. */
final class MutualTlsFindings {

    private static final Set<SuffixReason> BELOW = EnumSet.of(SuffixReason.EQUAL, SuffixReason.PARENT);

    private MutualTlsFindings() {}

    static Optional<Hit> noMark(Facts facts, Firmware firmware) {
        String mark = facts.kind() == CertificateKind.AGENT_CLIENT ? AmtOids.LOCAL_AGENT : AmtOids.REMOTE_CONSOLE;
        return Purposes.lacking(facts, mark);
    }

    static Optional<Hit> noClientAuth(Facts facts, Firmware firmware) {
        return Purposes.lacking(facts, Oids.CLIENT_AUTH);
    }

    static Optional<Hit> outOfDate(Facts facts, Firmware firmware) {
        return Familiar.find(ValidityRules.V1, facts);
    }

    static Optional<Hit> clock(Facts facts, Firmware firmware) {
        return facts.chain()
                .leaf()
                .map(leaf -> Hit.because("what time it is in AMT cannot be seen from here; the leaf holds from "
                        + leaf.certificate().getNotBefore().toInstant() + " to "
                        + leaf.certificate().getNotAfter().toInstant()));
    }

    static Optional<Hit> reverseName(Facts facts, Firmware firmware) {
        return facts.chain().leaf().flatMap(leaf -> {
            Optional<String> told = facts.around().host();
            if (told.isEmpty()) {
                return Optional.of(
                        Hit.because("nobody told what reverse DNS calls the console (--host); the common name is "
                                        + Purposes.commonName(leaf))
                                .only(Severity.NOTE));
            }
            return DnsSuffix.isServer(leaf.commonName(), told.get())
                    ? Optional.empty()
                    : Optional.of(Hit.because("reverse DNS says '" + told.get() + "', and the common name is "
                                    + Purposes.commonName(leaf))
                            .leavingOpen());
        });
    }

    /** A file without the root is a usual one; AMT must have the root then, or from 11.8 on what is missing. */
    static Optional<Hit> root(Facts facts, Firmware firmware) {
        return facts.chain()
                .root()
                .map(root -> Hit.because("AMT's list cannot be seen from here; it must hold '" + root.subject()
                                + "', SHA-256 "
                                + RootHash.of(root.certificate(), Digest.SHA256).hex())
                        .only(Severity.NOTE))
                .or(() -> Familiar.find(ChainRules.C9, facts).map(Hit::leavingOpen));
    }

    static Optional<Hit> trustedName(Facts facts, Firmware firmware) {
        List<String> told = facts.around().trustedNames();
        return facts.chain().leaf().flatMap(leaf -> {
            if (told.isEmpty()) {
                return Optional.of(
                        Hit.because("nobody told whether AMT has such a list (--trusted-fqdn); without one the"
                                        + " common name is not compared")
                                .only(Severity.NOTE));
            }
            return told.stream().anyMatch(suffix -> isBelow(leaf, suffix, firmware))
                    ? Optional.empty()
                    : Optional.of(Hit.because("the common name is " + Purposes.commonName(leaf) + ", and the list is "
                            + String.join(", ", told)));
        });
    }

    private static boolean isBelow(CertificateFacts leaf, String suffix, Firmware firmware) {
        SuffixMatch match = new DnsSuffix(suffix).match(leaf.commonName(), List.of(), firmware.version());
        return BELOW.contains(match.reason());
    }

    static Optional<Hit> deprecated(Facts facts, Firmware firmware) {
        return facts.kind() == CertificateKind.AGENT_CLIENT
                ? Optional.of(Hit.because("this certificate is for a program on the machine itself"))
                : Optional.empty();
    }
}
