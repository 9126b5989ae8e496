package io.github.amtpki.amt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.SigningRequest;
import io.github.amtpki.x509.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With fixed time, serial numbers and keys, certificates have not changed by a byte. Beside each {@code NAME.der} lies what
 * {@code openssl x509 -text} shows of it, for reading; {@code -Damtpki.golden=write} writes both anew.
 */
final class GoldenCertificatesTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final boolean WRITE = "write".equals(System.getProperty("amtpki.golden"));

    private static Map<String, X509Certificate> certificates() {
        Map<String, X509Certificate> all = new LinkedHashMap<>();
        for (Track track : Track.values()) {
            IssuanceContext context = TestKeys.context();
            Authority root = Authority.selfSigned(
                    spec(CertificateKind.ROOT_CA, "CN=Lab Root, O=Example Lab", OptionalInt.empty()),
                    key(context, track),
                    track.digest(),
                    context);
            Authority below = root.subordinate(
                    spec(CertificateKind.INTERMEDIATE_CA, "CN=Lab Issuing, O=Example Lab", OptionalInt.of(0)),
                    key(context, track));
            CertificateSpec leaf = spec(
                    CertificateKind.PROVISIONING,
                    "CN=provision.corp.example.com, O=Stra\u00dfe \u03a9 Lab, C=DE",
                    OptionalInt.empty());
            SigningRequest request = SigningRequest.create(
                    new X500Principal("CN=ignored"),
                    List.of(
                            Extension.keyUsage(Set.of(KeyUsage.KEY_AGREEMENT)),
                            Extension.subjectAltName(List.of(GeneralName.parse("192.0.2.1"))),
                            Extension.basicConstraints(true, OptionalInt.of(3)),
                            new Extension("1.3.6.1.4.1.99999.1", false, new byte[] {5, 0})),
                    TestKeys.pair(track.defaultKeyType(), 4),
                    Digest.SHA256);
            all.put(track.id() + "-root-ca", root.certificate());
            all.put(track.id() + "-intermediate-ca", below.certificate());
            all.put(
                    track.id() + "-provisioning",
                    below.issue(leaf, key(context, track).getPublic()));
            all.put(
                    track.id() + "-signed-request",
                    below.sign(request, leaf, CopyPolicy.all()).certificate());
            for (CertificateKind kind : CertificateKind.values()) {
                if (!kind.ca() && kind != CertificateKind.PROVISIONING) {
                    all.put(track.id() + "-" + kind.id(), ofKind(below, kind, kind.defaultKeyType(track)));
                }
            }
            all.put(track.id() + "-tls-server-ec-p384", ofKind(below, CertificateKind.TLS_SERVER, KeyType.EC_P384));
        }
        return all;
    }

    private static X509Certificate ofKind(Authority issuer, CertificateKind kind, KeyType type) {
        String name = switch (kind.naming()) {
            case HOST -> "192.0.2.7";
            case IDENTITY -> "host/amt-01";
            default -> throw new IllegalArgumentException(kind.id());
        };
        CertificateSpec spec = spec(kind, "CN=" + name + ", O=Example Lab", OptionalInt.empty())
                .with(Extension.crlDistributionPoint("http://pki.corp.example.com/issuing.crl"));
        return issuer.issue(spec.forKey(type), TestKeys.pair(type, 2).getPublic());
    }

    private static KeyPair key(IssuanceContext context, Track track) {
        return context.keys().order(track.defaultKeyType()).get();
    }

    private static CertificateSpec spec(CertificateKind kind, String subject, OptionalInt pathLength) {
        Validity tenYears = Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(3650)));
        return kind.spec(new X500Principal(subject), tenYears, List.of(), pathLength);
    }

    static Stream<Map.Entry<String, X509Certificate>> cases() {
        return certificates().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noByteHasChanged(Map.Entry<String, X509Certificate> one) throws IOException {
        Path der = FOLDER.resolve(one.getKey() + ".der");
        Path text = FOLDER.resolve(one.getKey() + ".txt");
        if (WRITE) {
            Files.createDirectories(FOLDER);
            Files.write(der, Certificates.der(one.getValue()));
            Files.writeString(
                    text,
                    Run.here()
                            .ok("openssl", "x509", "-inform", "DER", "-in", der.toString(), "-noout", "-text")
                            .out());
        }

        assertThat(Certificates.der(one.getValue())).isEqualTo(Files.readAllBytes(der));
        assertThat(Files.readString(text).replaceAll("[\\s:]", ""))
                .as("the text beside it is of the same certificate")
                .endsWith(HexFormat.of().formatHex(one.getValue().getSignature()));
    }

    @Test
    void nothingElseLiesInTheFolder() throws IOException {
        Set<String> expected = new TreeSet<>();
        cases().forEach(one -> {
            expected.add(one.getKey() + ".der");
            expected.add(one.getKey() + ".txt");
        });
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
