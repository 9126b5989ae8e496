package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CrlStore;
import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.RevocationList;
import io.github.amtpki.x509.RevocationReason;
import io.github.amtpki.x509.RevokedCertificate;
import io.github.amtpki.x509.Validity;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The revocation lists of a PKI folder's CAs: {@code NAME.crl} and {@code NAME.crl.pem} beside {@code NAME.crt}. Each list is
 * complete and takes the place of the one before, which is not kept: it said nothing that the manifest does not know,
 * and lists are made again all the time.
 *
 * <p>A certificate stays in the lists until one was made after its end (RFC 5280 section 3.3): then nobody asks any more.
 * Clocks err, so that a former list dated after the end is not enough: whatever is valid still is always named.
 *
 * <pre>{@code
 * FolderCrls crls = FolderCrls.of(folder, Optional.of("issuing"));
 * CrlReport report = crls.make(ca -> ca.key(Optional.empty()), terms, context);
 * }</pre>
 */
public final class FolderCrls {

    /** What is made beside {@code NAME.crt}, DER. */
    static final String LIST = ".crl";

    static final String PEM = LIST + ".pem";

    /**
     * @param tool what the manifest shall say wrote it
     * @param next how long the lists hold, unless their CA ends before
     */
    public record Terms(Manifest.Tool tool, Lifetime next) {}

    private final PkiFolder folder;
    private final Manifest manifest;
    private final List<FolderIssuer> issuers;

    private FolderCrls(PkiFolder folder, Manifest manifest, List<FolderIssuer> issuers) {
        this.folder = folder;
        this.manifest = manifest;
        this.issuers = issuers;
    }

    /**
     * @param ca whose list is to be made, by name or {@code TRACK/NAME}; empty means every CA's
     * @throws BadInputException if the folder holds no PKI, or no such CA
     */
    public static FolderCrls of(PkiFolder folder, Optional<String> ca) {
        FolderCertificates certificates = new FolderCertificates(folder);
        List<Manifest.Certificate> chosen = ca.map(name -> List.of(named(certificates, name)))
                .orElseGet(() -> certificates.manifest().certificates().stream()
                        .filter(one -> one.role() != Manifest.Role.LEAF)
                        .toList());
        return new FolderCrls(
                folder,
                certificates.manifest(),
                chosen.stream().map(one -> FolderIssuer.of(folder, one)).toList());
    }

    private static Manifest.Certificate named(FolderCertificates certificates, String name) {
        Manifest.Certificate one = certificates.named(name);
        if (one.role() == Manifest.Role.LEAF) {
            throw new BadInputException("'" + name + "' is no CA, and has no revocation list", "name a CA");
        }
        return one;
    }

    /**
     * Lists that no longer hold, though their time has not come: their CA was issued again with another key. Who has the new
     * certificate cannot verify them.
     */
    public static List<History.Crl> stale(PkiFolder folder) {
        FolderCertificates certificates = new FolderCertificates(folder);
        Manifest manifest = certificates.manifest();
        return manifest.history().crls().stream()
                .filter(list -> manifest.certificate(list.track(), list.name())
                        .filter(ca -> !holds(folder, list, certificates, ca))
                        .isPresent())
                .toList();
    }

    /** Of a list or CA that is missing or damaged nothing can be said here. */
    private static boolean holds(
            PkiFolder folder, History.Crl list, FolderCertificates certificates, Manifest.Certificate ca) {
        Optional<String> file = list.files().stream().filter(folder::exists).findFirst();
        try {
            return file.isEmpty()
                    || RevocationList.parse(folder.read(file.get())).signedBy(certificates.certificate(ca));
        } catch (BadInputException e) {
            return true;
        }
    }

    /** Whose lists these are. */
    public List<FolderIssuer> issuers() {
        return List.copyOf(issuers);
    }

    /** Of these, the ones whose keys lie elsewhere. */
    public List<FolderIssuer> withoutKey() {
        return issuers.stream().filter(one -> !one.hasKey()).toList();
    }

    /**
     * Makes and writes the lists, all or none.
     *
     * @param keys of the CAs
     * @throws RefusedException if a CA is over or not yet valid, its last list was made later than now, or its certificate
     *     forbids to sign lists
     */
    public CrlReport make(Function<FolderIssuer, PrivateKey> keys, Terms terms, IssuanceContext context) {
        issuers.forEach(ca -> refuseWrongClock(ca, now(context)));
        History history = manifest.history();
        List<Artefact> made = new ArrayList<>();
        List<String> replaced = new ArrayList<>();
        List<CrlReport.Made> report = new ArrayList<>();
        List<RevocationList> lists = new ArrayList<>();
        for (FolderIssuer ca : issuers) {
            Optional<History.Crl> last = history.crl(ca.entry().track(), ca.name());
            last.ifPresent(crl -> replaced.addAll(crl.files()));
            List<History.Revocation> revoked = revoked(ca, last, now(context));
            long number = last.map(History.Crl::number).orElse(0L) + 1;
            RevocationList list = sign(ca.authority(keys.apply(ca), context), number, terms, context, revoked);
            lists.add(list);
            String stem = ManifestDraft.stem(ca.entry());
            made.add(new Artefact(stem + LIST, list.der(), false));
            made.add(new Artefact(stem + PEM, list.pem().getBytes(StandardCharsets.US_ASCII), false));
            History.Crl entry = new History.Crl(
                    ca.entry().track(),
                    ca.name(),
                    number,
                    list.thisUpdate(),
                    list.nextUpdate().orElseThrow(),
                    List.of(stem + LIST, stem + PEM));
            history = history.with(entry);
            report.add(new CrlReport.Made(entry, revoked, list.der().length));
        }
        List<String> paths = made.stream().map(Artefact::path).toList();
        FolderOutcome outcome = folder.commit(FolderChange.to(
                        manifest.with(terms.tool(), manifest.certificates(), manifest.exports(), history))
                .put(made)
                .remove(replaced.stream().filter(path -> !paths.contains(path)).toList())
                .discard(replaced));
        return new CrlReport(report, CrlStore.warning(lists).stream().toList(), outcome);
    }

    /**
     * Readers go by the date as well as by the number: they take no list that is not yet valid, and may keep the later one.
     * A last list that a clock running ahead dated must not stop all others for years, so that whoever removes its files
     * may go on.
     */
    private void refuseWrongClock(FolderIssuer ca, Instant now) {
        if (now.isBefore(ca.entry().notBefore())) {
            throw new RefusedException(
                    "it is " + now + ", and the CA '" + shown(ca) + "' begins only at "
                            + ca.entry().notBefore(),
                    "set the clock; nothing was written");
        }
        Optional<History.Crl> later = manifest.history()
                .crl(ca.entry().track(), ca.name())
                .filter(last -> now.isBefore(last.thisUpdate()))
                .filter(last -> last.files().stream().anyMatch(folder::exists));
        later.ifPresent(last -> {
            throw new RefusedException(
                    "it is " + now + ", and the last list of '" + shown(ca) + "' was made later, at "
                            + last.thisUpdate(),
                    "set the clock; nothing was written. If it was that list's clock that ran ahead, remove "
                            + String.join(" and ", last.files())
                            + " here and where they are served, and run this again");
        });
    }

    private static RevocationList sign(
            Authority ca, long number, Terms terms, IssuanceContext context, List<History.Revocation> revoked) {
        Instant now = now(context);
        Instant next = terms.next().after(now);
        Instant end = ca.validity().notAfter();
        return ca.revocationList(
                BigInteger.valueOf(number),
                new Validity(now, next.isAfter(end) && !end.isBefore(now) ? end : next),
                revoked.stream()
                        .map(one -> new RevokedCertificate(
                                new BigInteger(one.serial(), 16),
                                one.revokedAt(),
                                RevocationReason.parse(one.reason())))
                        .toList());
    }

    private String shown(FolderIssuer ca) {
        return FolderCertificates.shown(manifest, ca.entry());
    }

    private static Instant now(IssuanceContext context) {
        return context.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** What the next list of a CA names. */
    private List<History.Revocation> revoked(FolderIssuer ca, Optional<History.Crl> last, Instant now) {
        return manifest.history().revocations().stream()
                .filter(one ->
                        one.track().equals(ca.entry().track()) && one.issuer().equals(ca.name()))
                .filter(one -> !last.map(list -> done(one, list, now)).orElse(false))
                .toList();
    }

    /** Whether it is over, and the last list, dated after its end, named it. In doubt it is not. */
    private boolean done(History.Revocation said, History.Crl last, Instant now) {
        return said.revokedAt().isBefore(last.thisUpdate())
                && end(said)
                        .filter(end -> end.isBefore(last.thisUpdate()) && end.isBefore(now))
                        .isPresent();
    }

    /** Serial numbers are unique for one issuer only, and those of adopted certificates may be as small as 1. */
    private Optional<Instant> end(History.Revocation revoked) {
        return Stream.concat(
                        manifest.history().former().stream(),
                        manifest.certificates().stream().map(History.Former::of))
                .filter(one -> one.track().equals(revoked.track())
                        && one.issuer().equals(revoked.issuer())
                        && one.serial().equals(revoked.serial()))
                .map(History.Former::notAfter)
                .max(Comparator.naturalOrder());
    }
}
