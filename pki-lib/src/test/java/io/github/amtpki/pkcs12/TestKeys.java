package io.github.amtpki.pkcs12;

import io.github.amtpki.Secret;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.EncryptedKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** The keys and certificates under {@code src/test/resources/pkcs12}, and a random source that repeats itself. */
final class TestKeys {

    static final String PASSWORD = "test-password";

    private TestKeys() {}

    /** Leaf, issuer and root, with the leaf's key. */
    static Credential chain() {
        return new Credential(key("leaf"), List.of(certificate("leaf"), certificate("issuer"), certificate("root")));
    }

    static Secret password() {
        return secret(PASSWORD);
    }

    static Secret secret(String text) {
        return Secret.of(text.toCharArray());
    }

    static PrivateKey key(String name) {
        return EncryptedKey.decode(resource(name + ".key"), Optional.empty());
    }

    static X509Certificate certificate(String name) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(resource(name + ".crt")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] resource(String name) {
        try (InputStream in = TestKeys.class.getResourceAsStream("/pkcs12/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 0, 1, 2, … */
    static SecureRandom counting() {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;
            private byte next;

            @Override
            public void nextBytes(byte[] bytes) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = next++;
                }
            }
        };
    }

    static byte[] bundle(Flavour flavour) {
        return Bundle.encode(chain(), password(), flavour, "provisioning", counting());
    }
}
