package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Naming;
import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind with every key that it can have, on every track, as openssl at its strictest sees it. */
@Tag("interop")
@RequiresTool("openssl")
final class KindsTest {

    private static final String LIST = "http://pki.example.com/root.crl";

    static Stream<Arguments> leaves() {
        return Stream.of(CertificateKind.values())
                .filter(kind -> !kind.ca())
                .flatMap(kind -> Stream.of(Track.values())
                        .flatMap(track -> kind.keyTypes(track).stream().map(type -> Arguments.of(kind, track, type))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("leaves")
    void servesItsPurposeAndNoOther(CertificateKind kind, Track track, KeyType type, @TempDir Path folder)
            throws IOException {
        write(kind, track, type, folder);
        boolean server = kind.purposes().contains(Oids.SERVER_AUTH);

        assertThat(verify(folder, server ? "sslserver" : "sslclient").exit()).isZero();
        assertThat(verify(folder, server ? "sslclient" : "sslserver").exit()).isNotZero();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("leaves")
    void holdsWhatItsKindSays(CertificateKind kind, Track track, KeyType type, @TempDir Path folder)
            throws IOException {
        write(kind, track, type, folder);

        String text = Run.in(folder)
                .ok("openssl", "x509", "-in", "leaf.crt", "-noout", "-text")
                .out();

        assertThat(text)
                .contains(
                        "Signature Algorithm: " + track.digest().id() + "WithRSAEncryption", "URI:" + LIST, "CA:FALSE");
        for (String purpose : kind.purposes()) {
            assertThat(text)
                    .contains(
                            switch (purpose) {
                                case Oids.SERVER_AUTH -> "TLS Web Server Authentication";
                                case Oids.CLIENT_AUTH -> "TLS Web Client Authentication";
                                default -> purpose;
                            });
        }
        boolean encrypted =
                kind.purposes().contains(Oids.SERVER_AUTH) && type.algorithm().equals("RSA");
        assertThat(text.contains("Key Encipherment")).isEqualTo(encrypted);
        assertThat(text.contains(kind.naming() == Naming.HOST ? "IP Address:192.0.2.7" : "DNS:corp.example.com"))
                .isTrue();
    }

    private static void write(CertificateKind kind, Track track, KeyType type, Path folder) throws IOException {
        IssuanceContext context = TestKeys.context().withClock(Clock.systemUTC());
        Validity validity = Validity.until(Instant.now(), Instant.now().plus(Duration.ofDays(30)));
        Authority root = Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal("CN=Proof Root"), validity),
                context.keys().order(track.defaultKeyType()).get(),
                track.digest(),
                context);
        String name = kind.naming() == Naming.HOST ? "192.0.2.7" : "corp.example.com";
        CertificateSpec spec = kind.spec(new X500Principal("CN=" + name), validity)
                .with(Extension.crlDistributionPoint(LIST))
                .forKey(type);
        Files.writeString(folder.resolve("root.crt"), Certificates.pem(List.of(root.certificate())));
        Files.writeString(
                folder.resolve("leaf.crt"),
                Certificates.pem(List.of(root.issue(spec, TestKeys.pair(type, 2).getPublic()))));
    }

    private static Run.Result verify(Path folder, String purpose) {
        return Run.in(folder)
                .run("openssl", "verify", "-x509_strict", "-purpose", purpose, "-CAfile", "root.crt", "leaf.crt");
    }
}
