package io.github.amtpki.check.firmware;

import io.github.amtpki.amt.DnsSuffix;
import io.github.amtpki.amt.SuffixMatch;
import io.github.amtpki.amt.SuffixReason;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.SuffixSource;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Severity;
import java.util.Optional;
import java.util.function.Predicate;

/** What the rules about names look for. */
final class SuffixFindings {

    private SuffixFindings() {}

    static Optional<Hit> refused(Facts facts, Firmware firmware) {
        return matching(facts, firmware, match -> match.outcome() == SuffixMatch.Outcome.REJECT);
    }

    static Optional<Hit> byDepth(Facts facts, Firmware firmware) {
        return matching(facts, firmware, match -> match.reason() == SuffixReason.TLD_DEPTH)
                .map(hit -> isDocumentedDepth(facts) ? hit.only(Severity.NOTE) : hit);
    }

    static Optional<Hit> alternativeOnly(Facts facts, Firmware firmware) {
        return matching(facts, firmware, match -> match.reason() == SuffixReason.SAN_ONLY)
                .map(Hit::leavingOpen);
    }

    static Optional<Hit> wildcard(Facts facts, Firmware firmware) {
        boolean needed = match(facts, firmware)
                .filter(match -> match.reason() == SuffixReason.BELOW_WILDCARD)
                .isPresent();
        return commonName(facts)
                .filter(name -> name.strip().startsWith("*."))
                .map(name -> Hit.because("the common name is '" + name + "'"))
                .map(hit -> needed ? hit : hit.only(Severity.NOTE));
    }

    static Optional<Hit> dhcp(Facts facts, Firmware firmware) {
        return facts.around().suffixSource() == SuffixSource.DHCP
                ? Optional.of(Hit.because("DHCP gives the suffix" + suffix(facts) + ", on the wired port only"))
                : Optional.empty();
    }

    static Optional<Hit> wrongSource(Facts facts, Firmware firmware) {
        return switch (facts.around().suffixSource()) {
            case OS -> Optional.of(Hit.because("the suffix" + suffix(facts) + " is the operating system's"));
            case STATIC -> Optional.of(Hit.because("the suffix" + suffix(facts) + " was set statically"));
            case MEBX, DHCP, UNKNOWN -> Optional.empty();
        };
    }

    static Optional<Hit> otherServer(Facts facts, Firmware firmware) {
        return facts.around()
                .serverFqdn()
                .filter(server -> !DnsSuffix.isServer(commonName(facts), server))
                .map(server -> Hit.because("the machine knows its server as '" + server + "', and the common name is "
                        + commonName(facts).map(name -> "'" + name + "'").orElse("missing")));
    }

    static Optional<Hit> noName(Facts facts, Firmware firmware) {
        if (commonName(facts).filter(DnsSuffix::couldMatch).isPresent()) {
            return Optional.empty();
        }
        Hit hit = Hit.because("the common name is "
                + commonName(facts).map(name -> "'" + name + "'").orElse("missing"));
        boolean another = facts.chain().leaf().stream()
                .flatMap(leaf -> leaf.dnsNames().stream())
                .anyMatch(DnsSuffix::couldMatch);
        return Optional.of(another ? hit.leavingOpen() : hit);
    }

    private static Optional<Hit> matching(Facts facts, Firmware firmware, Predicate<SuffixMatch> wanted) {
        return match(facts, firmware)
                .filter(wanted)
                .map(match -> Hit.because(match.text() + suffix(facts)))
                .map(hit -> facts.around().profileLine().map(hit::mend).orElse(hit));
    }

    private static Optional<SuffixMatch> match(Facts facts, Firmware firmware) {
        return facts.around()
                .domain()
                .flatMap(domain -> facts.chain()
                        .leaf()
                        .map(leaf ->
                                new DnsSuffix(domain).match(leaf.commonName(), leaf.dnsNames(), firmware.version())));
    }

    private static boolean isDocumentedDepth(Facts facts) {
        String suffix = facts.around()
                .domain()
                .map(domain -> new DnsSuffix(domain).name())
                .orElse("");
        return suffix.endsWith(".com") || suffix.endsWith(".net");
    }

    private static Optional<String> commonName(Facts facts) {
        return facts.chain().leaf().flatMap(CertificateFacts::commonName);
    }

    private static String suffix(Facts facts) {
        return facts.around().domain().map(domain -> " '" + domain + "'").orElse("");
    }
}
