package io.github.amtpki.cli;

import io.github.amtpki.BadInputException;
import io.github.amtpki.cli.console.Console;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.x509.Certificates;
import java.security.cert.X509Certificate;
import java.util.List;

/** A root, alone or in its chain. */
final class RootFile {

    private RootFile() {}

    static X509Certificate read(Console console, String file) {
        List<X509Certificate> certificates = InputFile.read(console, file, Certificates::parseAll);
        for (X509Certificate certificate : certificates) {
            if (Certificates.selfSigned(certificate)) {
                return certificate;
            }
        }
        throw new BadInputException(
                "'" + file + "' holds no root: '" + certificates.get(0).getSubjectX500Principal()
                        + "' was signed by another",
                "machines enrol the hash of a root only; give the root's certificate");
    }
}
