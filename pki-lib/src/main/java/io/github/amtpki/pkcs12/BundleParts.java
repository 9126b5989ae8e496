package io.github.amtpki.pkcs12;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What could be saved out of a bundle, whatever else is the matter with it.
 *
 * @param keys every readable private key, in file order
 * @param certificates every readable certificate, in file order
 */
public record BundleParts(List<PrivateKey> keys, List<X509Certificate> certificates) {

    public BundleParts {
        keys = List.copyOf(keys);
        certificates = List.copyOf(certificates);
    }
}
