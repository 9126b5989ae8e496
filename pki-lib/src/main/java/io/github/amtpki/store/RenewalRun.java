package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.fixture.FixtureKeys;
import io.github.amtpki.export.SheetFacts;
import io.github.amtpki.profile.EnrolmentFile;
import io.github.amtpki.profile.KeyOrigin;
import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Validity;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One carrying-out of a {@link Renewal}: its state between the first key ordered and the commit. Used once. */
final class RenewalRun implements AutoCloseable {

    private final PkiFolder folder;
    private final FolderCertificates certificates;
    private final Renewal.Terms terms;
    private final IssuanceContext context;
    private final Locks locks;
    private final List<String> warnings = new ArrayList<>();
    private final BundleAgain bundles;
    private final Map<String, List<X509Certificate>> chains = new HashMap<>();
    private final List<Artefact> artefacts = new ArrayList<>();
    private final Map<String, Manifest.Certificate> remade = new LinkedHashMap<>();

    private final List<String> imports = new ArrayList<>();

    /** Former files of which nothing is lost, since what they were made of is kept. */
    private final List<String> derived = new ArrayList<>();

    RenewalRun(
            PkiFolder folder,
            FolderCertificates certificates,
            Renewal.Terms terms,
            IssuanceContext context,
            SecretSource secrets) {
        this.folder = folder;
        this.certificates = certificates;
        this.terms = terms;
        this.context = context;
        this.locks = new Locks(secrets, context.random());
        this.bundles = new BundleAgain(folder, new KeyRing(folder, folder.path(), secrets), locks, warnings);
    }

    RenewalReport carryOut(Manifest.Certificate entry, Renewal.Key key, Authority authority) {
        X509Certificate before = certificates.certificate(entry);
        Optional<KeyPair> fresh = key == Renewal.Key.NEW
                ? Optional.of(
                        context.keys().order(KeyType.of(before.getPublicKey())).get())
                : Optional.empty();
        PublicKey holder = fresh.map(KeyPair::getPublic).orElse(before.getPublicKey());
        Validity validity = validity(entry, authority);
        boolean clipped = validity.notAfter().equals(authority.validity().notAfter());
        if (clipped && !validity.notAfter().isAfter(entry.notAfter())) {
            warnings.add("'" + entry.name() + "' ends no later than before: its issuer ends then");
        }
        X509Certificate issued = authority.issue(CertificateSpec.like(before, validity), holder);
        List<X509Certificate> chain = new ArrayList<>(List.of(issued));
        chain.addAll(authority.chain());
        List<Manifest.Certificate> below = certificates.below(entry);
        make(entry, chain, fresh.map(KeyPair::getPrivate));
        below.forEach(one -> make(one, chainOf(one), Optional.empty()));
        sheets(entry.track());
        Manifest manifest = manifest(entry);
        FolderOutcome outcome =
                folder.commit(FolderChange.to(manifest).put(artefacts).discard(derived));
        Manifest.Certificate after = Objects.requireNonNull(remade.get(FolderCertificates.path(entry)), entry.name());
        return new RenewalReport(
                key,
                entry,
                manifest.history().revocation(entry).isPresent(),
                after,
                below.stream().map(Manifest.Certificate::name).toList(),
                imports,
                KeyOrigin.of(entry.resolved()) == KeyOrigin.REQUEST,
                warnings,
                outcome);
    }

    private Validity validity(Manifest.Certificate entry, Authority authority) {
        String lifetime = Optional.ofNullable(entry.resolved().get("validity"))
                .orElseThrow(() -> new BadInputException(
                        "the manifest does not tell how long '" + entry.name() + "' is to last",
                        "apply the profile that has it"));
        return new Validities(context.clock(), terms.strict(), warnings)
                .of(
                        entry.name(),
                        Lifetime.parse(lifetime),
                        Optional.of(Map.entry(
                                authority
                                        .certificate()
                                        .getSubjectX500Principal()
                                        .toString(),
                                authority.validity())));
    }

    /** Everything that shows the chain, in the order in which {@link ManifestDraft} lists it. */
    private void make(Manifest.Certificate entry, List<X509Certificate> chain, Optional<PrivateKey> fresh) {
        FixtureKeys.refuse(chain);
        chains.put(FolderCertificates.path(entry), chain);
        String stem = ManifestDraft.stem(entry);
        List<String> files = new ArrayList<>();
        put(files, CertificateFiles.open(stem, chain, false, List.of()));
        if (fresh.isPresent()) {
            locks.beginKey(
                    stem, SecretRef.parse(entry.protection().getOrDefault(ManifestDraft.KEY_PASSWORD, "generate")));
            put(files, locks.key(stem, fresh.get()));
        } else {
            keep(files, entry, stem + CertificateFiles.KEY);
        }
        Optional<byte[]> pfx = Optional.empty();
        if (BundleAgain.of(entry)) {
            List<Artefact> bundle = bundles.make(entry, chain, fresh);
            pfx = bundle.stream().findFirst().map(Artefact::bytes);
            put(files, bundle);
            bundle.stream().limit(1).map(Artefact::path).forEach(imports::add);
            keep(files, entry, stem + CertificateFiles.BUNDLE);
        }
        judge(entry, chain, pfx);
        remade.put(FolderCertificates.path(entry), entry(entry, chain.get(0), files));
    }

    private void put(List<String> files, List<Artefact> made) {
        artefacts.addAll(made);
        made.forEach(file -> files.add(file.path()));
    }

    /** A file that stays and the password beside it, wherever they are. */
    private static void keep(List<String> files, Manifest.Certificate entry, String path) {
        for (String kept : List.of(path, path + CertificateFiles.PASSWORD)) {
            if (entry.files().contains(kept) && !files.contains(kept)) {
                files.add(kept);
            }
        }
    }

    /** Which programs must take it, the profile knows; what it is for has not changed. Firmware is asked again. */
    private void judge(Manifest.Certificate entry, List<X509Certificate> chain, Optional<byte[]> pfx) {
        Manifest.Track track = certificates.manifest().track(entry.track()).orElseThrow();
        CertificateKind.byId(entry.kind())
                .filter(kind -> !kind.ca())
                .ifPresent(kind -> finalCheck()
                        .judgements(entry.name(), kind, FolderSheet.versions(track.firmware()), chain, pfx)
                        .forEach(Runnable::run));
    }

    private List<X509Certificate> chainOf(Manifest.Certificate entry) {
        Manifest.Certificate issuer = certificates.issuer(entry);
        List<X509Certificate> chain = new ArrayList<>(List.of(certificates.certificate(entry)));
        chain.addAll(Optional.ofNullable(chains.get(FolderCertificates.path(issuer)))
                .orElseGet(() -> certificates.chain(issuer)));
        return chain;
    }

    private static Manifest.Certificate entry(
            Manifest.Certificate old, X509Certificate certificate, List<String> files) {
        return new Manifest.Certificate(
                old.track(),
                old.name(),
                old.kind(),
                old.role(),
                old.subject(),
                old.issuer(),
                certificate.getSerialNumber().toString(16),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                Sha256.of(Certificates.der(certificate)),
                old.specification(),
                old.resolved(),
                old.protection(),
                files);
    }

    /** A page that shows the dates of what provisions, and of CAs. */
    private void sheets(String track) {
        Manifest manifest = certificates.manifest();
        Optional<Manifest.Enrolment> sheet = manifest.enrolment(track, EnrolmentFile.SHEET.id());
        if (sheet.isEmpty()) {
            return;
        }
        List<X509Certificate> below = new ArrayList<>();
        for (Manifest.Certificate one : manifest.certificates()) {
            boolean shown =
                    CertificateKind.byId(one.kind()).filter(SheetFacts::shows).isPresent();
            if (one.track().equals(track) && one.role() != Manifest.Role.ROOT && shown) {
                below.add(Optional.ofNullable(chains.get(FolderCertificates.path(one)))
                        .map(chain -> chain.get(0))
                        .orElseGet(() -> certificates.certificate(one)));
            }
        }
        manifest.certificates().stream()
                .filter(one -> one.track().equals(track) && one.role() == Manifest.Role.ROOT)
                .findFirst()
                .ifPresent(root -> {
                    String file = IssuerChoice.certificateFile(root);
                    artefacts.add(FolderSheet.again(
                            sheet.get(),
                            certificates.certificate(root),
                            file.substring(file.lastIndexOf('/') + 1),
                            below));
                });
    }

    private Manifest manifest(Manifest.Certificate renewed) {
        Manifest before = certificates.manifest();
        List<Manifest.Certificate> inUse =
                FolderCertificates.replace(before.certificates(), List.copyOf(remade.values()));
        History history = before.history().with(History.Former.of(renewed));
        return before.with(terms.tool(), inUse, exports(before), history);
    }

    /** What is ready to import is made of a bundle: with another bundle it is made again. */
    private List<Manifest.Export> exports(Manifest before) {
        List<Manifest.Export> exports = new ArrayList<>();
        for (Manifest.Export former : before.exports()) {
            Optional<ExportFiles> made = Optional.ofNullable(remade.get(former.track() + "/" + former.name()))
                    .flatMap(entry -> export(former, entry));
            made.ifPresent(again -> {
                artefacts.addAll(again.files());
                derived.addAll(former.files());
                imports.add(again.folder());
            });
            exports.add(made.map(ExportFiles::entry).orElse(former));
        }
        return exports;
    }

    private Optional<ExportFiles> export(Manifest.Export former, Manifest.Certificate entry) {
        String bundle = ManifestDraft.stem(entry) + CertificateFiles.BUNDLE;
        List<X509Certificate> chain = Objects.requireNonNull(chains.get(FolderCertificates.path(entry)), entry.name());
        return artefacts.stream()
                .filter(file -> file.path().equals(bundle))
                .findFirst()
                .map(pfx -> ExportFiles.of(
                        ExportFiles.Place.of(former),
                        chain,
                        pfx.bytes(),
                        entry.files().contains(bundle + CertificateFiles.PASSWORD),
                        finalCheck().within(chain)));
    }

    private FinalCheck finalCheck() {
        return new FinalCheck(
                certificates.manifest().profile().domain(),
                List.of(),
                context.clock().instant());
    }

    /** Forgets the passwords. */
    @Override
    public void close() {
        locks.close();
    }
}
