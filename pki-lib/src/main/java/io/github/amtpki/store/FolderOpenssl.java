package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.export.OpensslCertificate;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.BundleStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a PKI folder holds, for a script that makes the like of it with openssl. */
public final class FolderOpenssl {

    private FolderOpenssl() {}

    /**
     * Every certificate of every chain, issuers first.
     *
     * @throws BadInputException if the folder holds no PKI, or not the certificates that were issued
     */
    public static List<OpensslCertificate> certificates(PkiFolder folder) {
        Manifest manifest = folder.pki();
        List<OpensslCertificate> certificates = new ArrayList<>();
        for (Manifest.Certificate one : manifest.certificates()) {
            String file = IssuerChoice.certificateFile(one);
            certificates.add(new OpensslCertificate(
                    file.substring(0, file.lastIndexOf('/') + 1),
                    one.name(),
                    one.kind(),
                    FolderSheet.certificate(folder, one),
                    one.role() == Manifest.Role.ROOT ? Optional.empty() : Optional.of(one.issuer()),
                    bundle(folder, one)));
        }
        return certificates;
    }

    private static Optional<BundleStructure> bundle(PkiFolder folder, Manifest.Certificate entry) {
        return FolderExport.bundle(entry).filter(folder::exists).map(path -> Bundle.inspect(folder.read(path)));
    }
}
