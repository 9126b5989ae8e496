package io.github.amtpki.check.tls;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.x509.Oids;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in a few words what a certificate is for, and whose. */
final class Purposes {

    private Purposes() {}

    /** That the leaf is not for this, whether it says nothing or something else. */
    static Optional<Hit> lacking(Facts facts, String oid) {
        return facts.chain()
                .leaf()
                .filter(leaf -> !leaf.hasPurpose(oid))
                .map(leaf -> Hit.because("the leaf is for " + of(leaf)));
    }

    static String of(CertificateFacts one) {
        List<String> purposes = one.purposes().orElse(List.of());
        if (purposes.isEmpty()) {
            return one.hasPurposes() ? "nothing readable" : "anything: it has no extended key usage";
        }
        return purposes.stream().map(Oids::describe).collect(Collectors.joining(", "));
    }

    static String commonName(CertificateFacts one) {
        return one.commonName().map(name -> "'" + name + "'").orElse("missing");
    }
}
