package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.Pem;
import io.github.amtpki.x509.SigningRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsrTest {

    @TempDir
    Path folder;

    @Test
    void makesKeyRequestAndPassword() throws IOException {
        Run.Result result = Run.in(folder)
                .run("csr", "--host", "Provision.corp.example.com", "--domain", "corp.example.com", "-o", "new/amt");
        assertThat(result).isEqualTo(new Run.Result(0, "new/amt.csr\nnew/amt.key\nnew/amt.key.password\n", ""));
        SigningRequest request = SigningRequest.parse(Files.readAllBytes(folder.resolve("new/amt.csr")));
        assertThat(request.subject().toString())
                .isEqualTo("CN=provision.corp.example.com, OU=Intel(R) Client Setup Certificate");
        assertThat(request.requested())
                .extracting(asked -> asked.extension().oid())
                .containsExactly(Oids.KEY_USAGE, Oids.EXTENDED_KEY_USAGE, Oids.SUBJECT_ALT_NAME);
        assertThat(folder.resolve("new/amt.key")).content().startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
    }

    @Test
    void takesSubjectNamesKeyTypeAndPassword() {
        Run.Result result = Run.in(folder)
                .variable("PW", "hunter2")
                .run(
                        "csr",
                        "--subject",
                        "CN=a.example, O=Lab",
                        "--names",
                        "b.example,ip:10.0.0.1",
                        "--names",
                        "email:a@b.example",
                        "--key-type",
                        "ec-p256",
                        "--password",
                        "env:PW",
                        "-o",
                        "amt",
                        "--json");
        assertThat(result.json().get("files")).isEqualTo(List.of("amt.csr", "amt.key"));
        assertThat(Run.in(folder).run("inspect", "amt.csr").out())
                .contains("subject            CN=a.example,OU=Intel(R) Client Setup Certificate,O=Lab\n")
                .contains("key                ec-p256\n")
                .contains("subjectAltName      dns:a.example, dns:b.example, ip:10.0.0.1, email:a@b.example\n");
        assertThat(Run.in(folder)
                        .variable("PW", "hunter2")
                        .run("inspect", "amt.key", "--password", "env:PW")
                        .out())
                .contains("key        ec-p256\n");
    }

    @Test
    void needsAName() {
        Run.Result result = Run.in(folder).run("csr", "-o", "amt");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("amtpki: error: 'csr' needs --host, --domain or --subject\n");
    }

    @Test
    void aHostOutsideTheSuffixIsAMistake() {
        Run.Result result =
                Run.in(folder).run("csr", "--host", "a.example.org", "--domain", "corp.example.com", "-o", "amt");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("'a.example.org' does not lie below 'corp.example.com'");
    }

    @Test
    void whatIsNoSubjectIsAMistake() {
        assertThat(Run.in(folder)
                        .run("csr", "--subject", "nonsense", "-o", "amt")
                        .code())
                .isEqualTo(2);
        assertThat(Run.in(folder)
                        .run("csr", "--subject", "O=No Name", "-o", "amt")
                        .code())
                .isEqualTo(4);
    }

    @Test
    void neverOverwritesAndLeavesNothingHalf() throws IOException {
        Files.writeString(folder.resolve("amt.key"), "mine");
        Run.Result result = Run.in(folder).run("csr", "--host", "a.example", "--key-type", "ec-p256", "-o", "amt");
        assertThat(result.code()).isEqualTo(6);
        assertThat(folder.resolve("amt.csr")).doesNotExist();
        assertThat(folder.resolve("amt.key")).hasContent("mine");
    }

    @Test
    void aLiteralPasswordIsRefusedBeforeAnythingIsMade() {
        Run.Result result = Run.in(folder).run("csr", "--host", "a.example", "-o", "amt", "--password", "hunter2");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("amtpki: hint: use env:NAME").doesNotContain("hunter2");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aProviderThatIsNotThereIsAMistake() {
        Run.Result result =
                Run.in(folder).run("csr", "--host", "a.example", "-o", "amt", "--provider", "NoSuchProvider");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("amtpki: error: there is no security provider 'NoSuchProvider'\n");
    }

    @Test
    void aMachineMayBeNamedByItsAddress() throws IOException {
        assertThat(Run.in(folder)
                        .run("csr", "--host", "10.0.0.5", "--kind", "device-tls", "--key-type", "ec-p384", "-o", "amt")
                        .code())
                .isZero();
        assertThat(Run.in(folder).run("inspect", "amt.csr").out())
                .contains("subject            CN=10.0.0.5\n")
                .contains("subjectAltName      ip:10.0.0.5\n")
                .contains("extendedKeyUsage    serverAuth\n")
                .contains("keyUsage, critical  digitalSignature\n");
    }

    @Test
    void aClientIsNamedAsItIsKnown() {
        assertThat(Run.in(folder)
                        .run("csr", "--host", "host/amt-01", "--kind", "radius-client", "-o", "amt")
                        .code())
                .isZero();
        assertThat(Run.in(folder).run("inspect", "amt.csr").out())
                .contains("CN=host/amt-01\n", "rsa-2048")
                .doesNotContain("subjectAltName");
    }

    @Test
    void theSuffixIsForProvisioning() {
        Run.Result result =
                Run.in(folder).run("csr", "--domain", "corp.example.com", "--kind", "mps-server", "-o", "amt");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--domain is for provisioning certificates, not for mps-server");
    }

    @Test
    void leavesTheKeyToAmt() throws Exception {
        KeyPair key = key();
        Files.write(
                folder.resolve("amt.pub"),
                Base64.getEncoder().encode(key.getPublic().getEncoded()));
        Run.Result result = nullSigned("--public-key", "amt.pub");
        assertThat(result).isEqualTo(new Run.Result(0, "amt.csr\n", ""));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("amt.pub", "amt.csr");

        byte[] request =
                Pem.decode(Files.readAllBytes(folder.resolve("amt.csr"))).get(0).der();
        assertThatThrownBy(() -> SigningRequest.parse(request)).isInstanceOf(RefusedException.class);
    }

    @Test
    void whatBelongsToAKeyOfOursIsRefusedWithoutOne() {
        for (List<String> wrong : List.of(
                List.of("--public-key", "amt.pub", "--password", "generate"),
                List.of("--public-key", "amt.pub", "--key-type", "rsa-2048"),
                List.<String>of())) {
            assertThat(nullSigned(wrong.toArray(new String[0])).code())
                    .as("%s", wrong)
                    .isEqualTo(2);
        }
        assertThat(Run.in(folder)
                        .run("csr", "--host", "a.example", "--public-key", "amt.pub", "-o", "amt")
                        .code())
                .isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aKeyThatAmtNeverMakesIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        Files.write(
                folder.resolve("amt.pub"),
                generator.generateKeyPair().getPublic().getEncoded());
        Run.Result result = nullSigned("--public-key", "amt.pub");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("cannot have a key of type ec-p256", "hint: use rsa-2048 or ec-p384");
    }

    private Run.Result nullSigned(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "csr", "--null-signed", "--host", "amt.corp.example.com", "--kind", "device-tls", "-o", "amt.csr"));
        words.addAll(List.of(more));
        return Run.in(folder).run(words.toArray(new String[0]));
    }

    private static KeyPair key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
