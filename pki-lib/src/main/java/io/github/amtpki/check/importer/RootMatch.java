package io.github.amtpki.check.importer;

import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.TrustedHash;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.rule.Hit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a program finds a root's hash among those that the machine trusts. Programs differ in which of the machine's hashes
 * they look at: by digest, and whether they are active.
 */
final class RootMatch {

    private RootMatch() {}

    /** A hit if the machine's hashes are known and none that the program looks at is the root's. */
    static Optional<Hit> none(CertificateFacts root, Circumstances around, Predicate<TrustedHash> lookedAt) {
        Optional<List<TrustedHash>> trusted = around.trustedHashes();
        if (trusted.isEmpty()) {
            return Optional.empty();
        }
        List<TrustedHash> same = trusted.get().stream()
                .filter(one ->
                        RootHash.of(root.certificate(), one.hash().digest()).equals(one.hash()))
                .toList();
        if (same.stream().anyMatch(lookedAt)) {
            return Optional.empty();
        }
        String why = same.isEmpty()
                ? "no trusted hash is that of '" + root.subject() + "'"
                : "the machine trusts '" + root.subject() + "' only by a hash that is not looked at: "
                        + same.get(0).hash().digest().jcaName() + (same.get(0).active() ? "" : ", not active");
        return Optional.of(Hit.because(why).at(root));
    }
}
