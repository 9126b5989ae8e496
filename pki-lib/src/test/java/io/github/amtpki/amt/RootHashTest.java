package io.github.amtpki.amt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.testing.Tools;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Validity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RootHashTest {

    private static final X509Certificate ROOT = Authority.selfSigned(
                    CertificateKind.ROOT_CA.spec(
                            new X500Principal("CN=Root"),
                            Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(9))),
                            List.of(),
                            OptionalInt.empty()),
                    TestKeys.pair(KeyType.RSA_2048, 1),
                    Digest.SHA256,
                    TestKeys.context())
            .certificate();

    @ParameterizedTest
    @EnumSource
    void everyFormSaysTheSame(Digest digest) {
        RootHash hash = RootHash.of(ROOT, digest);
        byte[] value = HexFormat.of().parseHex(hash.hex());

        assertThat(value).hasSize(digest.length()).isEqualTo(digest.of(Certificates.der(ROOT)));
        assertThat(hash.colons().replace(":", "")).isEqualToIgnoringCase(hash.hex());
        assertThat(hash.groups().replace(" ", "")).isEqualToIgnoringCase(hash.hex());
        assertThat(hash.groups().split(" ")).allMatch(group -> group.length() == 4);
        assertThat(Base64.getDecoder().decode(hash.base64())).isEqualTo(value);
        assertThat(hash.algorithmCode()).isEqualTo(digest.ordinal() + 1);
    }

    @Tag("interop")
    @ParameterizedTest
    @EnumSource
    void opensslPrintsTheSameFingerprint(Digest digest, @TempDir Path folder) throws Exception {
        Tools.need("openssl");
        Files.write(folder.resolve("root.der"), Certificates.der(ROOT));
        String printed = Run.in(folder)
                .ok("openssl", "x509", "-in", "root.der", "-inform", "DER", "-noout", "-fingerprint", "-" + digest.id())
                .out();

        assertThat(printed.strip()).endsWith("=" + RootHash.of(ROOT, digest).colons());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz", "A9993E364706816ABA3E25717850C26C9CD0D89D"})
    void whatIsNoDigestIsRefused(String hex) {
        assertThatThrownBy(() -> new RootHash(Digest.SHA1, hex)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyWhatWasHashedDecides() {
        assertThat(RootHash.of(ROOT, Digest.SHA256)).isEqualTo(RootHash.of(ROOT, Digest.SHA256));
    }
}
