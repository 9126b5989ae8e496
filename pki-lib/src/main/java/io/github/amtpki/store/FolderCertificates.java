package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.Certificates;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The certificates in use of a PKI folder: found by name, read from its files, and known to be those that were issued. */
final class FolderCertificates {

    private final PkiFolder folder;
    private final Manifest manifest;

    /** @throws BadInputException if the folder holds no PKI */
    FolderCertificates(PkiFolder folder) {
        this.folder = folder;
        this.manifest = folder.pki();
    }

    Manifest manifest() {
        return manifest;
    }

    /** Those that a name means: none, one, or one of each chain. */
    List<Manifest.Certificate> called(String name) {
        return manifest.certificates().stream()
                .filter(one -> name.equals(one.name()) || name.equals(path(one)))
                .toList();
    }

    /**
     * The one that a name means.
     *
     * @param name as {@code provisioning}, or {@code sha256/provisioning} where several chains have one
     * @throws BadInputException if there is none, or more than one
     */
    Manifest.Certificate named(String name) {
        List<Manifest.Certificate> found = called(name);
        if (found.size() > 1) {
            throw new BadInputException(
                    "several chains have a certificate '" + name + "'",
                    "name one of "
                            + String.join(
                                    ", ",
                                    found.stream().map(FolderCertificates::path).toList()));
        }
        if (found.isEmpty()) {
            throw new BadInputException("there is no certificate '" + name + "'", "there are " + names());
        }
        return found.get(0);
    }

    /** Every name, as short as it is clear. */
    String names() {
        return String.join(
                ", ",
                manifest.certificates().stream()
                        .map(one -> shown(manifest, one))
                        .toList());
    }

    /** A certificate's name, as short as it is clear. */
    static String shown(Manifest manifest, Manifest.Certificate one) {
        return manifest.tracks().size() > 1 ? path(one) : one.name();
    }

    /** A certificate that others may have the name of in another chain. */
    static String path(Manifest.Certificate one) {
        return one.track() + "/" + one.name();
    }

    /** Read back from whichever of its files still holds it. */
    X509Certificate certificate(Manifest.Certificate entry) {
        return certificate(folder, entry);
    }

    /** It and its issuers, root last. */
    List<X509Certificate> chain(Manifest.Certificate entry) {
        List<X509Certificate> chain = new ArrayList<>();
        new IssuerChoice(manifest).upward(entry).forEach(one -> chain.add(certificate(one)));
        return chain;
    }

    /** The CA that signed it, which is no root. */
    Manifest.Certificate issuer(Manifest.Certificate entry) {
        return new IssuerChoice(manifest).upward(entry).get(1);
    }

    /** Whatever was issued by it or below it, in the order of issuing. */
    List<Manifest.Certificate> below(Manifest.Certificate ca) {
        return manifest.certificates().stream()
                .filter(one -> !one.equals(ca)
                        && new IssuerChoice(manifest).upward(one).contains(ca))
                .toList();
    }

    static X509Certificate certificate(PkiFolder folder, Manifest.Certificate entry) {
        for (String path :
                ManifestDraft.certificateFiles(entry).filter(folder::exists).toList()) {
            X509Certificate certificate =
                    Certificates.parseAll(folder.read(path)).get(0);
            if (Sha256.of(Certificates.der(certificate)).equals(entry.sha256())) {
                return certificate;
            }
        }
        throw new BadInputException(
                "the certificate of '" + entry.name() + "' is not in the folder as it was issued: "
                        + ManifestDraft.stem(entry) + ".crt is missing or was replaced",
                "bring it back from where you keep copies; its SHA-256 fingerprint is " + entry.sha256());
    }

    /** The same PKI with other certificates, in place of those of the same name. */
    static List<Manifest.Certificate> replace(List<Manifest.Certificate> all, List<Manifest.Certificate> others) {
        return all.stream()
                .map(old -> others.stream()
                        .filter(one -> path(one).equals(path(old)))
                        .findFirst()
                        .orElse(old))
                .toList();
    }
}
