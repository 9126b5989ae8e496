package io.github.amtpki.check;

import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.facts.ChainFacts;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.firmware.DigestRules;
import io.github.amtpki.check.firmware.KeyRules;
import io.github.amtpki.check.firmware.ValidityRules;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Rule;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of a root alone, before machines are told its hash: the rules that no leaf below it can mend. Others need
 * the whole chain.
 *
 * <pre>{@code
 * RootCheck.of(root, VersionSet.parse(List.of("22")), now)
 *     // D3: a certificate is signed with SHA-256, and AMT 22 wants SHA-384
 * }</pre>
 */
public final class RootCheck {

    private static final List<Rule> OF_ROOTS = List.of(
            DigestRules.D1,
            DigestRules.D2,
            DigestRules.D3,
            DigestRules.D4,
            KeyRules.K1,
            KeyRules.K2,
            KeyRules.K3,
            ValidityRules.V1);

    private RootCheck() {}

    /** One line for each rule that some of the machines would hold against it, with the rule's id. */
    public static List<String> of(X509Certificate root, VersionSet firmware, Instant now) {
        Facts facts = new Facts(
                FileFacts.made("root", List.of(root), Optional.empty(), Optional.empty()),
                ChainFacts.above(root, List.of()),
                Circumstances.at(now));
        Panel panel = Panel.of(firmware.onePerMajor().stream().map(Firmware::of).toList());
        return Check.run(facts, panel, OF_ROOTS).findings().stream()
                .map(finding ->
                        finding.passport().id() + ": " + finding.passport().title())
                .distinct()
                .toList();
    }
}
