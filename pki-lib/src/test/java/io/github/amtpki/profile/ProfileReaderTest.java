package io.github.amtpki.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.amtpki.BadInputException;
import io.github.amtpki.InvalidProfileException;
import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Oids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileReaderTest {

    private static final String HEAD =
            "firmware: 16\ndomain: corp.example.com\nroot: {subject: CN=Root, validity: 15y}\n";

    @Test
    @EnabledOnOs(OS.LINUX)
    void namedPipesAreNotWaitedFor(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        Assertions.assertEquals(
                0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThatThrownBy(() -> ProfileReader.read(pipe))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("'" + pipe + "' is not a regular file");
            Profile profile = read("firmware: 16\nroot: {certificate: pipe}\n");
            assertThatThrownBy(() -> Planner.plan(profile, folder))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("pipe: is not a regular file");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"16.10", "\"16.10\"", "'16.10'", "[16.10]", "[\"16.10\"]"})
    void versionsAreReadFromTheirText(String firmware) {
        Profile profile = read("firmware: " + firmware + "\nroot: {subject: CN=Root, validity: 15y}\n");
        assertThat(profile.firmware())
                .singleElement()
                .satisfies(range -> assertThat(range.first()).isEqualTo(new AmtVersion(16, 10)));
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        Profile profile = read(HEAD + "certificates: [{name: a, kind: provisioning, pfx: {}}]\n");
        assertThat(profile.version()).isEqualTo(1);
        assertThat(profile.root().name()).isEqualTo("root");
        assertThat(profile.hashes()).isEmpty();
        CertificateProfile leaf = profile.certificates().get(0);
        assertThat(leaf.validity()).isEqualTo(Lifetime.parse("2y"));
        assertThat(leaf.copyPolicy()).isEqualTo(CopyPolicy.all());
        assertThat(leaf.pfx())
                .contains(new PfxProfile(
                        SecretRef.parse("generate"), leaf.pfx().orElseThrow().flavour(), java.util.Optional.empty()));
        assertThat(leaf.pfx().orElseThrow().flavour().id()).isEqualTo("modern");
    }

    @Test
    void oneValueStandsForAList() {
        Profile profile = read(HEAD + "hashes: sha256\ncertificates:\n"
                + "  - {name: a, kind: provisioning, names: 10.0.0.5, extendedKeyUsage: clientAuth}\n");
        assertThat(profile.hashes()).containsExactly(Digest.SHA256);
        assertThat(profile.certificates().get(0).names())
                .containsExactly(new GeneralName(GeneralName.Type.IP, "10.0.0.5"));
        assertThat(profile.certificates().get(0).extendedKeyUsage()).containsExactly(Oids.CLIENT_AUTH);
    }

    @Test
    void aKeyInOneWordIsATypeOrAFile() {
        Profile profile = read(HEAD + "certificates:\n  - {name: a, kind: provisioning, key: rsa-3072}\n"
                + "  - {name: b, kind: provisioning, key: keys/b.key}\n");
        assertThat(profile.certificates().get(0).key().orElseThrow().type()).contains(KeyType.RSA_3072);
        assertThat(profile.certificates().get(1).key().orElseThrow().file()).contains("keys/b.key");
    }

    @Test
    void anExistingRootNeedsNoSubject() {
        Profile profile = read("firmware: 16\nroot:\n  certificate: root.crt\n  key:\n    pkcs11:\n"
                + "      config: token.cfg\n      alias: amt\n      pin: env:PIN\n");
        KeyProfile key = profile.root().key().orElseThrow();
        assertThat(key.existing()).isTrue();
        assertThat(key.pkcs11().flatMap(Pkcs11Profile::pin)).contains(SecretRef.parse("env:PIN"));
    }

    @Test
    void rawExtensionsComeAsTheirBytes() {
        Profile profile = read(HEAD + "certificates:\n  - name: a\n    kind: provisioning\n    extensions:\n"
                + "      - {oid: 1.3.6.1.5.5.7.1.24, hex: \"30:03 02 01 05\"}\n"
                + "      - {oid: 1.2.3.4, critical: true, base64: BQA=}\n");
        assertThat(profile.certificates().get(0).extensions())
                .extracting(ExtensionProfile::value)
                .containsExactly(new byte[] {0x30, 3, 2, 1, 5}, new byte[] {5, 0});
    }

    @Test
    void theLastRdnWrittenStandsFirstInDer() {
        byte[] der = read("firmware: 16\nroot: {subject: \"CN=R, O=X\", validity: 1y}\n")
                .root()
                .subject()
                .orElseThrow()
                .getEncoded();
        assertThat(new String(der, UTF_8).indexOf('X')).isLessThan(new String(der, UTF_8).indexOf('R'));
    }

    @Test
    void aCommentChangesNothing() {
        assertThat(read("# one\n" + HEAD + "# two\n")).isEqualTo(read(HEAD));
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsAreLetGo() {
        assertThat(read("\ufeff" + HEAD.replace("\n", "\r\n"))).isEqualTo(read(HEAD));
    }

    @Test
    void theLargestFileIsReadAndOneByteMoreIsRefused() {
        byte[] largest = new byte[ProfileReader.LARGEST];
        Arrays.fill(largest, (byte) '\n');
        byte[] head = HEAD.getBytes(UTF_8);
        System.arraycopy(head, 0, largest, 0, head.length);
        assertThat(ProfileReader.read("large.yaml", largest)).isEqualTo(read(HEAD));
        byte[] larger = Arrays.copyOf(largest, largest.length + 1);
        larger[largest.length] = '\n';
        assertThatThrownBy(() -> ProfileReader.read("large.yaml", larger))
                .isInstanceOfSatisfying(
                        InvalidProfileException.class,
                        e -> assertThat(e.rendered())
                                .startsWith("large.yaml:1:1: error: the file is larger than 1 MiB\n"));
    }

    @Test
    void aFileOfGarbageIsRefusedQuickly() {
        String[] texts = {
            "a: [b, ".repeat(5) + "c, ".repeat(200_000),
            "x: 1\n".repeat(200_000),
            "- ".repeat(500_000),
            "k: {".repeat(99_999),
            "firmware: [" + "99,".repeat(300_000) + "]",
            "root:\n" + "  x: 1\n".repeat(100_000)
        };
        for (String text : texts) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> assertThat(problems(text)).isNotEmpty());
        }
    }

    @Test
    void aMissingFileIsTheCallersMistake(@TempDir Path folder) {
        assertThatThrownBy(() -> ProfileReader.read(folder.resolve("nothing.yaml")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("there is no profile");
        assertThatThrownBy(() -> ProfileReader.read(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void messagesNameTheFileAsItWasWritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "x: 1\n");
        assertThatThrownBy(() -> ProfileReader.read(file)).isInstanceOfSatisfying(InvalidProfileException.class, e -> {
            assertThat(e.file()).isEqualTo(file.toString());
            assertThat(e.rendered()).startsWith(file + ":1:1: error: ");
        });
    }

    private static Profile read(String yaml) {
        return ProfileReader.read("test.yaml", yaml.getBytes(UTF_8));
    }

    private static java.util.List<InvalidProfileException.Problem> problems(String yaml) {
        return catchThrowableOfType(InvalidProfileException.class, () -> read(yaml))
                .problems();
    }
}
