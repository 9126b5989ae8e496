package io.github.amtpki.check.firmware;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.x509.Oids;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the rules about the leaf's purposes look for. */
final class PurposeFindings {

    private PurposeFindings() {}

    static Optional<Hit> unmarked(CertificateFacts leaf) {
        return leaf.hasPurposes() && !leaf.provisions()
                ? Optional.of(Hit.because("the leaf is for " + purposes(leaf) + ", and its subject has "
                        + (leaf.organizationalUnits().isEmpty() ? "no organizational unit" : "another unit")))
                : Optional.empty();
    }

    static Optional<Hit> noServerAuth(CertificateFacts leaf) {
        return leaf.hasPurposes() && leaf.provisions() && !leaf.hasPurpose(Oids.SERVER_AUTH)
                ? Optional.of(openIfUnit(leaf, Hit.because("the leaf is for " + purposes(leaf))))
                : Optional.empty();
    }

    static Optional<Hit> unitOnly(CertificateFacts leaf) {
        return leaf.hasPurpose(Oids.SERVER_AUTH) && !leaf.hasPurpose(AmtOids.SETUP) && hasUnit(leaf)
                ? Optional.of(
                        Hit.because("the leaf is for " + purposes(leaf) + " and has the unit " + AmtOids.SETUP_UNIT))
                : Optional.empty();
    }

    static Optional<Hit> noPurposes(CertificateFacts leaf) {
        String all = leaf.hasExtensions() ? "no extended key usage" : "no extensions at all";
        return leaf.hasPurposes()
                ? Optional.empty()
                : Optional.of(openIfUnit(leaf, Hit.because("the leaf has " + all)));
    }

    private static Hit openIfUnit(CertificateFacts leaf, Hit hit) {
        return hasUnit(leaf) ? hit.leavingOpen() : hit;
    }

    private static boolean hasUnit(CertificateFacts leaf) {
        return leaf.organizationalUnits().contains(AmtOids.SETUP_UNIT);
    }

    private static String purposes(CertificateFacts leaf) {
        List<String> purposes = leaf.purposes().orElse(List.of());
        return purposes.isEmpty()
                ? "nothing readable"
                : purposes.stream().map(Oids::describe).collect(Collectors.joining(", "));
    }
}
