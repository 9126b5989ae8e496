package io.github.amtpki.x509;

import io.github.amtpki.RefusedException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * From when to when a certificate holds, both ends included, in whole seconds (RFC 5280 section 4.1.2.5).
 *
 * @param notBefore the first moment
 * @param notAfter the last moment; of what amtpki issues at most {@link #LATEST}
 */
public record Validity(Instant notBefore, Instant notAfter) {

    /**
     * The last moment that is written with two year digits. From 2050 on the encoding changes, and a reader was seen to
     * take 2050 for 1950 (MeshCentral issue 913, reported).
     */
    public static final Instant LATEST =
            LocalDateTime.of(2049, 12, 31, 23, 59, 59).toInstant(ZoneOffset.UTC);

    /** How far {@code notBefore} is set back, so that a machine whose clock is slow takes the certificate at once. */
    public static final Duration BACKDATED = Duration.ofDays(1);

    public Validity {
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
        if (notAfter.isBefore(notBefore)) {
            throw new IllegalArgumentException("a validity from " + notBefore + " to " + notAfter + " never holds");
        }
    }

    /** When a certificate holds. */
    public static Validity of(X509Certificate certificate) {
        return new Validity(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /**
     * From one day before {@code now} to {@code end}, or to {@link #LATEST} if that comes first.
     *
     * @throws RefusedException if that is over before {@code now}
     */
    public static Validity until(Instant now, Instant end) {
        Instant last = end.isAfter(LATEST) ? LATEST : end;
        if (last.isBefore(now.truncatedTo(ChronoUnit.SECONDS))) {
            throw new RefusedException(
                    "a certificate that ends at " + last + " would be over before it is made, at " + now,
                    "choose a later end; if the clock is wrong, set it");
        }
        return new Validity(now.minus(BACKDATED), last);
    }

    /**
     * What this validity and the issuer's have in common: a child never outlives its issuer, nor was it there before.
     *
     * @throws RefusedException if the two never hold at the same time
     */
    public Validity within(Validity issuer) {
        Instant start = notBefore.isBefore(issuer.notBefore) ? issuer.notBefore : notBefore;
        Instant end = notAfter.isAfter(issuer.notAfter) ? issuer.notAfter : notAfter;
        if (end.isBefore(start)) {
            throw new RefusedException(
                    "the issuer's certificate holds from " + issuer.notBefore + " to " + issuer.notAfter
                            + ", and never between " + notBefore + " and " + notAfter,
                    "renew the issuer's certificate; if the clock is wrong, set it");
        }
        return new Validity(start, end);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(notBefore) && !moment.isAfter(notAfter);
    }
}
