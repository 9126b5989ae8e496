package io.github.amtpki.export;

import io.github.amtpki.pkcs12.BundleStructure;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * One certificate that an {@link OpensslScript} imitates.
 *
 * @param folder where its files lie: empty, or the chain's name and a slash
 * @param name stem of its files
 * @param kind what it is for, for the comment above its commands
 * @param issuer the name of the certificate in the same folder that signed it; empty for a root
 * @param bundle how its bundle is built, if it has one
 */
public record OpensslCertificate(
        String folder,
        String name,
        String kind,
        X509Certificate certificate,
        Optional<String> issuer,
        Optional<BundleStructure> bundle) {

    /** Folder and name, which tell it from all others. */
    String stem() {
        return folder + name;
    }
}
