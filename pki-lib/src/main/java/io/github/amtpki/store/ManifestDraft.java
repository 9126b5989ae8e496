package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.EnrolmentFile;
import io.github.amtpki.profile.EnrolmentPlan;
import io.github.amtpki.profile.ExportPlan;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.TrackPlan;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The next manifest as it grows: which certificates there are, which files belong to each, which of them are new. */
final class ManifestDraft {

    static final String KEY_PASSWORD = "key.password";

    /** One certificate with the paths of its files so far. */
    private record Entry(CertificatePlan plan, List<X509Certificate> chain, List<String> files) {}

    private final Optional<Manifest> before;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Manifest.Enrolment> enrolment = new ArrayList<>();
    private final List<Manifest.Export> exports = new ArrayList<>();
    private final List<Artefact> artefacts = new ArrayList<>();

    ManifestDraft(Optional<Manifest> before) {
        this.before = before;
    }

    /** From here on, files belong to this certificate. */
    void begin(CertificatePlan plan, List<X509Certificate> chain) {
        entries.add(new Entry(plan, chain, new ArrayList<>()));
    }

    void put(List<Artefact> files) {
        artefacts.addAll(files);
        files.forEach(file -> current().files().add(file.path()));
    }

    /**
     * Key or bundle and its password stay as they are, moved along if the certificate's place changed.
     *
     * @param warnings told of a file that was changed since it was written, or that a leaf lacks: a CA's key and its
     *     password may well be elsewhere
     */
    void keep(String suffixOfFile, CertificatePlan plan, String stem, PkiFolder folder, List<String> warnings) {
        Manifest.Certificate old = old(plan);
        String oldStem = stem(old);
        for (String suffix : List.of(suffixOfFile, suffixOfFile + CertificateFiles.PASSWORD)) {
            String path = oldStem + suffix;
            if (!old.files().contains(path)) {
                continue;
            }
            boolean there = folder.exists(path);
            if (oldStem.equals(stem)) {
                current().files().add(path);
            } else if (there) {
                put(List.of(new Artefact(stem + suffix, folder.read(path), true)));
            }
            if (!there && !plan.kind().ca()) {
                warnings.add(path + " is not in the folder");
            } else if (there && !wasWritten(path, folder.read(path))) {
                warnings.add(path + " was changed since amtpki wrote it");
            }
        }
    }

    /** A file for the machines, with what of it is made now and what stays. */
    void enrol(TrackPlan track, EnrolmentPlan plan, List<Artefact> made, List<String> kept) {
        List<String> files = new ArrayList<>(kept);
        made.forEach(file -> files.add(file.path()));
        artefacts.addAll(made);
        enrolment.add(new Manifest.Enrolment(track.track().id(), plan.file().id(), plan.resolved(), files));
    }

    /** A folder for a server, made now. */
    void export(Manifest.Export export, List<Artefact> made) {
        artefacts.addAll(made);
        exports.add(export);
    }

    /** What there was for a server; empty if nothing. */
    Optional<Manifest.Export> exported(TrackPlan track, ExportPlan plan) {
        return before.flatMap(manifest -> ExportSteps.old(manifest, track, plan));
    }

    /** What there was of a kind; empty if nothing. */
    Optional<Manifest.Enrolment> enrolled(TrackPlan track, EnrolmentFile file) {
        return before.flatMap(manifest -> manifest.enrolment(track.track().id(), file.id()));
    }

    boolean wasWritten(String path, byte[] bytes) {
        return before.flatMap(manifest -> manifest.artefact(path))
                .filter(entry -> entry.sha256().equals(Sha256.of(bytes)))
                .isPresent();
    }

    /** A certificate that stays, read back from whichever of its files still holds it. */
    X509Certificate read(CertificatePlan plan, PkiFolder folder) {
        return FolderCertificates.certificate(folder, old(plan));
    }

    /** The files that hold a certificate, as its first or only one. */
    static Stream<String> certificateFiles(Manifest.Certificate old) {
        return old.files().stream().filter(path -> path.endsWith(".crt") || path.endsWith(".der"));
    }

    /** Whether its key file has to be locked anew; its bundle always is when this is asked. */
    boolean locksKeyAnew(CertificatePlan plan) {
        return !Objects.equals(
                old(plan).protection().get(KEY_PASSWORD), plan.protection().get(KEY_PASSWORD));
    }

    /** The key of a certificate that was issued in an earlier run. */
    KeyRing.Key key(CertificatePlan plan, KeyRing ring) {
        Manifest.Certificate old = old(plan);
        return ring.ofFolder(stem(old) + CertificateFiles.KEY, old.protection().getOrDefault(KEY_PASSWORD, "generate"));
    }

    List<Artefact> artefacts() {
        return List.copyOf(artefacts);
    }

    /** Files of the last manifest that no certificate has any more. */
    List<String> leftOver() {
        Set<String> kept = new LinkedHashSet<>();
        entries.forEach(entry -> kept.addAll(entry.files()));
        enrolment.forEach(entry -> kept.addAll(entry.files()));
        exports.forEach(entry -> kept.addAll(entry.files()));
        before.ifPresent(manifest -> manifest.history().crls().forEach(crl -> kept.addAll(crl.files())));
        return before.stream()
                .flatMap(manifest -> manifest.artefacts().stream())
                .map(Manifest.ArtefactEntry::path)
                .filter(path -> !kept.contains(path))
                .toList();
    }

    /** What need not be kept: bytes put under another name, images whose Setup.bin is there, and what bundles give again. */
    List<String> discarded(Predicate<String> exists) {
        List<String> discarded = new ArrayList<>(moved());
        before.stream()
                .flatMap(manifest -> manifest.enrolment().stream())
                .filter(entry -> entry.kind().equals(EnrolmentFile.IMAGE.id()))
                .filter(image -> before.flatMap(old -> old.enrolment(image.track(), EnrolmentFile.SETUP_BIN.id()))
                        .filter(setup -> exists.test(setup.files().get(0)))
                        .isPresent())
                .forEach(entry -> discarded.addAll(entry.files()));
        before.ifPresent(manifest -> manifest.exports().forEach(entry -> discarded.addAll(entry.files())));
        return discarded;
    }

    private List<String> moved() {
        Set<String> put = new HashSet<>();
        artefacts.forEach(file -> put.add(Sha256.of(file.bytes())));
        Set<String> leftOver = new HashSet<>(leftOver());
        return before.stream()
                .flatMap(manifest -> manifest.artefacts().stream())
                .filter(entry -> leftOver.contains(entry.path()) && put.contains(entry.sha256()))
                .map(Manifest.ArtefactEntry::path)
                .toList();
    }

    Manifest manifest(PkiPlan plan, ApplyOptions options) {
        List<Manifest.Track> tracks = new ArrayList<>();
        List<Manifest.RootHashes> roots = new ArrayList<>();
        for (TrackPlan track : plan.tracks()) {
            String id = track.track().id();
            tracks.add(new Manifest.Track(
                    id,
                    track.served().versions().toString(),
                    track.track().defaultKeyType().id(),
                    track.track().digest().id()));
            roots.add(hashes(track));
        }
        return Manifest.draft(
                options.tool(),
                new Manifest.Profile(
                        options.profileFile(), digest(plan), plan.profile().domain()),
                tracks,
                entries.stream().map(ManifestDraft::certificate).toList(),
                roots,
                enrolment,
                exports,
                history());
    }

    /** What was known, of a given CA under the name it has now, and every certificate that this run takes out of use. */
    private History history() {
        History history = before.map(Manifest::history).orElse(History.NONE);
        Map<String, List<CertificatePlan>> inUse = new HashMap<>();
        entries.forEach(entry -> inUse.computeIfAbsent(
                        Sha256.of(Certificates.der(entry.chain().get(0))), sha256 -> new ArrayList<>())
                .add(entry.plan()));
        List<Manifest.Certificate> old = before.map(Manifest::certificates).orElse(List.of());
        for (Manifest.Certificate one : old) {
            if (!inUse.containsKey(one.sha256())) {
                history = history.with(History.Former.of(one));
            }
        }
        for (Manifest.Certificate one : old) {
            List<CertificatePlan> now = inUse.getOrDefault(one.sha256(), List.of());
            boolean stays = now.stream().anyMatch(plan -> plan.id().equals(one.track() + "/" + one.name()));
            if (one.role() != Manifest.Role.LEAF && !now.isEmpty() && !stays) {
                history = history.moved(
                        one.track(),
                        one.name(),
                        now.get(0).track().id(),
                        now.get(0).name());
            }
        }
        return history;
    }

    private static Manifest.Certificate certificate(Entry entry) {
        CertificatePlan plan = entry.plan();
        X509Certificate certificate = entry.chain().get(0);
        Manifest.Role role =
                plan.root() ? Manifest.Role.ROOT : plan.kind().ca() ? Manifest.Role.INTERMEDIATE : Manifest.Role.LEAF;
        return new Manifest.Certificate(
                plan.track().id(),
                plan.name(),
                plan.kind().id(),
                role,
                certificate.getSubjectX500Principal().getName(),
                plan.issuer().orElse(plan.name()),
                certificate.getSerialNumber().toString(16),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                Sha256.of(Certificates.der(certificate)),
                plan.digest(),
                plan.resolved(),
                plan.protection(),
                entry.files());
    }

    private Manifest.RootHashes hashes(TrackPlan track) {
        X509Certificate root = entries.stream()
                .filter(entry -> entry.plan().id().equals(track.root().id()))
                .findFirst()
                .orElseThrow()
                .chain()
                .get(0);
        byte[] der = Certificates.der(root);
        return new Manifest.RootHashes(
                track.track().id(),
                track.root().name(),
                track.hashes().contains(Digest.SHA1) ? Optional.of(hex(Digest.SHA1, der)) : Optional.empty(),
                hex(Digest.SHA256, der),
                hex(Digest.SHA384, der));
    }

    private static String hex(Digest digest, byte[] der) {
        return HexFormat.of().formatHex(digest.of(der));
    }

    private static String digest(PkiPlan plan) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (TrackPlan track : plan.tracks()) {
            for (CertificatePlan certificate : track.certificates()) {
                fields.put(track.folder() + certificate.name(), certificate.digest() + certificate.protection());
            }
            fields.put(track.track().id() + " hashes", track.hashes().toString());
            track.enrolment().forEach(file -> fields.put(file.path(), file.digest()));
            track.exports().forEach(one -> fields.put(one.folder(), CertificatePlan.digest(one.resolved())));
        }
        return CertificatePlan.digest(fields);
    }

    private Entry current() {
        return entries.get(entries.size() - 1);
    }

    private Manifest.Certificate old(CertificatePlan plan) {
        return before.flatMap(manifest -> manifest.certificate(plan.track().id(), plan.name()))
                .orElseThrow(() -> new IllegalStateException(plan.name() + " was never issued"));
    }

    static String stem(Manifest.Certificate old) {
        String crt = old.files().stream()
                .filter(path -> path.endsWith(".crt") && !path.endsWith(".chain.crt"))
                .findFirst()
                .orElseThrow(() -> new BadInputException("the manifest names no certificate file for " + old.name()));
        return crt.substring(0, crt.length() - ".crt".length());
    }
}
