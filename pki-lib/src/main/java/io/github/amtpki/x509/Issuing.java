package io.github.amtpki.x509;

import io.github.amtpki.RefusedException;
import io.github.amtpki.internal.bc.ExtensionDer;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a CA never does, whoever asks: rules of path validation (RFC 5280 section 6.1), applied before signing. */
final class Issuing {

    private Issuing() {}

    /** Also for a root, which has no issuer. */
    static void checkEnd(CertificateSpec spec) {
        if (spec.validity().notAfter().isAfter(Validity.LATEST)) {
            throw new RefusedException(
                    "'" + spec.subject() + "' would last until "
                            + spec.validity().notAfter() + ", beyond " + Validity.LATEST,
                    "shorten the validity");
        }
    }

    static void check(CertificateSpec spec, List<X509Certificate> issuers, Instant now) {
        checkEnd(spec);
        X509Certificate issuer = issuers.get(0);
        Validity outer = Validity.of(issuer);
        if (now.isAfter(outer.notAfter())) {
            throw new RefusedException(
                    "the certificate of '" + issuer.getSubjectX500Principal() + "' ended at " + outer.notAfter()
                            + ", now it is " + now,
                    "renew it; if the clock is wrong, set it");
        }
        if (spec.validity().notAfter().isAfter(outer.notAfter())) {
            throw new RefusedException(
                    "'" + spec.subject() + "' would last until "
                            + spec.validity().notAfter() + ", its issuer '" + issuer.getSubjectX500Principal()
                            + "' only until " + outer.notAfter(),
                    "shorten the validity, or let it be clipped to the issuer's");
        }
        if (issuers.size() >= Authority.LONGEST_CHAIN) {
            throw new RefusedException(
                    "'" + spec.subject() + "' would be number " + (issuers.size() + 1) + " of its chain; more than "
                            + Authority.LONGEST_CHAIN + " certificates are not handled",
                    "issue it from a CA nearer to the root");
        }
        for (X509Certificate one : issuers) {
            if (Names.same(one.getSubjectX500Principal(), spec.subject())) {
                throw new RefusedException(
                        "the subject '" + spec.subject() + "' stands twice in one chain",
                        "give every certificate of a chain a subject of its own");
            }
        }
        checkPathLengths(spec, issuers);
    }

    /** Whoever gets the key of a leaf, as a server does with its bundle, would get the CA's. */
    static void checkKey(SigningRequest request, List<X509Certificate> issuers) {
        for (X509Certificate one : issuers) {
            if (one.getPublicKey().equals(request.publicKey())) {
                throw new RefusedException(
                        "'" + request.subject() + "' would have the key of its CA '" + one.getSubjectX500Principal()
                                + "': who holds the one could sign as the other",
                        "make the request with a key of its own");
            }
        }
    }

    /** A path length of n allows n further CAs between the one that states it and the leaf. */
    private static void checkPathLengths(CertificateSpec spec, List<X509Certificate> issuers) {
        int casBelow = isCa(spec) ? 1 : 0;
        for (X509Certificate issuer : issuers) {
            if (issuer.getBasicConstraints() < casBelow) {
                throw new RefusedException(
                        "the path length of '" + issuer.getSubjectX500Principal() + "' allows "
                                + issuer.getBasicConstraints() + " CAs below it, '" + spec.subject() + "' makes "
                                + casBelow,
                        "issue it from a CA higher up, or with a root that states no path length");
            }
            casBelow++;
        }
    }

    private static boolean isCa(CertificateSpec spec) {
        Optional<Extension> constraints = spec.extension(Oids.BASIC_CONSTRAINTS);
        try {
            // an empty SEQUENCE is CA:FALSE by default; whatever is not empty is taken for a CA, to be safe
            return constraints.isPresent()
                    && !ExtensionDer.elements(constraints.get().value()).isEmpty();
        } catch (IOException e) {
            throw new IllegalArgumentException("basic constraints are damaged", e);
        }
    }
}
