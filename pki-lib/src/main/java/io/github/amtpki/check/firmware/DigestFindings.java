package io.github.amtpki.check.firmware;

import io.github.amtpki.amt.Acceptance;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.ChainFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.SignatureKind;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rules about signatures look for. */
final class DigestFindings {

    private static final Set<SignatureKind> BROKEN = EnumSet.of(SignatureKind.MD5, SignatureKind.SHA1);
    private static final Set<SignatureKind> UNTRIED =
            EnumSet.of(SignatureKind.SHA224, SignatureKind.SHA512, SignatureKind.PSS, SignatureKind.OTHER);
    private static final int INTERNAL_ERROR = 1;

    private DigestFindings() {}

    static Optional<Hit> sha1(Facts facts, Firmware firmware) {
        return firmware.generation().sha1Chains() ? Optional.empty() : found(facts.chain(), BROKEN);
    }

    static Optional<Hit> sha384(Facts facts, Firmware firmware) {
        Acceptance answer = firmware.generation().sha384Chains();
        return answer == Acceptance.TAKEN
                ? Optional.empty()
                : found(facts.chain(), EnumSet.of(SignatureKind.SHA384)).map(hit -> as(answer, hit));
    }

    static Optional<Hit> sha256OnNewest(Facts facts, Firmware firmware) {
        if (firmware.generation().sha256Chains() != Acceptance.REFUSED) {
            return Optional.empty();
        }
        List<CertificateFacts> some = signed(facts.chain(), EnumSet.of(SignatureKind.SHA256));
        boolean onlyRootsOwn = some.equals(facts.chain().root().map(List::of).orElse(List.of()));
        return found(facts.chain(), EnumSet.of(SignatureKind.SHA256))
                .map(hit -> onlyRootsOwn ? hit.leavingOpen() : hit.returning(INTERNAL_ERROR));
    }

    static Optional<Hit> untried(Facts facts, Firmware firmware) {
        Set<SignatureKind> kinds = EnumSet.copyOf(UNTRIED);
        if (firmware.generation().sha1Chains()) {
            kinds.add(SignatureKind.MD5);
        }
        return found(facts.chain(), kinds).map(Hit::leavingOpen);
    }

    static Optional<Hit> sha256OnOldest(Facts facts, Firmware firmware) {
        return firmware.generation().sha256Chains() == Acceptance.UNTRIED
                ? found(facts.chain(), EnumSet.of(SignatureKind.SHA256)).map(Hit::leavingOpen)
                : Optional.empty();
    }

    private static Hit as(Acceptance answer, Hit hit) {
        return switch (answer) {
            case TAKEN, REFUSED -> hit;
            case DISPUTED, UNTRIED -> hit.leavingOpen();
        };
    }

    private static Optional<Hit> found(ChainFacts chain, Set<SignatureKind> kinds) {
        List<CertificateFacts> some = signed(chain, kinds);
        return some.stream()
                .findFirst()
                .map(first -> Hit.because("the signature of "
                                + Roles.with(chain, some, one -> one.signature().label()))
                        .at(Roles.issuer(chain, first)));
    }

    private static List<CertificateFacts> signed(ChainFacts chain, Set<SignatureKind> kinds) {
        return chain.path().stream()
                .filter(one -> kinds.contains(one.signature()))
                .toList();
    }
}
