package io.github.amtpki.check.importer;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What RPS makes of an uploaded file when a machine calls: which root it compares, in which order it sends the certificates,
 * and with which key it signs. It decides anew, and not as it did at the upload.
 *
 * <p>Leaf is the first certificate; root the last that issued itself, but not the first of all; between them first those that
 * the root did not issue, then those that it did, as they stand in the file. That is right for two intermediates. It signs
 * with the last key.
 *
 * <p>Source: RPS 2.40 certManager.ts dumpPfx (code).
 */
final class RpsDelivery {

    private RpsDelivery() {}

    /** The root whose hash is compared; nothing for a lone certificate. */
    static Optional<CertificateFacts> root(ForgeView view) {
        List<CertificateFacts> selfIssued = view.certificates().stream()
                .skip(1)
                .filter(ForgeView::selfIssued)
                .toList();
        return selfIssued.isEmpty() ? Optional.empty() : Optional.of(selfIssued.get(selfIssued.size() - 1));
    }

    /** The certificates in the order in which the machine gets them. */
    static List<CertificateFacts> sent(ForgeView view, CertificateFacts root) {
        List<CertificateFacts> between = view.certificates().stream()
                .skip(1)
                .filter(one -> !ForgeView.selfIssued(one))
                .toList();
        List<CertificateFacts> sent = new ArrayList<>();
        view.first().ifPresent(sent::add);
        between.stream().filter(one -> !ForgeView.issued(root, one)).forEach(sent::add);
        between.stream().filter(one -> ForgeView.issued(root, one)).forEach(sent::add);
        sent.add(root);
        return sent;
    }

    static Optional<Hit> noRootToCompare(Facts facts) {
        return ForgeView.of(facts)
                .filter(view -> view.first().isPresent() && root(view).isEmpty())
                .filter(view -> view.certificates().stream().anyMatch(ForgeView::selfIssued))
                .map(view -> Hit.because(
                                "the only certificate that issued itself is the first, which RPS takes for the leaf")
                        .saying(NO_MATCH));
    }

    static Optional<Hit> unknownRoot(Facts facts) {
        return ForgeView.of(facts)
                .flatMap(RpsDelivery::root)
                .flatMap(root -> RootMatch.none(root, facts.around(), trusted -> true))
                .map(hit -> hit.saying(NO_MATCH));
    }

    private static final String NO_MATCH = "Provisioning certificate doesn't match any trusted certificates from AMT";

    static Optional<Hit> wrongOrder(Facts facts) {
        Optional<ForgeView> view = ForgeView.of(facts);
        Optional<CertificateFacts> root = view.flatMap(RpsDelivery::root);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        List<CertificateFacts> sent = sent(view.get(), root.get());
        for (int i = 1; i < sent.size(); i++) {
            if (!ForgeView.issued(sent.get(i), sent.get(i - 1))) {
                return Optional.of(Hit.because("of " + sent.size() + " certificates, RPS sends '"
                                + sent.get(i).subject() + "' after '"
                                + sent.get(i - 1).subject()
                                + "', which it did not issue")
                        .at(sent.get(i)));
            }
        }
        return Optional.empty();
    }

    static Optional<Hit> wrongKey(Facts facts) {
        return ForgeView.of(facts)
                .filter(view -> view.keys().size() > 1 && view.first().isPresent())
                .filter(view -> RpsChecks.otherKey(view, facts.around()).isEmpty())
                .filter(view -> {
                    PublicKey last = view.keys().get(view.keys().size() - 1);
                    return !last.equals(view.keys().get(0));
                })
                .map(view -> Hit.because("there are " + view.keys().size()
                        + " private keys, and RPS signs with the last, which is not the leaf's"));
    }
}
