package io.github.amtpki.check.importer;

import io.github.amtpki.check.facts.CertificateFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * The chain as rpc-go orders it: the leaf is the one certificate that is neither CA nor self-issued; from it up by names, which
 * are compared as text. Of several certificates with one name the last counts. No signature is looked at.
 *
 * <p>Source: rpc-go pkg/utils/helper.go OrderCertsChain (code, and measured).
 *
 * @param path leaf first, as far as it went
 * @param complaint what rpc-go says if it did not get to a root
 */
record GoChain(List<CertificateFacts> path, Optional<String> complaint) {

    GoChain {
        path = List.copyOf(path);
    }

    static GoChain of(List<CertificateFacts> certificates) {
        Map<String, CertificateFacts> bySubject = new HashMap<>();
        List<CertificateFacts> leaves = new ArrayList<>();
        for (CertificateFacts one : certificates) {
            bySubject.put(subject(one), one);
            if (!one.isCa() && !subject(one).equals(issuer(one))) {
                leaves.add(one);
            }
        }
        if (leaves.size() != 1) {
            return new GoChain(
                    List.of(),
                    Optional.of(
                            leaves.isEmpty()
                                    ? "no valid leaf certificate found"
                                    : "multiple possible leaf certificates found"));
        }
        return climb(leaves.get(0), bySubject);
    }

    private static GoChain climb(CertificateFacts leaf, Map<String, CertificateFacts> bySubject) {
        List<CertificateFacts> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        CertificateFacts current = leaf;
        while (seen.add(subject(current))) {
            path.add(current);
            if (subject(current).equals(issuer(current))) {
                return new GoChain(path, Optional.empty());
            }
            CertificateFacts parent = bySubject.get(issuer(current));
            if (parent == null) {
                return new GoChain(
                        path, Optional.of("incomplete certificate chain; missing issuer for " + subject(current)));
            }
            current = parent;
        }
        return new GoChain(path, Optional.of("cycle detected in certificate chain"));
    }

    Optional<CertificateFacts> leaf() {
        return path.stream().findFirst();
    }

    /** The last one, if the chain is whole. */
    Optional<CertificateFacts> root() {
        return complaint.isPresent() ? Optional.empty() : Optional.of(path.get(path.size() - 1));
    }

    private static String subject(CertificateFacts one) {
        return one.certificate().getSubjectX500Principal().getName(X500Principal.RFC2253);
    }

    private static String issuer(CertificateFacts one) {
        return one.certificate().getIssuerX500Principal().getName(X500Principal.RFC2253);
    }
}
