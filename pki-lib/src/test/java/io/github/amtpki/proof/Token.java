package io.github.amtpki.proof;

import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Validity;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;

/**
 * What somebody with a hardware token writes: the root's key is made in the token and never leaves it; the library gets a
 * handle and a provider. A program of its own, since SoftHSM finds its token through the environment.
 */
final class Token {

    private Token() {}

    /** Arguments: SunPKCS11's configuration and the user's PIN. Prints the leaf's chain. */
    public static void main(String[] args) throws Exception {
        Provider token = Security.getProvider("SunPKCS11").configure(args[0]);
        KeyStore.getInstance("PKCS11", token).load(null, args[1].toCharArray());
        KeyPair rootKey = pair(token);
        expect(rootKey.getPrivate().getEncoded() == null, "the key must not be extractable");

        Validity validity = Validity.until(Instant.now(), Instant.now().plus(Duration.ofDays(30)));
        X509Certificate root = Authority.selfSigned(
                        CertificateKind.ROOT_CA.spec(
                                new X500Principal("CN=Token Root"), validity, List.of(), OptionalInt.empty()),
                        rootKey,
                        Digest.SHA256,
                        IssuanceContext.system(Clock.systemUTC(), Optional.of(token)))
                .certificate();

        IssuanceContext context = IssuanceContext.system();
        Authority authority =
                Authority.of(List.of(root), rootKey.getPrivate(), Optional.of(token), Digest.SHA256, context);
        X509Certificate leaf = authority.issue(
                CertificateKind.PROVISIONING.spec(
                        new X500Principal("CN=" + TestPki.HOST), validity, List.of(), OptionalInt.empty()),
                context.keys().order(KeyType.RSA_2048).get().getPublic());

        expectRefused(new Credential(rootKey.getPrivate(), List.of(root)));
        expect(Security.getProvider(token.getName()) == null, "no provider may be registered");
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        chain.addAll(authority.chain());
        System.out.print(Certificates.pem(chain));
    }

    private static KeyPair pair(Provider token) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", token);
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static void expectRefused(Credential credential) {
        try {
            TestPki.bundle(credential, Flavour.MODERN);
        } catch (RefusedException expected) {
            return;
        }
        throw new AssertionError("a key that cannot leave its token went into a bundle");
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
