package io.github.amtpki.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.ExtensionText;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.NullSignedRequest;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped profile that makes every kind, for old machines, new ones, and both. */
final class WholeProfileTest {

    private static final Path PROFILES = Path.of("..", "profiles");
    private static String whole = "";

    @TempDir
    Path out;

    private final IssuanceContext context = TestKeys.context();

    @BeforeAll
    static void read() throws IOException {
        whole = Files.readString(PROFILES.resolve("whole.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"11-21\"", "\"22\"", "\"12\", \"16\", \"22\""})
    void makesEveryKindWithKeysThatTheFirmwareTakes(String firmware) throws Exception {
        PkiPlan plan = plan(whole.replace("[\"11-21\"]", "[" + firmware + "]"));
        apply(plan);

        assertThat(apply(plan).outcome()).isEqualTo(FolderOutcome.UNCHANGED);
        for (var track : plan.tracks()) {
            assertThat(track.certificates().stream().map(CertificatePlan::kind).collect(Collectors.toSet()))
                    .isEqualTo(EnumSet.allOf(CertificateKind.class));
            for (CertificatePlan one : track.certificates()) {
                X509Certificate certificate = read(track.folder() + one.name() + ".crt");
                KeyType type = KeyType.of(certificate.getPublicKey());
                assertThat(one.kind().keyTypes(track.track())).as(one.id()).contains(type);
                assertThat(certificate.getKeyUsage()[2] && type.algorithm().equals("EC"))
                        .as(one.id())
                        .isFalse();
                assertThat(certificate.getSigAlgName())
                        .isEqualTo(track.track() == Track.SHA256 ? "SHA256withRSA" : "SHA384withRSA");
            }
        }
    }

    @Test
    void aClientsBundleOpens() throws Exception {
        apply(plan(whole));

        try (Secret password =
                SecretText.firstLine(Files.readAllBytes(out.resolve("pki/console.pfx.password")), "the password")) {
            assertThat(Bundle.decode(Files.readAllBytes(out.resolve("pki/console.pfx")), password)
                            .credential())
                    .hasValueSatisfying(
                            credential -> assertThat(credential.chain()).hasSize(3));
        }
    }

    @Test
    void whatACaIssuesSaysWhereItsListLiesAndTheCaItselfDoesNot() throws Exception {
        apply(plan(whole));
        byte[] root = Files.readAllBytes(out.resolve("pki/root.crt"));
        byte[] before = Files.readAllBytes(out.resolve("pki/issuing.crt"));
        apply(plan(whole.replace("# crl: http", "crl: http")));

        assertThat(Files.readAllBytes(out.resolve("pki/root.crt"))).isEqualTo(root);
        assertThat(Files.readAllBytes(out.resolve("pki/issuing.crt"))).isEqualTo(before);
        for (String leaf : Set.of("provisioning", "amt-01-tls", "operator")) {
            assertThat(lists(read(leaf + ".crt"))).containsExactly("uri:http://pki.corp.example.com/issuing.crl");
        }
        assertThat(lists(read("issuing.crt"))).isEmpty();
    }

    @Test
    void aRequestThatAmtHasNotCompletedIsRefusedByItsName() throws IOException {
        Path beside = Files.createDirectory(out.resolve("profile"));
        Files.write(
                beside.resolve("null.csr"),
                NullSignedRequest.create(
                        new X500Principal("CN=a.example.com"),
                        List.of(),
                        TestKeys.pair(KeyType.RSA_2048, 1).getPublic()));
        byte[] profile = """
                firmware: ["16"]
                root: {subject: "CN=Root", validity: 15y}
                certificates: [{name: a, kind: device-tls, csr: null.csr}]
                """.getBytes(UTF_8);

        assertThatThrownBy(() -> Planner.plan(ProfileReader.read("p.yaml", profile), beside))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("null.csr: this request is null-signed");
    }

    @Test
    void anExistingKeyMustFitTheKindAndGetsWhatItsTypeAllows() throws Exception {
        Files.writeString(out.resolve("ec.key"), key(KeyType.EC_P384));
        Files.writeString(out.resolve("rsa.key"), key(KeyType.RSA_3072));
        String profile = """
                firmware: ["16"]
                root: {subject: "CN=Root", validity: 15y}
                certificates: [{name: web, kind: %s, host: web.example.com, key: {file: %s}}]
                """;

        apply(
                Planner.plan(
                        ProfileReader.read(
                                "p", profile.formatted("tls-server", "ec.key").getBytes(UTF_8)),
                        out),
                out);

        assertThat(read("web.crt").getKeyUsage()).startsWith(true, false, false, false);
        PkiPlan wrong = Planner.plan(
                ProfileReader.read(
                        "p", profile.formatted("mps-server", "rsa.key").getBytes(UTF_8)),
                out);
        assertThatThrownBy(() -> apply(wrong, out))
                .isInstanceOf(RefusedException.class)
                .hasMessage("web: a mps-server certificate of the sha256 chain cannot have a key of type rsa-3072");
    }

    private static String key(KeyType type) {
        return Pem.encode(Pem.PRIVATE_KEY, TestKeys.pair(type, 2).getPrivate().getEncoded());
    }

    private static PkiPlan plan(String profile) {
        return Planner.plan(ProfileReader.read("whole.yaml", profile.getBytes(UTF_8)), PROFILES);
    }

    private ApplyReport apply(PkiPlan plan) {
        return apply(plan, PROFILES);
    }

    private ApplyReport apply(PkiPlan plan, Path beside) {
        ApplyOptions options = new ApplyOptions(new Manifest.Tool("test", "1"), "whole.yaml", beside, false, false);
        try (PkiFolder folder = PkiFolder.open(out.resolve("pki"), context.clock())) {
            return new Provisioner(context, (reference, purpose) -> Secret.generate(context.random()), step -> {})
                    .apply(plan, folder, options);
        }
    }

    private X509Certificate read(String file) throws IOException {
        return Certificates.parseAll(Files.readAllBytes(out.resolve("pki").resolve(file)))
                .get(0);
    }

    private static List<String> lists(X509Certificate certificate) {
        ExtensionText text = new ExtensionText(Map.of());
        return ExtensionText.in(certificate).stream()
                .filter(extension -> extension.oid().equals(Oids.CRL_DISTRIBUTION_POINTS))
                .map(text::value)
                .toList();
    }
}
