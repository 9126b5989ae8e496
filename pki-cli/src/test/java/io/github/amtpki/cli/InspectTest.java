package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.SigningRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InspectTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.crt", "a.crl", "a.pfx", "a.csr", "a.key", "a"})
    void lengthsThatNestWithoutEndAreBadInput(String name) throws IOException {
        byte[] deep = new byte[4 << 20];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        Files.write(folder.resolve(name), deep);
        Run.Result result = Run.in(folder).run("inspect", name);
        assertThat(result.err()).doesNotContain("bug");
        assertThat(result.code()).isEqualTo(4);
        assertThat(Run.in(folder).run("hash", name).code()).isEqualTo(4);
    }

    @Test
    void aCertificateInWords() {
        Run.Result result = run("inspect", "pki/provisioning.crt", "--now", Lab.NOW);
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("type             certificate\n")
                .contains("subject          CN=corp.example.com,OU=Intel(R) Client Setup Certificate\n")
                .contains("issuer           CN=Lab Root,O=Lab\n")
                .contains("selfSigned       no\n")
                .contains("status           valid\n")
                .contains("key              rsa-2048\n")
                .contains("signature        SHA256withRSA\n")
                .contains("\n  keyUsage, critical          digitalSignature, keyEncipherment\n")
                .contains("\n  extendedKeyUsage            serverAuth, 2.16.840.1.113741.1.2.3 (AMT setup)\n");
    }

    @Test
    void pemAndDerAreTheSame() {
        assertThat(run("inspect", "pki/root.crt").out())
                .isEqualTo(run("inspect", "pki/root.der").out());
    }

    @Test
    void standardInputTells() throws IOException {
        Run.Result result = Run.in(folder)
                .stdin(Files.readAllBytes(folder.resolve("pki/root.der")))
                .run("inspect", "-");
        assertThat(result.out()).isEqualTo(run("inspect", "pki/root.crt").out());
    }

    @Test
    void theTimeDecidesOnTheStatus() {
        assertThat(run("inspect", "pki/root.crt", "--now", "2050-01-01").out()).contains("status           expired\n");
        assertThat(run("inspect", "pki/root.crt", "--now", "2020-01-01").out())
                .contains("status           not yet valid\n");
    }

    @Test
    void everyCertificateOfAChain() {
        assertThat(run("inspect", "pki/provisioning.chain.crt").out())
                .containsSubsequence(
                        "subject          CN=corp.example.com,OU=Intel(R) Client Setup Certificate\n",
                        "subject          CN=Lab Root,O=Lab\n");
    }

    @Test
    void aBundleOpensWithThePasswordBesideIt() {
        assertThat(run("inspect", "pki/provisioning.pfx").out())
                .contains("mac            HMAC SHA-256, 10000 iterations\n")
                .contains("opened         yes\n")
                .contains("bag           shrouded key\n");
    }

    @Test
    void aBundleWithoutItsPasswordShowsItsShell() throws IOException {
        Files.delete(folder.resolve("pki/provisioning.pfx.password"));
        Run.Result result = run("inspect", "pki/provisioning.pfx");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("opened         no\n").doesNotContain("subject");
    }

    @Test
    void wrongPasswordDamageAndNonsenseAreToldApart() throws IOException {
        Path pfx = folder.resolve("pki/provisioning.pfx");
        byte[] bytes = Files.readAllBytes(pfx);
        Run.Result wrong =
                Run.in(folder).stdin("x\n").run("inspect", "pki/provisioning.pfx", "--password", "stdin", "--json");
        assertThat(wrong.error().get("code")).isEqualTo("wrong-password");
        Files.write(folder.resolve("cut.pfx"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Run.Result cut = run("inspect", "cut.pfx", "--json");
        assertThat(cut.code()).isEqualTo(4);
        assertThat(cut.error().get("message").toString()).contains("cut off");
        Files.writeString(folder.resolve("notes.txt"), "nothing of the kind");
        assertThat(run("inspect", "notes.txt").err())
                .startsWith(
                        "amtpki: error: 'notes.txt': this is no certificate, signing request, revocation list, private key or"
                                + " bundle\n");
    }

    @Test
    void aKeyShowsWhoseItIsAndNothingOfItsValue() throws IOException {
        Run.Result result = run("inspect", "pki/provisioning.key", "--json");
        Map<?, ?> key = (Map<?, ?>) ((List<?>) result.json().get("contents")).get(0);
        Map<?, ?> certificate = (Map<?, ?>) ((List<?>)
                        run("inspect", "pki/provisioning.crt", "--json").json().get("contents"))
                .get(0);
        Set<Object> fields = new HashSet<>(key.keySet());
        assertThat(fields).containsExactlyInAnyOrder("type", "encrypted", "key", "publicKeySha256");
        assertThat(key.get("publicKeySha256")).isEqualTo(certificate.get("publicKeySha256"));
        Files.delete(folder.resolve("pki/provisioning.key.password"));
        assertThat(run("inspect", "pki/provisioning.key").out()).isEqualTo("type       private key\nencrypted  yes\n");
    }

    @Test
    void aKeyInOpensslsOldEncryptionIsNotSupported() throws IOException {
        Files.writeString(folder.resolve("old.key"), """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF

                AAAA
                -----END RSA PRIVATE KEY-----
                """);
        assertThat(run("inspect", "old.key", "--json").error().get("code")).isEqualTo("unsupported-algorithm");
    }

    @Test
    void aRevocationList() throws IOException {
        try (var in = InspectTest.class.getResourceAsStream("lab.crl")) {
            Files.write(
                    folder.resolve("lab.crl"),
                    java.util.Objects.requireNonNull(in).readAllBytes());
        }
        assertThat(run("inspect", "lab.crl", "--now", Lab.NOW).out()).isEqualTo("""
                        type        revocation list
                        issuer      CN=Test CA
                        thisUpdate  2026-11-22T00:00:00Z
                        nextUpdate  2036-11-22T00:00:00Z
                        status      current
                        signature   SHA256withECDSA
                        revoked
                          - serial  1234
                            date    2026-11-22T00:00:00Z
                            reason  key_compromise
                        """);
    }

    @Test
    void aSubjectThatSteersTerminalsIsEscaped() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        Files.writeString(
                folder.resolve("evil.csr"),
                SigningRequest.create(
                                new X500Principal("CN=a.example, O=L\\1b[2J"),
                                List.of(),
                                generator.generateKeyPair(),
                                Digest.SHA256)
                        .pem());
        assertThat(run("inspect", "evil.csr").out()).contains("O=L\\u001b[2J\n").doesNotContain("\u001b");
        assertThat(run("inspect", "evil.csr", "--json").out())
                .contains("O=L\\u001b[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void aMissingFileAndAFolder() {
        assertThat(run("inspect", "none").err()).isEqualTo("amtpki: error: there is no file 'none'\n");
        assertThat(run("inspect", "pki").err())
                .isEqualTo("amtpki: error: 'pki' is a folder\namtpki: hint: name a file in it\n");
    }

    private Run.Result run(String... words) {
        return Run.in(folder).run(words);
    }
}
