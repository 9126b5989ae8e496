package io.github.amtpki.export;

import io.github.amtpki.Artefact;
import io.github.amtpki.check.rule.Importer;
import java.util.List;
import java.util.Optional;

/**
 * Intel Endpoint Management Assistant. It takes the whole chain in one {@code .pfx} and does not look for missing CAs in
 * Windows' stores (known from documents and a support thread; not measured).
 */
final class EmaExporter implements Exporter {

    @Override
    public Importer target() {
        return Importer.EMA;
    }

    @Override
    public List<Artefact> files(ExportInput input) {
        return List.of(new Artefact(input.file(), input.pfx().clone(), true));
    }

    @Override
    public Optional<String> passwordFile() {
        return Optional.empty();
    }

    @Override
    public List<String> steps(ExportInput input) {
        return List.of(
                "Sign in to EMA's web interface as an administrator of the tenant that has the machines, and go to where it lists the"
                        + " certificates for Intel AMT (the menu is called differently from version to version).",
                "Upload " + input.file()
                        + " as one file: it holds the key and the complete chain, root included. EMA does not fetch a"
                        + " missing CA from Windows' stores, so do not take it apart. The password is "
                        + PasswordPlace.said(input)
                        + ".",
                "The certificate is then listed as TLS-PKI. In the endpoint group, choose it for the setup of Intel AMT in admin"
                        + " control mode.",
                "The machines must have a DNS suffix at or above the certificate's name; if not, EMA reports AUTH_FAILED when it"
                        + " provisions, not now.",
                "On Windows Server 2016 an AES bundle is not read: write 'flavour: compat' in the profile, and apply it again.",
                "After a renewal upload the new bundle and choose it. No machine need be visited.");
    }
}
