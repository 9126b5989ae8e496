package io.github.amtpki.check.firmware;

import io.github.amtpki.amt.Acceptance;
import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.TrustedHash;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.x509.Digest;
import java.util.List;
import java.util.Optional;

/** What the rules about root hashes look for. */
final class HashFindings {

    private HashFindings() {}

    static Optional<Hit> unknown(Facts facts, Firmware firmware) {
        return facts.around()
                .trustedHashes()
                .filter(all -> ours(facts).isEmpty())
                .flatMap(all -> facts.chain()
                        .root()
                        .map(root -> Hit.because("the root's SHA-256 hash is "
                                + RootHash.of(root.certificate(), Digest.SHA256).hex() + ", and the machine trusts "
                                + (all.isEmpty() ? "nothing" : all.size() + " others"))));
    }

    static Optional<Hit> noRoom(Facts facts, Firmware firmware) {
        long custom = hashes(facts).stream().filter(TrustedHash::custom).count();
        if (custom > Generation.CUSTOM_HASH_SLOTS) {
            return Optional.of(Hit.because(
                    custom + " hashes of one's own, and there is room for " + Generation.CUSTOM_HASH_SLOTS));
        }
        List<TrustedHash> refused = hashes(facts).stream()
                .filter(TrustedHash::custom)
                .filter(one ->
                        !firmware.generation().rootHashes().contains(one.hash().digest()))
                .toList();
        List<TrustedHash> ours = ours(facts);
        if (!ours.isEmpty() && refused.containsAll(ours)) {
            Hit hit = Hit.because("the root would be known by its "
                    + ours.get(0).hash().digest().jcaName() + " hash only");
            return Optional.of(refused.stream().anyMatch(HashFindings::isSha1) ? hit : hit.leavingOpen());
        }
        return refused.stream()
                .filter(HashFindings::isSha1)
                .findFirst()
                .map(one -> Hit.because("there is a SHA-1 hash among them").only(Severity.WARNING));
    }

    static Optional<Hit> inactive(Facts facts, Firmware firmware) {
        List<TrustedHash> ours = ours(facts);
        return ours.isEmpty() || ours.stream().anyMatch(TrustedHash::active)
                ? Optional.empty()
                : Optional.of(Hit.because(
                        "the root's " + ours.get(0).hash().digest().jcaName() + " hash is there, but switched off"));
    }

    static Optional<Hit> shorterThanBest(Facts facts, Firmware firmware) {
        List<TrustedHash> ours = ours(facts);
        return firmware.generation().sha256Chains() != Acceptance.REFUSED
                        || ours.isEmpty()
                        || ours.stream().anyMatch(one -> one.hash().digest() == Digest.SHA384)
                ? Optional.empty()
                : Optional.of(Hit.because("the machine knows the root by "
                        + ours.get(0).hash().digest().jcaName()));
    }

    private static boolean isSha1(TrustedHash one) {
        return one.hash().digest() == Digest.SHA1;
    }

    /** Those of the machine's hashes that are this root's. */
    private static List<TrustedHash> ours(Facts facts) {
        Optional<CertificateFacts> root = facts.chain().root();
        return hashes(facts).stream()
                .filter(one -> root.filter(it -> one.hash()
                                .equals(RootHash.of(it.certificate(), one.hash().digest())))
                        .isPresent())
                .toList();
    }

    private static List<TrustedHash> hashes(Facts facts) {
        return facts.around().trustedHashes().orElse(List.of());
    }
}
