package io.github.amtpki.store;

import io.github.amtpki.RefusedException;
import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.x509.Validity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long what is issued now lasts. A child never outlives its issuer: its end is clipped, and somebody is told; under
 * strictness it is refused.
 *
 * @param warnings where to tell
 */
record Validities(Clock clock, boolean strict, List<String> warnings) {

    private static final Duration NEAR = Duration.ofDays(30);

    /** What a new certificate gets; its issuer, if it has one, by name and validity. */
    Validity of(String name, Lifetime lifetime, Optional<Map.Entry<String, Validity>> issuer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant wanted = lifetime.after(now);
        Validity outer = issuer.map(Map.Entry::getValue).orElse(new Validity(Instant.EPOCH, Validity.LATEST));
        if (!outer.contains(now)) {
            throw new RefusedException(
                    "its issuer '" + issuer.orElseThrow().getKey() + "' is valid from " + outer.notBefore() + " to "
                            + outer.notAfter() + ", and now is " + now + ": '" + name + "' cannot be issued",
                    "check the clock; if it is right, the CA has to be issued again");
        }
        if (wanted.isAfter(outer.notAfter())) {
            clipped(name, wanted, issuer.map(Map.Entry::getKey), outer.notAfter());
        }
        return Validity.until(now, wanted).within(outer);
    }

    /**
     * Time alone never issues anything again; it is only told.
     *
     * @param again how to issue it again
     */
    void warn(String name, Validity validity, String again) {
        Instant now = clock.instant();
        Instant end = validity.notAfter();
        if (end.isBefore(now)) {
            warnings.add(name + " expired on " + end + "; " + again);
        } else if (end.isBefore(now.plus(NEAR))) {
            warnings.add(name + " expires on " + end + "; " + again);
        } else if (validity.notBefore().isAfter(now)) {
            warnings.add(name + " is valid only from " + validity.notBefore() + " on, and now is " + now);
        }
    }

    private void clipped(String name, Instant wanted, Optional<String> issuer, Instant end) {
        String reason = issuer.map(one -> "its issuer '" + one + "' ends ")
                .orElse("the last moment that every reader understands is ");
        String message = "'" + name + "' would last until " + wanted + ", but " + reason + end;
        if (strict) {
            throw new RefusedException(message, "shorten its validity, or run without --strict to have it clipped");
        }
        warnings.add(message + ": clipped");
    }
}
