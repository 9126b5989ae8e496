package io.github.amtpki.check.importer;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.SignatureKind;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The chain that RPS builds from the first certificate on, and what node-forge's verifyCertificateChain has against it. It
 * looks at each certificate from the leaf up: signature, critical extensions, and above the leaf whether it may be a CA.
 *
 * <p>Its quirks: any critical extension but keyUsage and basicConstraints is refused, a key usage may be missing, a path
 * length counts only where a key usage stands beside it, and PSS signatures are never valid.
 *
 * <p>Source: RPS 2.40 domain.ts chainIntegrityChecker, node-forge 1.4.0 x509.js (code, and measured). By 1.4.3 node-forge
 * understands name constraints and PSS, and looks at every path length.
 *
 * @param path the first certificate and its issuers, as far as they are there
 * @param complete whether the path ends with one that issued itself
 */
record ForgeChain(List<CertificateFacts> path, boolean complete) {

    private static final Set<String> UNDERSTOOD = Set.of(Oids.KEY_USAGE, Oids.BASIC_CONSTRAINTS);

    ForgeChain {
        path = List.copyOf(path);
    }

    static ForgeChain of(List<CertificateFacts> certificates) {
        List<CertificateFacts> path = new ArrayList<>();
        List<CertificateFacts> pool = new ArrayList<>(certificates);
        Optional<CertificateFacts> next = pool.isEmpty() ? Optional.empty() : Optional.of(pool.remove(0));
        while (next.isPresent()) {
            CertificateFacts current = next.get();
            path.add(current);
            if (ForgeView.selfIssued(current)) {
                return new ForgeChain(path, true);
            }
            next = pool.stream().filter(one -> ForgeView.issued(one, current)).findFirst();
            next.ifPresent(pool::remove);
        }
        return new ForgeChain(path, false);
    }

    /** The lowest certificate whose signature it cannot verify. */
    Optional<CertificateFacts> badSignature() {
        for (int i = 0; i < path.size(); i++) {
            CertificateFacts one = path.get(i);
            CertificateFacts parent = path.get(Math.min(i + 1, path.size() - 1));
            if (one.signature() == SignatureKind.PSS || !one.signedBy(parent)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The lowest certificate with a critical extension that it does not understand. */
    Optional<CertificateFacts> unsupportedCritical() {
        return path.stream()
                .filter(one -> !UNDERSTOOD.containsAll(one.critical()))
                .findFirst();
    }

    /** Which extensions those are. */
    static List<String> notUnderstood(CertificateFacts one) {
        return one.critical().stream()
                .filter(oid -> !UNDERSTOOD.contains(oid))
                .map(Oids::describe)
                .toList();
    }

    /** The lowest issuer that must not be one. */
    Optional<CertificateFacts> notAnAuthority() {
        return path.stream().skip(1).filter(one -> complaint(one).isPresent()).findFirst();
    }

    /** What node-forge says about an issuer that must not be one. */
    static Optional<String> complaint(CertificateFacts issuer) {
        boolean constraints = issuer.hasExtension(Oids.BASIC_CONSTRAINTS);
        boolean mayNotSign = issuer.keyUsage()
                .map(usage -> !constraints || !usage.contains(KeyUsage.KEY_CERT_SIGN))
                .orElse(false);
        if (mayNotSign) {
            return Optional.of(
                    "Certificate keyUsage or basicConstraints conflict or indicate that the certificate is not"
                            + " a CA. If the certificate is the only one in the chain or isn't the first then the certificate must"
                            + " be a valid CA.");
        }
        if (!constraints) {
            return Optional.of("Certificate is missing basicConstraints extension and cannot be used as a CA.");
        }
        return issuer.isCa()
                ? Optional.empty()
                : Optional.of("Certificate basicConstraints indicates the certificate is not a CA.");
    }

    /** The lowest issuer with more CAs below it than its path length allows. */
    Optional<CertificateFacts> pathLengthViolated() {
        for (int i = 1; i < path.size(); i++) {
            CertificateFacts one = path.get(i);
            if (one.isCa() && one.keyUsage().isPresent() && i - 1 > one.pathLength()) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
