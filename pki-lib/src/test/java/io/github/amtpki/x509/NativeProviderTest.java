package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.amtpki.testing.TestKeys;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

final class NativeProviderTest {

    private static final Optional<Provider> FOUND = NativeProvider.find();

    @Test
    void isFoundWhereItsLibraryRuns() {
        boolean linux = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        assumeTrue(linux, "the test's jar holds a library for Linux on x86-64");
        assertThat(FOUND).isPresent();
    }

    @Test
    void makesTheSameBytes() {
        assumeTrue(FOUND.isPresent());
        IssuanceContext plain = TestKeys.context();
        IssuanceContext fast = TestKeys.context().withProvider(FOUND.orElseThrow());

        assertThat(Certificates.der(root(fast))).isEqualTo(Certificates.der(root(plain)));
    }

    @Test
    void makesKeysThatTheJdkVerifies() {
        assumeTrue(FOUND.isPresent());
        IssuanceContext fast = IssuanceContext.system(TestKeys.context().clock(), FOUND);
        IssuanceContext own = new IssuanceContext(
                fast.clock(), fast.random(), KeySource.generating(fast.random(), FOUND), fast.serials(), FOUND);

        assertThat(Certificates.selfSigned(root(own))).isTrue();
    }

    @Test
    void isNeverRegistered() {
        assertThat(Security.getProviders())
                .extracting(Provider::getName)
                .doesNotContain(FOUND.map(Provider::getName).orElse("AmazonCorrettoCryptoProvider"));
    }

    private static X509Certificate root(IssuanceContext context) {
        Validity validity = Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(365)));
        CertificateSpec spec = CertificateSpec.ca(new X500Principal("CN=Root"), validity, OptionalInt.empty());
        return Authority.selfSigned(spec, context.keys().order(KeyType.RSA_2048).get(), Digest.SHA256, context)
                .certificate();
    }
}
