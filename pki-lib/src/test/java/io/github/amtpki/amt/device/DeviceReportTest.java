package io.github.amtpki.amt.device;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.amt.TrustedHash;
import io.github.amtpki.x509.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as the programs print them. */
final class DeviceReportTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/github/amtpki/amt/device");
    private static final String OWN = "8f3a91c0e4b27d5516a09c3e7f8d2b4460e1a5c93b7d2f8e0a4c6b915d3e7f20";

    private static final String COLONS =
            "8F:3A:91:C0:E4:B2:7D:55:16:A0:9C:3E:7F:8D:2B:44:60:E1:A5:C9:3B:7D:2F:8E:0A:4C:6B:91:5D:3E:7F:20";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rpc-2.txt",
                "rpc-3.txt",
                "rpc-3-table.txt",
                "rpc.json",
                "rpc-with-log.json",
                "mesh.json",
                "meshcmd.txt",
                "mesh-message.json"
            })
    void everyProgramTellsTheSameHashes(String file) throws IOException {
        DeviceReport report = read(file);

        assertThat(report.trustedHashes()).hasSize(3);
        assertThat(report.customHashes())
                .extracting(ReportedHash::name)
                .containsExactlyInAnyOrder("Lab Root CA", "Old Lab Root");
        assertThat(report.customHashes())
                .filteredOn(hash -> hash.name().equals("Lab Root CA"))
                .allSatisfy(hash -> {
                    assertThat(hash.hash().digits()).isEqualTo(OWN);
                    assertThat(hash.hash().active()).isTrue();
                });
        assertThat(report.customHashes())
                .filteredOn(hash -> hash.name().equals("Old Lab Root"))
                .allSatisfy(hash -> {
                    assertThat(hash.trusted())
                            .map(TrustedHash::hash)
                            .map(one -> one.digest())
                            .contains(Digest.SHA1);
                    assertThat(hash.hash().active()).isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpc-2.txt", "rpc-3.txt", "rpc.json", "mesh.json"})
    void theMachineTellsOfItself(String file) throws IOException {
        DeviceReport report = read(file);

        assertThat(report.version()).contains(new AmtVersion(16, 1));
        assertThat(report.dnsSuffix()).contains("corp.example.com");
        assertThat(report.osDnsSuffix()).contains("example.com");
    }

    @Test
    void theControlModeIsTold() throws IOException {
        assertThat(read("rpc-2.txt").controlMode()).contains("pre-provisioning state");
        assertThat(read("rpc.json").controlMode()).contains("pre-provisioning state");
    }

    @Test
    void theOperatingSystemsSuffixIsNotTheMachines() {
        DeviceReport report =
                read("Version : 16.1.25\nDNS Suffix\t\t: \nDNS Suffix (OS)\t\t: example.com\n".getBytes(UTF_8));

        assertThat(report.dnsSuffix()).isEmpty();
        assertThat(report.osDnsSuffix()).contains("example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OWN,
                "sha256:" + OWN,
                "8F3A 91C0 E4B2 7D55 16A0 9C3E 7F8D 2B44 60E1 A5C9 3B7D 2F8E 0A4C 6B91 5D3E 7F20",
                "8F:3A:91:C0:E4:B2:7D:55:16:A0:9C:3E:7F:8D:2B:44:60:E1:A5:C9:3B:7D:2F:8E:0A:4C:6B:91:5D:3E:7F:20",
                "jzqRwOSyfVUWoJw+f40rRGDhpck7fS+OCkxrkV0+fyA=",
                "8F3A 91C0 E4B2 7D55 16A0 9C3E 7F8D 2B44\n60E1 A5C9 3B7D 2F8E 0A4C 6B91 5D3E 7F20\n",
                "SHA256: " + OWN,
                "SHA-256 " + OWN,
                "My Root\n  SHA256: " + OWN,
                "My Root SHA256: " + OWN,
                OWN + "  root.der",
                OWN + " *root.der",
                OWN + " (My Root)",
                "SHA2-256(root.der)= " + OWN,
                "sha256 Fingerprint=" + COLONS,
                "SHA256 Fingerprint=" + COLONS,
                "SHA-256, taken by AMT 6-22\n  hex     " + OWN + "\n  colons  " + COLONS
                        + "\n  base64  jzqRwOSyfVUWoJw+f40rRGDhpck7fS+OCkxrkV0+fyA=",
                "{\"hashes\": [{\"digest\": \"sha256\", \"hex\": \"" + OWN + "\"}]}"
            })
    void aTypedHashIsAReport(String typed) {
        assertThat(read(typed.getBytes(UTF_8)).trustedHashes()).singleElement().satisfies(one -> {
            assertThat(one.hash().hex()).isEqualTo(OWN);
            assertThat(one.active()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SHA256: " + OWN + ":inactive", "Lab (Inactive)\n SHA256: " + OWN, "Lab ()\n SHA256: " + OWN})
    void aHashThatIsSaidToBeSwitchedOffIs(String typed) {
        assertThat(read(typed.getBytes(UTF_8)).trustedHashes())
                .extracting(TrustedHash::active)
                .containsExactly(false);
    }

    @Test
    void severalHashesMayBeTyped() {
        assertThat(read((OWN + "\n" + OWN + ":inactive\n").getBytes(UTF_8)).hashes())
                .extracting(one -> one.hash().active())
                .containsExactly(true, false);
    }

    @Test
    void whatPowerShellSavedIsRead() throws IOException {
        byte[] utf16 = ("\ufeff" + Files.readString(FOLDER.resolve("rpc-2.txt"))).getBytes(UTF_16LE);

        assertThat(read(utf16)).isEqualTo(read("rpc-2.txt"));
    }

    @Test
    void digestsThatNoRootIsKnownByArePassedOver() {
        DeviceReport report = read(
                ("Odd (Active)\n  SHA512: " + "ab".repeat(64) + "\nLab (Active)\n  SHA256: " + OWN).getBytes(UTF_8));

        assertThat(report.passedOver()).containsExactly("Odd (SHA512)");
        assertThat(report.hashes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "hello world",
                "{}",
                "[]",
                "[1]",
                "{\"certificateHashes\": {\"a\": 1}}",
                "{\"certificateHashes\": {\"a\": {\"Name\": \"a\"}}}",
                "{\"certificateHashes\": {\"a\": {\"Hash\": \"zz\", \"Algorithm\": \"SHA256\"}}}",
                "{\"certificateHashes\":",
                "Lab (Active)\n  SHA256: 8f3a91c0e4b2\n",
                "-----BEGIN CERTIFICATE-----",
                "SHA256: a decade of bad faces, added by a cafe",
                "the fabled decade of a dead beef cafe: a facade of bad deeds and faded abaci"
            })
    void whatIsNoReportIsRefusedWithAReason(String text) {
        assertThatThrownBy(() -> read(text.getBytes(UTF_8)))
                .isInstanceOf(BadInputException.class)
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void aHashCutByATerminalIsNamed() {
        assertThatThrownBy(() -> read("Lab Root (Active)\n   SHA256: 8f3a91c0e4b2\n".getBytes(UTF_8)))
                .hasMessage("the hash of 'Lab Root' is no SHA-256: it has 12 digits of 64");
    }

    @Test
    void tooMuchIsRefused() {
        assertThatThrownBy(() -> read(new byte[DeviceReport.MAX_BYTES + 1])).hasMessageContaining("too large");
        assertThatThrownBy(() -> read(("SHA256: " + OWN + "\n").repeat(300).getBytes(UTF_8)))
                .hasMessageContaining("more than 256");
    }

    @Test
    void namesAreMadeHarmless() {
        List<ReportedHash> hashes = read(("Evil\u001b[2J\u202e\u0007 (Active)\n  SHA256: " + OWN).getBytes(UTF_8))
                .hashes();

        assertThat(hashes).extracting(ReportedHash::name).containsExactly("Evil??");
    }

    private static DeviceReport read(String file) throws IOException {
        return read(Files.readAllBytes(FOLDER.resolve(file)));
    }

    private static DeviceReport read(byte[] bytes) {
        return DeviceReport.read(bytes);
    }
}
