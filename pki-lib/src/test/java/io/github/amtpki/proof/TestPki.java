package io.github.amtpki.proof;

import io.github.amtpki.Secret;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.EncryptedKey;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.Pem;
import io.github.amtpki.x509.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;

/**
 * A small PKI of a track for other people's programs to judge: a root, so many intermediates, and one provisioning leaf. Its
 * keys are the tests'; its time is the real one, since nobody can tell those programs another.
 *
 * @param credentials from the root's to the leaf's
 */
record TestPki(List<Credential> credentials) {

    static final String HOST = "corp.example.com";
    static final String PASSWORD = "correct-horse-battery-staple";
    static final String NAME = "provisioning";
    static final List<CertificateKind> KINDS =
            List.of(CertificateKind.ROOT_CA, CertificateKind.INTERMEDIATE_CA, CertificateKind.PROVISIONING);

    static TestPki of(Track track, int intermediates) {
        IssuanceContext context = TestKeys.context().withClock(Clock.systemUTC());
        Validity validity = Validity.until(Instant.now(), Instant.now().plus(Duration.ofDays(30)));
        Supplier<KeyPair> keys =
                () -> context.keys().order(track.defaultKeyType()).get();
        List<Credential> credentials = new ArrayList<>();
        KeyPair key = keys.get();
        Authority authority = Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(
                        new X500Principal("CN=Proof Root " + track.id() + ", O=Proof"),
                        validity,
                        List.of(),
                        OptionalInt.empty()),
                key,
                track.digest(),
                context);
        credentials.add(new Credential(key.getPrivate(), authority.chain()));
        for (int below = intermediates - 1; below >= 0; below--) {
            key = keys.get();
            authority = authority.subordinate(
                    CertificateKind.INTERMEDIATE_CA.spec(
                            new X500Principal("CN=Proof Issuer " + below + ", O=Proof"),
                            validity,
                            List.of(),
                            OptionalInt.of(below)),
                    key);
            credentials.add(new Credential(key.getPrivate(), authority.chain()));
        }
        key = keys.get();
        X509Certificate leaf = authority.issue(
                CertificateKind.PROVISIONING.spec(
                        new X500Principal("CN=" + HOST), validity, List.of(), OptionalInt.empty()),
                key.getPublic());
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        chain.addAll(authority.chain());
        credentials.add(new Credential(key.getPrivate(), chain));
        return new TestPki(List.copyOf(credentials));
    }

    /** What a certificate of this kind has; a PKI with an intermediate has one of each. */
    Credential credential(CertificateKind kind) {
        return switch (kind) {
            case ROOT_CA -> credentials.get(0);
            case INTERMEDIATE_CA -> credentials.get(1);
            case PROVISIONING -> leaf();
            default -> throw new IllegalArgumentException(kind.id());
        };
    }

    Credential leaf() {
        return credentials.get(credentials.size() - 1);
    }

    X509Certificate root() {
        return credentials.get(0).leaf();
    }

    static Secret password() {
        return Secret.of(PASSWORD.toCharArray());
    }

    static byte[] bundle(Credential credential, Flavour flavour) {
        return Bundle.encode(credential, password(), flavour, NAME, TestKeys.random());
    }

    /**
     * Writes {@code root.crt}, {@code issuers.crt} (what lies between), {@code leaf.crt}, {@code chain.crt} (all but the
     * root), {@code full.crt}, {@code leaf.key} and {@code password}.
     */
    TestPki writeTo(Path folder) throws IOException {
        List<X509Certificate> chain = leaf().chain();
        int last = chain.size() - 1;
        Files.writeString(folder.resolve("root.crt"), Certificates.pem(List.of(root())));
        Files.writeString(folder.resolve("issuers.crt"), Certificates.pem(chain.subList(1, last)));
        Files.writeString(folder.resolve("leaf.crt"), Certificates.pem(List.of(chain.get(0))));
        Files.writeString(folder.resolve("chain.crt"), Certificates.pem(chain.subList(0, last)));
        Files.writeString(folder.resolve("full.crt"), Certificates.pem(chain));
        Files.writeString(
                folder.resolve("leaf.key"),
                Pem.encode(
                        Pem.ENCRYPTED_PRIVATE_KEY, EncryptedKey.encode(leaf().key(), password(), TestKeys.random())));
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        return this;
    }
}
