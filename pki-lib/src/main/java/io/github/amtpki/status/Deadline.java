package io.github.amtpki.status;

import io.github.amtpki.store.History;
import io.github.amtpki.store.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that ends: a certificate, or the last revocation list of a CA.
 *
 * @param sort what it is
 * @param track its chain
 * @param name of the certificate, or of the list's CA
 * @param kind what it is for, as {@code provisioning}; {@code crl} for a list
 * @param subject whom it names, RFC 4514
 * @param serial lower-case hex; the number of a list
 * @param begins when it began
 * @param ends its last moment
 * @param revoked since when and why it counts no longer, if so
 */
public record Deadline(
        Sort sort,
        String track,
        String name,
        String kind,
        String subject,
        String serial,
        Instant begins,
        Instant ends,
        Optional<History.Revocation> revoked) {

    /** The {@link #kind} of a list. */
    public static final String LIST_KIND = "crl";

    /** What ends. */
    public enum Sort {
        /** A certificate that has its name. */
        IN_USE,
        /** A certificate that another took the place of, and that is valid still. */
        FORMER,
        /** A revocation list. */
        LIST;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Deadline of(Manifest.Certificate one, History history) {
        return new Deadline(
                Sort.IN_USE,
                one.track(),
                one.name(),
                one.kind(),
                one.subject(),
                one.serial(),
                one.notBefore(),
                one.notAfter(),
                history.revocation(one));
    }

    static Deadline of(History.Former one, History history) {
        return new Deadline(
                Sort.FORMER,
                one.track(),
                one.name(),
                one.kind(),
                one.subject(),
                one.serial(),
                one.notBefore(),
                one.notAfter(),
                history.revocation(one.track(), one.issuer(), one.serial()));
    }

    static Deadline of(History.Crl one) {
        return new Deadline(
                Sort.LIST,
                one.track(),
                one.name(),
                LIST_KIND,
                "",
                Long.toString(one.number()),
                one.thisUpdate(),
                one.nextUpdate(),
                Optional.empty());
    }

    /** How much of its life is over, from 0 to 1. */
    public double used(Instant now) {
        double life = Math.max(1, Duration.between(begins, ends).toSeconds());
        return Math.max(0, Math.min(1, Duration.between(begins, now).toSeconds() / life));
    }

    public boolean over(Instant now) {
        return ends.isBefore(now);
    }

    /**
     * Whether somebody should do something about it: a certificate in use that is over, ends within the window, or is
     * revoked: whoever still uses it may be refused at any moment. A list lives shortly and is made again by a timer, so it is due in the last third of its life, and not before the window
     * begins. What has a successor may end in peace.
     */
    public boolean due(Instant now, Instant window) {
        return switch (sort) {
            case IN_USE -> revoked.isPresent() || ends.isBefore(window);
            case FORMER -> false;
            case LIST -> ends.isBefore(window) && used(now) * 3 >= 2;
        };
    }
}
