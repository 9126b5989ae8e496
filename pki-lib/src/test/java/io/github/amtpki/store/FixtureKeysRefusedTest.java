package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.fixture.Fixture;
import io.github.amtpki.check.fixture.Fixtures;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyPairs;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Pem;
import io.github.amtpki.x509.SigningRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The private halves of the fixtures' keys are known to everybody: nothing is issued that rests on one. */
final class FixtureKeysRefusedTest {

    private static final String ROOT = """
            version: 1
            domain: corp.example.com
            firmware: ["11-21"]
            root: %s
            certificates:
              - {name: provisioning, kind: provisioning, validity: 2y%s}
            """;
    private static final String NEW_ROOT = "{subject: \"CN=Lab Root\", validity: 15y}";

    private final IssuanceContext context = TestKeys.context();
    private final Credential fixture = credential("good");

    @TempDir
    Path temp;

    private Path pki;

    @BeforeEach
    void layOutPublicKeys() throws IOException {
        pki = temp.resolve("pki");
        Files.writeString(
                temp.resolve("public.key"),
                Pem.encode(Pem.PRIVATE_KEY, fixture.key().getEncoded()));
        Files.writeString(
                temp.resolve("public.crt"), Certificates.pem(fixture.chain().subList(1, 2)));
        Files.writeString(temp.resolve("public.csr"), request(publicPair()).pem());
    }

    @Test
    void noRootSignsThatHasOne() {
        assertThatThrownBy(() -> apply("{certificate: public.crt, key: {file: public.key}}", ""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("fixture root", "is a public test key");
        assertThat(pki.resolve("root.crt")).doesNotExist();
    }

    @Test
    void noLeafIsMadeWithOne() {
        assertThatThrownBy(() -> apply(NEW_ROOT, ", key: {file: public.key}"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is a public test key");
        assertThat(pki.resolve("root.crt")).doesNotExist();
    }

    @Test
    void noRequestIsAnsweredThatHasOne() {
        assertThatThrownBy(() -> apply(NEW_ROOT, ", csr: public.csr"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is a public test key");
        assertThat(pki.resolve("root.crt")).doesNotExist();
    }

    @Test
    void aFolderSignsNoRequestThatHasOne() {
        apply(NEW_ROOT, "");
        assertThatThrownBy(() -> sign(request(publicPair())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the key of the request is a public test key");
    }

    @Test
    void keysOfOnesOwnAreFine() {
        apply(NEW_ROOT, "");
        sign(request(TestKeys.pair(KeyType.RSA_2048, 3)));
        assertThat(pki.resolve("provisioning.crt")).exists();
    }

    private void apply(String root, String more) {
        byte[] profile = ROOT.formatted(root, more).getBytes(StandardCharsets.UTF_8);
        var plan = Planner.plan(ProfileReader.read("lab.yaml", profile), temp);
        var options = new ApplyOptions(new Manifest.Tool("test", "1"), "lab.yaml", temp, false, false);
        try (PkiFolder folder = PkiFolder.open(pki, context.clock())) {
            new Provisioner(context, (reference, purpose) -> Secret.of(new char[0]), step -> {})
                    .apply(plan, folder, options);
        }
    }

    private void sign(SigningRequest request) {
        try (PkiFolder folder = PkiFolder.open(pki, context.clock())) {
            FolderIssuer ca = FolderIssuer.choose(folder, Optional.empty(), CertificateKind.PROVISIONING, request);
            var terms =
                    new FolderIssuer.Terms(CertificateKind.PROVISIONING, Lifetime.parse("1y"), CopyPolicy.all(), false);
            ca.sign(request, terms, ca.key(Optional.empty()), context, new ArrayList<>());
        }
    }

    private KeyPair publicPair() {
        return KeyPairs.of(fixture.key());
    }

    private static SigningRequest request(KeyPair pair) {
        return SigningRequest.create(new X500Principal("CN=prov.corp.example.com"), List.of(), pair, Digest.SHA256);
    }

    private static Credential credential(String name) {
        Fixture fixture = Fixtures.byName(name).orElseThrow();
        try (Secret password = Secret.of(fixture.password().orElseThrow().toCharArray())) {
            return Bundle.decode(fixture.artefact().bytes(), password)
                    .credential()
                    .orElseThrow();
        }
    }
}
