package io.github.amtpki.store;

import io.github.amtpki.RefusedException;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.PkiPlan;
import java.util.Optional;
import java.util.function.Predicate;

/** Nothing is issued below a CA that is revoked: whoever reads the lists would refuse it from its first day. */
final class RevokedIssuers {

    private RevokedIssuers() {}

    /**
     * Before one certificate is issued.
     *
     * @param issuer the CA that would sign it
     * @param whose what would be issued, as {@code 'provisioning'}
     * @throws RefusedException if that CA is revoked, or one above it
     */
    static void refuse(Manifest manifest, Manifest.Certificate issuer, String whose) {
        new IssuerChoice(manifest).upward(issuer).forEach(ca -> refuseIf(manifest, ca, whose));
    }

    /**
     * Before a plan is carried out. A CA that is issued again along with it is another certificate than the one revoked.
     *
     * @param fresh whether a certificate of the plan would be issued
     */
    static void refuse(Manifest manifest, PkiPlan plan, Predicate<CertificatePlan> fresh) {
        for (CertificatePlan certificate : plan.certificates()) {
            Optional<CertificatePlan> ca = fresh.test(certificate) ? issuer(plan, certificate) : Optional.empty();
            while (ca.isPresent() && !fresh.test(ca.get())) {
                manifest.certificate(ca.get().track().id(), ca.get().name())
                        .ifPresent(entry -> refuseIf(manifest, entry, "'" + certificate.name() + "'"));
                ca = issuer(plan, ca.get());
            }
        }
    }

    private static Optional<CertificatePlan> issuer(PkiPlan plan, CertificatePlan of) {
        return of.issuer()
                .flatMap(name -> plan.certificates().stream()
                        .filter(one -> one.track() == of.track() && one.name().equals(name))
                        .findFirst());
    }

    private static void refuseIf(Manifest manifest, Manifest.Certificate ca, String whose) {
        manifest.history().revocation(ca).ifPresent(said -> {
            throw new RefusedException(
                    "the issuer of " + whose + ", '" + ca.name() + "', is revoked (" + said.reason() + ")",
                    "write another intermediate into the profile and apply it");
        });
    }
}
