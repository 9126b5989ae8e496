package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.SigningRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
