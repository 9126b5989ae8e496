package io.github.amtpki.profile.adopt;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.Belongings;
import io.github.amtpki.x509.KeyType;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * One certificate of a family.
 *
 * @param name in the profile, and stem of its file names
 * @param kind what it is for
 * @param found the certificate, and where it was
 * @param key its private key, if that was there
 * @param issuer the name of the member that signed it; empty for the root
 */
public record Member(
        String name,
        CertificateKind kind,
        Belongings.Certificate found,
        Optional<Belongings.Key> key,
        Optional<String> issuer) {

    public X509Certificate certificate() {
        return found.certificate();
    }

    /** The type of its key; empty if it is none that amtpki makes. */
    public Optional<KeyType> keyType() {
        return KeyType.find(certificate().getPublicKey());
    }
}
