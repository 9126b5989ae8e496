package io.github.amtpki.store;

import io.github.amtpki.RefusedException;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.x509.Validity;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long what is issued now lasts. A child never outlives its issuer: its end is clipped, and somebody is told; under
 * strictness it is refused.
 *
 * @param warnings where to tell
 */
record Validities(Clock clock, boolean strict, List<String> warnings) {

    private static final Duration NEAR = Duration.ofDays(30);

    Validity of(CertificatePlan plan, Optional<X509Certificate> issuer) {
        return of(plan.name(), plan.lifetime().orElseThrow(), issuer);
    }

    Validity of(String subject, Lifetime lifetime, Optional<X509Certificate> issuer) {
        Instant now = clock.instant();
        Instant wanted = lifetime.after(now);
        Validity validity = Validity.until(now, wanted);
        if (wanted.isAfter(Validity.LATEST)) {
            clipped(subject, wanted, "the last moment that every reader understands is " + Validity.LATEST);
        }
        if (issuer.isEmpty()) {
            return validity;
        }
        Validity outer = Validity.of(issuer.get());
        String name = issuer.get().getSubjectX500Principal().toString();
        if (!outer.contains(now)) {
            throw new RefusedException(
                    "'" + name + "' is valid from " + outer.notBefore() + " to " + outer.notAfter() + ", and now is "
                            + now,
                    "check the clock, or issue the CA again");
        }
        if (validity.notAfter().isAfter(outer.notAfter())) {
            clipped(subject, validity.notAfter(), "its issuer '" + name + "' ends " + outer.notAfter());
        }
        return validity.within(outer);
    }

    /** Time alone never issues anything again; it is only told. */
    void warnOfEnd(String name, X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        Instant now = clock.instant();
        if (end.isBefore(now)) {
            warnings.add(name + " expired on " + end);
        } else if (end.isBefore(now.plus(NEAR))) {
            warnings.add(name + " expires on " + end);
        }
    }

    private void clipped(String subject, Instant wanted, String reason) {
        String message = "'" + subject + "' would last until " + wanted + ", but " + reason;
        if (strict) {
            throw new RefusedException(message, "shorten its validity, or run without --strict to have it clipped");
        }
        warnings.add(message + ": clipped");
    }
}
