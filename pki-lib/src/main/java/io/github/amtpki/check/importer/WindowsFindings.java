package io.github.amtpki.check.importer;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.pkcs12.BundleStructure.BagKind;
import java.time.Instant;
import java.util.Optional;

/** What is looked at for EMA and SCS, which keep their certificates in Windows' stores. Little of it was ever run. */
final class WindowsFindings {

    private WindowsFindings() {}

    static Optional<Hit> noMark(Facts facts) {
        return facts.chain()
                .leaf()
                .filter(leaf -> !leaf.hasPurpose(AmtOids.SETUP))
                .filter(leaf -> !leaf.organizationalUnits().contains(AmtOids.SETUP_UNIT))
                .map(leaf -> Hit.because("the leaf has neither the purpose nor the organizational unit")
                        .at(leaf));
    }

    static Optional<Hit> noRoot(Facts facts) {
        return facts.chain().isEmpty() || facts.chain().root().isPresent()
                ? Optional.empty()
                : Optional.of(Hit.because("the chain in the file does not go up to a root"));
    }

    static Optional<Hit> notRsa(Facts facts) {
        return facts.chain()
                .leaf()
                .filter(leaf -> !leaf.isRsa())
                .map(leaf -> Hit.because("the leaf has an " + leaf.keyAlgorithm() + " key")
                        .at(leaf)
                        .leavingOpen());
    }

    static Optional<Hit> dates(Facts facts) {
        Instant now = facts.around().now();
        return facts.chain().path().stream()
                .filter(one -> now.isBefore(one.certificate().getNotBefore().toInstant())
                        || now.isAfter(one.certificate().getNotAfter().toInstant()))
                .findFirst()
                .map(one -> Hit.because("'" + one.subject() + "' is expired or not yet valid")
                        .at(one)
                        .leavingOpen());
    }

    static Optional<Hit> key(Facts facts) {
        boolean plain = facts.file().structure().stream()
                .flatMap(structure -> structure.keys().stream())
                .anyMatch(bag -> bag.kind() == BagKind.PLAIN_KEY);
        if (plain) {
            return Optional.of(
                    Hit.because("the private key is not encrypted by itself").leavingOpen());
        }
        return facts.chain()
                .leaf()
                .filter(one ->
                        !facts.file().publicKeys().isEmpty() && !facts.file().holdsKeyOf(one.certificate()))
                .map(one -> Hit.because("the private key is not that of '" + one.subject() + "'")
                        .at(one)
                        .leavingOpen());
    }
}
