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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The revocation lists of a PKI folder's CAs: {@code NAME.crl} and {@code NAME.crl.pem} beside {@code NAME.crt}. Each list is
 * complete and takes the place of the one before, which is not kept: it said nothing that the manifest does not know,
 * and lists are made again all the time.
 *
 * <p>A certificate stays in the lists until one was made after its end (RFC 5280 section 3.3): then nobody asks any more.
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
     * @throws RefusedException if a CA is over, or its certificate forbids to sign lists
     */
    public CrlReport make(Function<FolderIssuer, PrivateKey> keys, Terms terms, IssuanceContext context) {
        History history = manifest.history();
        List<Artefact> made = new ArrayList<>();
        List<String> replaced = new ArrayList<>();
        List<CrlReport.Made> report = new ArrayList<>();
        List<RevocationList> lists = new ArrayList<>();
        for (FolderIssuer ca : issuers) {
            Optional<History.Crl> last = history.crl(ca.entry().track(), ca.name());
            last.ifPresent(crl -> replaced.addAll(crl.files()));
            List<History.Revocation> revoked = revoked(ca, last);
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

    private static RevocationList sign(
            Authority ca, long number, Terms terms, IssuanceContext context, List<History.Revocation> revoked) {
        Instant now = context.clock().instant().truncatedTo(ChronoUnit.SECONDS);
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

    /** What the next list of a CA names. */
    private List<History.Revocation> revoked(FolderIssuer ca, Optional<History.Crl> last) {
        return manifest.history().revocations().stream()
                .filter(one ->
                        one.track().equals(ca.entry().track()) && one.issuer().equals(ca.name()))
                .filter(one -> last.isEmpty()
                        || end(one).filter(end -> end.isBefore(last.get().thisUpdate()))
                                .isEmpty())
                .toList();
    }

    private Optional<Instant> end(History.Revocation revoked) {
        Stream<Map.Entry<String, Instant>> former =
                manifest.history().former().stream().map(one -> Map.entry(one.track() + one.serial(), one.notAfter()));
        Stream<Map.Entry<String, Instant>> inUse =
                manifest.certificates().stream().map(one -> Map.entry(one.track() + one.serial(), one.notAfter()));
        return Stream.concat(former, inUse)
                .filter(one -> one.getKey().equals(revoked.track() + revoked.serial()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
