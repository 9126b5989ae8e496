package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.x509.NullSignedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
        try (var in = SignTest.class.getResourceAsStream("rps.csr")) {
            Files.write(
                    folder.resolve("rps.csr"),
                    java.util.Objects.requireNonNull(in).readAllBytes());
        }
    }

    @Test
    void theHelpSaysThatWhatIsSignedCannotBeRevoked() {
        assertThat(Run.in(folder).run("sign", "--help").out().replaceAll("\\s+", " "))
                .contains("The folder does not remember what is signed", "with 'csr:' naming the request");
    }

    @Test
    void answersForEachExtension() {
        Run.Result result = sign("--copy", "all");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                        refused  2.5.29.19 (basicConstraints): it belongs to the CA: a request can never set it
                        changed  2.5.29.15 (keyUsage): keyEncipherment added; made critical
                        granted  2.5.29.37 (extendedKeyUsage): as asked for
                        granted  2.5.29.17 (subjectAltName): as asked for
                        added    subject: OU=Intel(R) Client Setup Certificate, as certificates of this kind have
                        signed/rps.crt
                        signed/rps.chain.crt
                        """);
        assertThat(folder.resolve("signed/rps.chain.crt")).content().contains("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void quietTellsWhatIsRefusedAndNothingElse() {
        assertThat(sign("--quiet"))
                .isEqualTo(new Run.Result(
                        0,
                        "",
                        "amtpki: warning: refused  2.5.29.19 (basicConstraints): it belongs to the CA: a request can"
                                + " never set it\n"));
    }

    @Test
    void aSubjectThatStaysIsNotMentioned() {
        Run.Result result = sign("--kind", "device-tls");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("signed/rps.crt").doesNotContain("subject:");
    }

    @Test
    void whatAmtHasNotCompletedIsSentToAmt() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] request = NullSignedRequest.create(
                new X500Principal("CN=amt-01"),
                List.of(),
                generator.generateKeyPair().getPublic());
        Files.write(folder.resolve("rps.csr"), request);
        Run.Result result = sign("--kind", "device-tls");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err())
                .startsWith("amtpki: error: this request is null-signed")
                .contains("amtpki: hint: send it to AMT", "GeneratePKCS10RequestEx");
        assertThat(folder.resolve("signed")).doesNotExist();
        assertThat(Run.in(folder).run("inspect", "rps.csr").err()).contains("null-signed");
    }

    /** Whoever may ask for a web server's certificate must not get one that activates machines. */
    @Test
    void aRequestDoesNotChooseItsPowers() {
        Run.Result result = sign("--kind", "tls-server", "--copy", "all");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "refused  2.5.29.37 (extendedKeyUsage): 2.16.840.1.113741.1.2.3 would make it a certificate of"
                                + " another kind");
        assertThat(Run.in(folder).run("inspect", "signed/rps.crt").out()).doesNotContain("2.16.840.1.113741.1.2.3");
    }

    @Test
    void strictWritesNothing() {
        Run.Result result = sign("--strict");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err())
                .startsWith(
                        "amtpki: error: the request asks for extensions that it cannot have: 2.5.29.19 (basicConstraints): ")
                .contains("amtpki: hint: ");
        assertThat(folder.resolve("signed")).doesNotExist();
    }

    @Test
    void aListGrantsNothingElse() {
        assertThat(sign("--copy", "subjectAltName").out())
                .contains("granted  2.5.29.17 (subjectAltName)")
                .contains("dropped  2.5.29.37 (extendedKeyUsage)");
    }

    @Test
    void aWrongListIsAMistakeOfTheCommandLine() {
        Run.Result result = sign("--copy", "subjectAltNam");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--copy: ");
    }

    @Test
    void reportsAsJson() {
        Map<?, ?> json = sign("--json").json();
        assertThat((List<?>) json.get("requested")).hasSize(4);
        assertThat(((Map<?, ?>) ((List<?>) json.get("requested")).get(0)))
                .isEqualTo(Map.of(
                        "oid", "2.5.29.19",
                        "name", "basicConstraints",
                        "outcome", "refused",
                        "reason", "it belongs to the CA: a request can never set it"));
        assertThat(json.get("addedToSubject")).isEqualTo(List.of("OU=Intel(R) Client Setup Certificate"));
        assertThat(((Map<?, ?>) json.get("certificate")).get("issuer")).isEqualTo("CN=Lab Root,O=Lab");
        assertThat(json.get("files")).isEqualTo(List.of("signed/rps.crt", "signed/rps.chain.crt"));
    }

    @Test
    void neverOverwrites() {
        sign();
        Run.Result result = sign();
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void theKeyMayBeElsewhere() throws IOException {
        Path safe = Files.createDirectory(folder.resolve("safe"));
        Files.move(folder.resolve("pki/root.key"), safe.resolve("root.key"));
        Run.Result without = sign();
        assertThat(without.code()).isEqualTo(5);
        assertThat(without.err()).contains("root.key").contains("--ca-key FILE");
        Files.move(folder.resolve("pki/root.key.password"), safe.resolve("root.key.password"));
        assertThat(sign("--ca-key", "safe/root.key").code()).isZero();
    }

    @Test
    void anotherPasswordIsWrong() {
        Run.Result result = sign("--password", "stdin");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.error().get("code")).isEqualTo("wrong-password");
    }

    @Test
    void theCaMustExist() {
        Run.Result result = sign("--issuer", "issuing");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).isEqualTo("amtpki: error: there is no CA 'issuing'\namtpki: hint: there are root\n");
    }

    @Test
    void aLongerLifeThanTheIssuersIsClippedAndSaid() {
        Run.Result result = sign("--validity", "20y");
        assertThat(result.code()).isZero();
        assertThat(result.err()).startsWith("amtpki: warning: 'CN=rps.corp.example.com' would last until ");
        assertThat(sign("--validity", "forever").code()).isEqualTo(2);
    }

    @Test
    void theFolderMustBeAPki() {
        assertThat(Run.in(folder)
                        .run("sign", "rps.csr", "--ca", "none", "--kind", "provisioning", "-o", "signed")
                        .code())
                .isEqualTo(4);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private Run.Result sign(String... more) {
        List<String> words = new ArrayList<>(List.of("sign", "rps.csr", "--ca", "pki"));
        if (!List.of(more).contains("--kind")) {
            words.addAll(List.of("--kind", "provisioning"));
        }
        words.addAll(List.of("-o", "signed", "--now", Lab.NOW));
        boolean wrong = List.of(more).contains("stdin");
        words.addAll(List.of(more));
        if (wrong) {
            words.add("--json");
        }
        return Run.in(folder).stdin("wrong\n").run(words.toArray(new String[0]));
    }
}
