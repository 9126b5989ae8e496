package io.github.amtpki.export;

import io.github.amtpki.Artefact;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.x509.Certificates;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Intel Setup and Configuration Software: the certificate with its key lies in the personal store of the account that runs the
 * service (RCS), the CAs in the stores of the machine (Intel's user guide and old weblogs; not measured).
 */
final class ScsExporter implements Exporter {

    private static final String ROOT = "root.cer";

    @Override
    public Importer target() {
        return Importer.SCS;
    }

    @Override
    public List<Artefact> files(ExportInput input) {
        List<Artefact> files = new ArrayList<>();
        files.add(new Artefact(input.file(), input.pfx().clone(), true));
        files.add(new Artefact(ROOT, Certificates.der(input.root()), false));
        List<X509Certificate> between = between(input);
        for (int i = 0; i < between.size(); i++) {
            files.add(new Artefact(intermediate(i), Certificates.der(between.get(i)), false));
        }
        return files;
    }

    private static List<X509Certificate> between(ExportInput input) {
        return input.chain().subList(1, Math.max(1, input.chain().size() - 1));
    }

    private static String intermediate(int index) {
        return "intermediate-" + (index + 1) + ".cer";
    }

    @Override
    public Optional<String> passwordFile() {
        return Optional.empty();
    }

    @Override
    public List<String> steps(ExportInput input) {
        List<String> steps = new ArrayList<>();
        steps.add(
                "Log on to the server of the RCS with the very account that its service runs under: the certificate must lie in that"
                        + " account's personal store. (For the Network Service account use the store of the machine.)");
        steps.add("Import the bundle: certutil -user -importpfx " + input.file()
                + " (or double-click it; store: Personal). The password" + " is " + PasswordPlace.said(input) + ".");
        steps.add("As administrator, trust the CAs on the machine: certutil -addstore Root " + ROOT);
        for (int i = 0; i < between(input).size(); i++) {
            steps.add("and: certutil -addstore CA " + intermediate(i));
        }
        steps.add(
                "On Windows before 10-1709 or Server 2019 an AES bundle is not read: write 'flavour: compat' in the profile, and"
                        + " apply it again.");
        steps.add("Restart the service (RCSServer), and choose remote configuration with PKI in the SCS console.");
        return steps;
    }
}
