package io.github.amtpki.testing;

import io.github.amtpki.Secret;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Validity;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** A provisioning certificate below its root, as amtpki makes it, with keys that are secret to nobody. */
public final class SamplePki {

    private static final Credential CREDENTIAL = make();

    private SamplePki() {}

    private static Credential make() {
        IssuanceContext context = TestKeys.context();
        Validity validity = Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(365)));
        Authority root = Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal("CN=Sample Root"), validity),
                TestKeys.pair(KeyType.RSA_2048, 1),
                Digest.SHA256,
                context);
        X509Certificate leaf = root.issue(
                CertificateKind.PROVISIONING.spec(new X500Principal("CN=amt.corp.example"), validity),
                TestKeys.pair(KeyType.RSA_2048, 2).getPublic());
        return new Credential(TestKeys.pair(KeyType.RSA_2048, 2).getPrivate(), List.of(leaf, root.certificate()));
    }

    public static Secret password() {
        return Secret.of("test-password".toCharArray());
    }

    public static List<X509Certificate> chain() {
        return CREDENTIAL.chain();
    }

    public static PrivateKey leafKey() {
        return CREDENTIAL.key();
    }

    public static byte[] bundle(Flavour flavour) {
        return Bundle.encode(CREDENTIAL, password(), flavour, "provisioning", TestKeys.random());
    }
}
