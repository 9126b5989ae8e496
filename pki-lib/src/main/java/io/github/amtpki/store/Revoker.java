package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.x509.RevocationReason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says of a certificate that it shall count no longer. That is a note in the manifest and nothing else: nobody else knows
 * before the next list of its CA ({@link FolderCrls}) lies where they look for it.
 *
 * <pre>{@code
 * Revoker.Done done = new Revoker(folder, clock, tool).revoke("provisioning", RevocationReason.KEY_COMPROMISE);
 * }</pre>
 */
public final class Revoker {

    /**
     * @param said what the manifest now holds
     * @param former whether another certificate has its name by now
     * @param already whether it had been said before
     */
    public record Done(History.Revocation said, boolean former, boolean already) {}

    /** What a name or serial number can mean. */
    private record Candidate(String track, String name, String issuer, String serial, boolean root, boolean former) {

        static Candidate of(Manifest.Certificate one) {
            return new Candidate(
                    one.track(), one.name(), one.issuer(), one.serial(), one.role() == Manifest.Role.ROOT, false);
        }

        static Candidate of(History.Former one) {
            return new Candidate(
                    one.track(),
                    one.name(),
                    one.issuer(),
                    one.serial(),
                    one.kind().equals("root-ca"),
                    true);
        }
    }

    private final PkiFolder folder;
    private final Clock clock;
    private final Manifest.Tool tool;
    private final FolderCertificates certificates;

    /**
     * @param tool what the manifest shall say wrote it
     * @throws BadInputException if the folder holds no PKI
     */
    public Revoker(PkiFolder folder, Clock clock, Manifest.Tool tool) {
        this.folder = folder;
        this.clock = clock;
        this.tool = tool;
        this.certificates = new FolderCertificates(folder);
    }

    /**
     * Revokes one certificate.
     *
     * @param what a name: the certificate in use, or with {@link RevocationReason#SUPERSEDED} the newest before it that is not
     *     revoked yet; or a serial number in hex, colons allowed: that very one, in use or not
     * @throws BadInputException if there is no such certificate
     * @throws RefusedException if it is a root, or was revoked for another reason
     */
    public Done revoke(String what, RevocationReason reason) {
        Candidate found = find(what, reason);
        if (found.root()) {
            throw new RefusedException(
                    "'" + found.name()
                            + "' is a root, which no list can revoke: whoever trusts it asks nobody about it",
                    "take its hash out of the machines and its certificate out of the servers");
        }
        Optional<History.Revocation> before = revocation(found);
        if (before.isPresent()) {
            if (!before.get().reason().equals(reason.id())) {
                throw new RefusedException(
                        "'" + found.name() + "' with the serial number " + found.serial() + " is revoked since "
                                + before.get().revokedAt() + ", for the reason "
                                + before.get().reason(),
                        "leave it so: those who fetched a list know it already");
            }
            return new Done(before.get(), found.former(), true);
        }
        History.Revocation said = new History.Revocation(
                found.track(), found.issuer(), found.serial(), found.name(), clock.instant(), reason.id());
        Manifest manifest = certificates.manifest();
        folder.commit(FolderChange.to(manifest.with(
                tool,
                manifest.certificates(),
                manifest.exports(),
                manifest.history().with(said))));
        return new Done(said, found.former(), false);
    }

    private Candidate find(String what, RevocationReason reason) {
        if (!certificates.called(what).isEmpty()) {
            Manifest.Certificate current = certificates.named(what);
            return reason == RevocationReason.SUPERSEDED ? predecessor(current) : Candidate.of(current);
        }
        String serial = serial(what);
        List<Candidate> found = all().filter(one -> one.serial().equals(serial)).toList();
        if (found.isEmpty()) {
            throw unknown(what);
        }
        return found.get(0);
    }

    private Stream<Candidate> all() {
        return Stream.concat(certificates.manifest().certificates().stream().map(Candidate::of), former().stream());
    }

    /** Newest first. */
    private List<Candidate> former() {
        List<Candidate> newestFirst = new ArrayList<>();
        certificates.manifest().history().former().forEach(one -> newestFirst.add(0, Candidate.of(one)));
        return newestFirst;
    }

    private Candidate predecessor(Manifest.Certificate current) {
        List<Candidate> before = former().stream()
                .filter(one -> one.track().equals(current.track()) && one.name().equals(current.name()))
                .toList();
        return before.stream()
                .filter(one -> revocation(one).isEmpty())
                .findFirst()
                .or(() -> before.stream().findFirst())
                .orElseThrow(() -> new RefusedException(
                        "'" + current.name() + "' has taken nothing's place, so that nothing is superseded",
                        "renew it first; or to revoke the one in use, give another reason or its serial number "
                                + current.serial()));
    }

    private Optional<History.Revocation> revocation(Candidate one) {
        return certificates.manifest().history().revocation(one.track(), one.issuer(), one.serial());
    }

    private BadInputException unknown(String what) {
        Optional<Candidate> gone =
                former().stream().filter(one -> one.name().equals(what)).findFirst();
        return gone.map(one -> new BadInputException(
                        "no certificate '" + what + "' is in use any more",
                        "the last one had the serial number " + one.serial() + ": name that"))
                .orElseGet(() -> new BadInputException(
                        "there is no certificate with the name or serial number '" + what + "'",
                        "there are " + certificates.names() + "; 'amtpki status FOLDER --json' lists serial numbers"));
    }

    /** As the manifest writes it: lower case, without colons, blanks, {@code 0x} and leading zeros. */
    private static String serial(String typed) {
        String plain = typed.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        return plain.replaceFirst("^0x", "").replaceFirst("^0+(?=.)", "");
    }
}
