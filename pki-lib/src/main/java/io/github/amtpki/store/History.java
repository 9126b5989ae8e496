package io.github.amtpki.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What became of the certificates of a folder: which were replaced, which were revoked, and which lists say so. Nothing in
 * here is ever forgotten by a later run, whatever the profile says then: a certificate that is out there can be revoked
 * long after its name has got another one.
 *
 * <pre>{@code
 * renew    provisioning   certificates[provisioning] gets the new one, former gains the old one
 * revoke   provisioning   revocations gains the serial number of the one in use
 * crl                     crls gains or replaces the entry of each CA, its number one higher
 * }</pre>
 *
 * @param former certificates that another took the place of, or that the profile asks for no longer, oldest first
 * @param revocations in the order in which they were said
 * @param crls the last list of each CA
 */
public record History(List<Former> former, List<Revocation> revocations, List<Crl> crls) {

    static final History NONE = new History(List.of(), List.of(), List.of());

    /**
     * A certificate that is no longer the one of its name. It may be valid still, beside the one that followed.
     *
     * @param track the {@link Manifest.Track#id}
     * @param name what it was called
     * @param kind what it is for
     * @param subject RFC 4514
     * @param issuer name of the CA that signed it
     * @param serial lower-case hex
     * @param notBefore start of validity
     * @param notAfter end of validity
     * @param sha256 fingerprint, lower-case hex
     */
    public record Former(
            String track,
            String name,
            String kind,
            String subject,
            String issuer,
            String serial,
            Instant notBefore,
            Instant notAfter,
            String sha256) {

        static Former of(Manifest.Certificate entry) {
            return new Former(
                    entry.track(),
                    entry.name(),
                    entry.kind(),
                    entry.subject(),
                    entry.issuer(),
                    entry.serial(),
                    entry.notBefore(),
                    entry.notAfter(),
                    entry.sha256());
        }

        private Former by(String track, String issuer) {
            return new Former(track, name, kind, subject, issuer, serial, notBefore, notAfter, sha256);
        }
    }

    /**
     * A certificate that shall count no longer. Who is to know it needs the CA's list.
     *
     * @param track the {@link Manifest.Track#id}
     * @param issuer name of the CA that signed it and whose list names it
     * @param serial lower-case hex
     * @param name what it is or was called
     * @param revokedAt whole seconds
     * @param reason as RFC 5280 section 5.3.1 names it, as {@code keyCompromise}
     */
    public record Revocation(
            String track, String issuer, String serial, String name, Instant revokedAt, String reason) {

        public Revocation {
            revokedAt = revokedAt.truncatedTo(ChronoUnit.SECONDS);
        }

        private Revocation by(String track, String issuer) {
            return new Revocation(track, issuer, serial, name, revokedAt, reason);
        }
    }

    /**
     * The last certificate revocation list of a CA.
     *
     * @param track the {@link Manifest.Track#id}
     * @param name of the CA
     * @param number goes up with each list (RFC 5280 section 5.2.3), also when the files were lost
     * @param thisUpdate when it was made
     * @param nextUpdate when the next is due
     * @param files paths of its files
     */
    public record Crl(
            String track, String name, long number, Instant thisUpdate, Instant nextUpdate, List<String> files) {

        public Crl {
            files = List.copyOf(files);
        }

        private Crl of(String track, String name) {
            return new Crl(track, name, number, thisUpdate, nextUpdate, files);
        }
    }

    public History {
        former = List.copyOf(former);
        revocations = List.copyOf(revocations);
        crls = List.copyOf(crls);
    }

    /** With a certificate that gave way. */
    History with(Former gone) {
        return new History(plus(former, gone), revocations, crls);
    }

    History with(Revocation said) {
        return new History(former, plus(revocations, said), crls);
    }

    /** With a list in place of the same CA's last one. */
    History with(Crl made) {
        List<Crl> others = crls.stream()
                .filter(one -> !one.track().equals(made.track()) || !one.name().equals(made.name()))
                .toList();
        return new History(former, revocations, plus(others, made));
    }

    /** With a CA in another place: what it issued, what it revoked and its last list go with it. */
    History moved(String track, String name, String newTrack, String newName) {
        BiPredicate<String, String> its = (one, ca) -> one.equals(track) && ca.equals(name);
        List<Former> issued = former.stream()
                .map(one -> its.test(one.track(), one.issuer()) ? one.by(newTrack, newName) : one)
                .toList();
        List<Revocation> said = revocations.stream()
                .map(one -> its.test(one.track(), one.issuer()) ? one.by(newTrack, newName) : one)
                .toList();
        List<Crl> others =
                crls.stream().filter(one -> !its.test(one.track(), one.name())).toList();
        History moved = new History(issued, said, others);
        return crl(track, name)
                .map(last -> moved.with(last.of(newTrack, newName)))
                .orElse(moved);
    }

    /** Whether the certificate of this CA with this serial number is revoked. */
    public Optional<Revocation> revocation(String track, String issuer, String serial) {
        return revocations.stream()
                .filter(one -> one.track().equals(track)
                        && one.issuer().equals(issuer)
                        && one.serial().equals(serial))
                .findFirst();
    }

    /** Whether a certificate in use is revoked. */
    public Optional<Revocation> revocation(Manifest.Certificate inUse) {
        return revocation(inUse.track(), inUse.issuer(), inUse.serial());
    }

    Optional<Crl> crl(String track, String name) {
        return crls.stream()
                .filter(one -> one.track().equals(track) && one.name().equals(name))
                .findFirst();
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
