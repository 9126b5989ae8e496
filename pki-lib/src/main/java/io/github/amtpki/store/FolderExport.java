package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.export.ExportInput;
import io.github.amtpki.export.ExportPassword;
import io.github.amtpki.pkcs12.Bundle;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A provisioning certificate of a PKI folder, for servers. Nothing is changed in the folder.
 *
 * <pre>{@code
 * FolderExport chosen = FolderExport.choose(folder, Optional.empty(), Optional.empty());     // the only one
 * Export.of(Importer.RPS, chosen.input(domain, password, now));
 * }</pre>
 */
public final class FolderExport {

    private static final String HINT =
            "servers import certificates of kind provisioning; give one a 'pfx:' in the profile and apply" + " it";

    private final PkiFolder folder;
    private final Manifest manifest;
    private final Manifest.Certificate entry;

    private FolderExport(PkiFolder folder, Manifest manifest, Manifest.Certificate entry) {
        this.folder = folder;
        this.manifest = manifest;
        this.entry = entry;
    }

    /**
     * Finds the certificate that is meant.
     *
     * @throws BadInputException if the folder holds no PKI, nothing of that name, or several and none was named
     * @throws RefusedException if what there is cannot be imported: another kind, without a bundle, or revoked
     */
    public static FolderExport choose(PkiFolder folder, Optional<String> track, Optional<String> name) {
        Manifest manifest = folder.pki();
        List<Manifest.Certificate> named = manifest.certificates().stream()
                .filter(one -> name.map(one.name()::equals).orElseGet(() -> importable(one)))
                .filter(one -> track.map(one.track()::equals).orElse(true))
                .toList();
        if (named.isEmpty() && (name.isPresent() || track.isPresent())) {
            throw new BadInputException(
                    folder.path() + " holds no "
                            + name.map(one -> "certificate '" + one + "'").orElse("bundle")
                            + track.map(one -> " of the chain " + one).orElse(""),
                    "there are " + importable(manifest));
        }
        if (named.isEmpty()) {
            throw new RefusedException(folder.path() + " holds no bundle of a provisioning certificate", HINT);
        }
        if (named.size() > 1) {
            throw new BadInputException(
                    folder.path() + " holds several provisioning certificates: " + importable(manifest),
                    "say which one: --name " + named.get(0).name() + ", and --track "
                            + named.get(0).track() + " where there are two chains");
        }
        Manifest.Certificate entry = named.get(0);
        if (!entry.kind().equals(CertificateKind.PROVISIONING.id())) {
            throw new RefusedException(
                    "'" + entry.name() + "' is of kind " + entry.kind() + ", which no provisioning server imports",
                    HINT);
        }
        if (bundle(entry).isEmpty()) {
            throw new RefusedException("'" + entry.name() + "' has no bundle", HINT);
        }
        manifest.history().revocation(entry).ifPresent(said -> {
            throw new RefusedException(
                    "'" + entry.name() + "' is revoked since " + said.revokedAt() + " (" + said.reason() + ")",
                    "amtpki renew FOLDER " + FolderCertificates.shown(manifest, entry) + " --new-key");
        });
        return new FolderExport(folder, manifest, entry);
    }

    private static boolean importable(Manifest.Certificate entry) {
        return entry.kind().equals(CertificateKind.PROVISIONING.id())
                && bundle(entry).isPresent();
    }

    private static String importable(Manifest manifest) {
        return String.join(
                ", ",
                manifest.certificates().stream()
                        .filter(FolderExport::importable)
                        .map(one -> FolderCertificates.shown(manifest, one))
                        .toList());
    }

    static Optional<String> bundle(Manifest.Certificate entry) {
        return entry.files().stream()
                .filter(path -> path.endsWith(CertificateFiles.BUNDLE))
                .findFirst();
    }

    /** The certificate's name in its chain. */
    public String name() {
        return entry.name();
    }

    /** The chain it belongs to. */
    public String track() {
        return entry.track();
    }

    /** The path of the bundle in the folder. */
    public String bundle() {
        return bundle(entry).orElseThrow();
    }

    /** The path of the file with the bundle's password, if it lies in the folder. */
    public Optional<String> passwordFile() {
        return Optional.of(bundle() + CertificateFiles.PASSWORD).filter(folder::exists);
    }

    /** The password that lies beside the bundle. */
    public Optional<Secret> password() {
        return passwordFile().map(path -> SecretText.firstLine(folder.read(path), path));
    }

    /**
     * What servers are given.
     *
     * @param domain instead of the folder's own
     * @throws RefusedException if the bundle is not as amtpki wrote it: nobody could tell what is in it
     */
    public ExportInput input(Optional<String> domain, ExportPassword password, Instant moment) {
        String path = bundle();
        byte[] pfx = folder.read(path);
        boolean ours = manifest.artefact(path)
                .filter(one -> one.sha256().equals(Sha256.of(pfx)))
                .isPresent();
        if (!ours) {
            throw new RefusedException(
                    path + " was changed since amtpki wrote it",
                    "move it out of the folder and run apply, which makes it again");
        }
        return new ExportInput(
                entry.name(),
                chain(),
                pfx,
                path.substring(path.lastIndexOf('/') + 1),
                domain.or(() -> manifest.profile().domain()),
                password,
                moment);
    }

    /**
     * That a password opens the bundle.
     *
     * @throws io.github.amtpki.WrongPasswordException if it does not
     */
    public void prove(Secret password) {
        try {
            Bundle.decode(folder.read(bundle()), password);
        } catch (BadInputException e) {
            throw e.in(bundle());
        }
    }

    private List<X509Certificate> chain() {
        List<X509Certificate> chain = new ArrayList<>();
        for (Manifest.Certificate one : new IssuerChoice(manifest).upward(entry)) {
            chain.add(FolderSheet.certificate(folder, one));
        }
        return chain;
    }
}
