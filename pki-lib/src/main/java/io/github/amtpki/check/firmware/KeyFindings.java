package io.github.amtpki.check.firmware;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the rules about keys look for. */
final class KeyFindings {

    /** The shortest that any firmware of today takes, and what a server takes in any case. */
    private static final int COMMON_LENGTH = 2048;

    /** The longest that anybody lists. */
    private static final int LONGEST_LISTED = 4096;

    private KeyFindings() {}

    static Optional<Hit> notRsa(Facts facts, Firmware firmware) {
        return among(facts, one -> !one.isRsa())
                .map(some -> Hit.because("not RSA: " + Roles.with(facts.chain(), some, CertificateFacts::keyAlgorithm))
                        .at(some.get(0))
                        .leavingOpen());
    }

    static Optional<Hit> tooShort(Facts facts, Firmware firmware) {
        int limit = Math.min(COMMON_LENGTH, firmware.generation().smallestRsaKey());
        return among(facts, one -> one.isRsa() && one.rsaBits() < COMMON_LENGTH).map(some -> {
            CertificateFacts refused = some.stream()
                    .filter(one -> one.rsaBits() < limit)
                    .findFirst()
                    .orElse(some.get(0));
            Hit hit = Hit.because("shorter than " + COMMON_LENGTH + " bits: " + lengths(facts, some))
                    .at(refused);
            return refused.rsaBits() < limit ? hit : hit.only(Severity.WARNING);
        });
    }

    static Optional<Hit> tooShortForNewest(Facts facts, Firmware firmware) {
        int limit = firmware.generation().smallestRsaKey();
        return among(facts, one -> one.rsaBits() >= COMMON_LENGTH && one.rsaBits() < limit)
                .map(some -> {
                    Hit hit = Hit.because("shorter than " + limit + " bits: " + lengths(facts, some))
                            .at(some.get(0));
                    boolean leaf = facts.chain().leaf().equals(Optional.of(some.get(0)));
                    return leaf ? hit : hit.leavingOpen();
                });
    }

    static Optional<Hit> longLeaf(Facts facts, Firmware firmware) {
        return facts.chain()
                .leaf()
                .filter(leaf -> leaf.rsaBits() > firmware.generation().largestLeafKey())
                .map(leaf -> open(
                        Hit.because("the leaf's RSA key has " + leaf.rsaBits() + " bits")
                                .at(leaf),
                        leaf));
    }

    static Optional<Hit> longAuthority(Facts facts, Firmware firmware) {
        List<CertificateFacts> some = facts.chain().authorities().stream()
                .filter(one -> one.rsaBits() >= LONGEST_LISTED)
                .toList();
        return some.stream()
                .max((one, other) -> Integer.compare(one.rsaBits(), other.rsaBits()))
                .map(longest ->
                        open(Hit.because("RSA keys: " + lengths(facts, some)).at(longest), longest));
    }

    private static Hit open(Hit hit, CertificateFacts certificate) {
        return certificate.rsaBits() > LONGEST_LISTED ? hit.leavingOpen() : hit;
    }

    private static String lengths(Facts facts, List<CertificateFacts> some) {
        return Roles.with(facts.chain(), some, one -> one.rsaBits() + " bits");
    }

    private static Optional<List<CertificateFacts>> among(Facts facts, Predicate<CertificateFacts> odd) {
        return Optional.of(facts.chain().path().stream().filter(odd).toList()).filter(some -> !some.isEmpty());
    }
}
