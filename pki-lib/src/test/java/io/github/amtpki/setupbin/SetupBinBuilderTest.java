package io.github.amtpki.setupbin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.x509.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SetupBinBuilderTest {

    private static List<String> shown(SetupBinBuilder builder) {
        SetupBin file = SetupBin.decode(builder.build().encode());
        return file.records().get(0).variables().stream()
                .map(variable -> variable.label() + ": " + variable.display(false))
                .toList();
    }

    private static SetupBinBuilder everything() {
        return new SetupBinBuilder()
                .activation(Switch.ON)
                .remoteConsentChange(Switch.OFF)
                .userConsent(UserConsent.ALL)
                .kvm(Switch.ON)
                .configurationServerPort(9971)
                .configurationServerAddress("192.0.2.10")
                .dhcp(Switch.OFF)
                .redirection(Set.of(Redirection.SOL, Redirection.IDE_R))
                .rootHash(Samples.hash(Digest.SHA384, "b"), "Second")
                .rootHash(Samples.hash(Digest.SHA256, "a"), "First")
                .vendorHashes(Switch.OFF)
                .remoteConfiguration(Switch.ON)
                .configurationServer("Server.Corp.Example.com")
                .pkiDnsSuffix("CORP.example.com.")
                .manageability(Switch.ON)
                .newPassword(Samples.secret(Samples.PASSWORD))
                .currentPassword(Samples.secret("admin"));
    }

    @Test
    void whateverTheOrderOfTheCallsTheFileHasTheDocumentedOne() {
        assertThat(shown(everything()))
                .containsExactly(
                        "1/1 current-mebx-password: (hidden)",
                        "1/2 new-mebx-password: (hidden)",
                        "1/3 manageability-selection: 1 (Intel AMT)",
                        "2/3 pki-dns-suffix: corp.example.com",
                        "2/4 configuration-server-fqdn: server.corp.example.com",
                        "2/5 remote-configuration: 1 (on)",
                        "2/6 vendor-hashes: 0 (off)",
                        "2/8 root-hash: SHA-384 "
                                + Samples.hash(Digest.SHA384, "b").hex() + " \"Second\"",
                        "2/8 root-hash: SHA-256 "
                                + Samples.hash(Digest.SHA256, "a").hex() + " \"First\"",
                        "2/10 redirection: 3 (SOL, IDE-R)",
                        "2/13 dhcp: 1 (off)",
                        "2/17 configuration-server-address: 192.0.2.10",
                        "2/18 configuration-server-port: 9971",
                        "2/25 kvm: 1 (on)",
                        "2/26 user-consent: 255 (all)",
                        "2/27 remote-consent-change: 0 (off)",
                        "2/28 activation: 1 (activate)");
    }

    @Test
    void nothingIsWrittenThatNobodyAskedFor() {
        assertThat(shown(Samples.builder()))
                .containsExactly("1/1 current-mebx-password: (hidden)", "1/2 new-mebx-password: (hidden)");
    }

    @Test
    void newFilesAreOfVersion4NotConsumedAndNotScrambled() {
        SetupBin file = SetupBin.decode(Samples.builder().build().encode());

        assertThat(file.version()).isEqualTo(FileVersion.V4);
        assertThat(file.doNotConsume()).isTrue();
        assertThat(file.header().consumed()).isZero();
        assertThat(file.records()).singleElement().matches(record -> record.valid() && !record.scrambled());
    }

    @Test
    void aSettingThatIsLeftAloneIsTakenBack() {
        assertThat(shown(Samples.builder().vendorHashes(Switch.OFF).vendorHashes(Switch.LEAVE)))
                .isEqualTo(shown(Samples.builder()));
    }

    @Test
    void theLastOfTwoCallsCounts() {
        assertThat(shown(Samples.builder().kvm(Switch.ON).kvm(Switch.OFF))).contains("2/25 kvm: 0 (off)");
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V2_0", "V2_1"})
    void oldVersionsAreNotWritten(FileVersion version) {
        assertThatThrownBy(() -> Samples.builder().version(version))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("read, not written");
    }

    @Test
    void version3IsNotScrambled() {
        SetupBinBuilder builder = Samples.builder().version(FileVersion.V3).scrambled(true);
        assertThatThrownBy(builder::build).isInstanceOf(RefusedException.class);
    }

    @Test
    void theFactoryPasswordWantsANewOne() {
        SetupBinBuilder builder = new SetupBinBuilder().currentPassword(Samples.secret("admin"));
        assertThatThrownBy(builder::build).isInstanceOf(RefusedException.class).hasMessageContaining("factory default");
    }

    @Test
    void anotherCurrentPasswordMayStay() {
        assertThat(shown(new SetupBinBuilder().currentPassword(Samples.secret(Samples.PASSWORD))))
                .hasSize(1);
    }

    @Test
    void withoutACurrentPasswordThereIsNoFile() {
        SetupBinBuilder builder = new SetupBinBuilder().newPassword(Samples.secret(Samples.PASSWORD));
        assertThatThrownBy(builder::build).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789012345678901234567890123", "gr\u00fcn"})
    void aCurrentPasswordThatNobodyHasIsRefused(String text) {
        assertThatThrownBy(() -> new SetupBinBuilder().currentPassword(Samples.secret(text)))
                .isInstanceOf(RefusedException.class)
                .message()
                .doesNotContain("gr");
    }

    @Test
    void aSha1HashIsRefusedUnlessAskedFor() {
        assertThatThrownBy(() -> Samples.builder().rootHash(Samples.hash(Digest.SHA1, "a"), "Old"))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void aSha1HashIsWrittenForMachinesThatTakeIt() {
        SetupBinBuilder builder = Samples.builder()
                .sha1RootHash(Samples.hash(Digest.SHA1, "a"), "Old", VersionSet.parse(List.of("8-14")));
        assertThat(shown(builder)).anyMatch(line -> line.startsWith("2/8 root-hash: SHA-1 "));
    }

    @Test
    void aSha1HashIsRefusedIfOneOfTheMachinesDoesNotTakeIt() {
        assertThatThrownBy(() -> Samples.builder()
                        .sha1RootHash(Samples.hash(Digest.SHA1, "a"), "Old", VersionSet.parse(List.of("12-16"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("AMT 15");
    }

    @Test
    void threeHashesFitAndAFourthIsRefused() {
        SetupBinBuilder builder = Samples.builder();
        for (String root : List.of("a", "b", "c")) {
            builder.rootHash(Samples.hash(Digest.SHA384, root), "x".repeat(31));
        }
        assertThat(shown(builder)).hasSize(5);
        assertThatThrownBy(() -> builder.rootHash(Samples.hash(Digest.SHA256, "d"), "Fourth"))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void theSameHashTwiceIsRefused() {
        SetupBinBuilder builder = Samples.builder().rootHash(Samples.hash(Digest.SHA256, "a"), "One");
        assertThatThrownBy(() -> builder.rootHash(Samples.hash(Digest.SHA256, "a"), "Two"))
                .isInstanceOf(BadInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789012345678901234567890123", "Wurzel\u00e4", "two\nlines"})
    void aNameThatMebxCannotShowIsRefused(String name) {
        assertThatThrownBy(() -> Samples.builder().rootHash(Samples.hash(Digest.SHA256, "a"), name))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void aNameOf32BytesIsWarnedAbout() {
        SetupBinSpec spec = Samples.builder()
                .rootHash(Samples.hash(Digest.SHA256, "a"), "x".repeat(32))
                .build();
        assertThat(spec.warnings()).anyMatch(warning -> warning.contains("32 characters"));
    }

    @Test
    void switchingTheVendorsHashesOffIsWarnedAbout() {
        assertThat(Samples.builder().vendorHashes(Switch.OFF).build().warnings())
                .anyMatch(warning -> warning.contains("vendor's root hashes"));
        assertThat(Samples.builder().vendorHashes(Switch.ON).build().warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "*.example.com", "", "a b.example", "example..com"})
    void whatIsNoSuffixIsRefused(String suffix) {
        assertThatThrownBy(() -> Samples.builder().pkiDnsSuffix(suffix)).isInstanceOf(BadInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2", "192.0.2.256", "192.0.2.010", "::1", "192.0.2.10.1", "a.b.c.d", ""})
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> Samples.builder().configurationServerAddress(address))
                .isInstanceOf(BadInputException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65536})
    void whatIsNoPortIsRefused(int port) {
        assertThatThrownBy(() -> Samples.builder().configurationServerPort(port))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void theAddressStandsThereBackwards() {
        byte[] file = Samples.builder()
                .configurationServerAddress("192.0.2.10")
                .build()
                .encode();
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("\n\u0002\u0000\u00c0");
    }

    @Test
    void aRecordThatIsTooLongIsRefused() {
        String longSuffix = ("x".repeat(60) + ".").repeat(4) + "example";
        SetupBinBuilder builder = everything().pkiDnsSuffix(longSuffix).configurationServer("a" + longSuffix);
        assertThatThrownBy(builder::build)
                .isInstanceOf(BadInputException.class)
                .hasMessageMatching("record 1 would take \\d+ bytes, 488 fit");
    }

    @Test
    void aCopyIsIndependent() {
        SetupBinBuilder template = Samples.builder();
        try (SetupBinBuilder copy = template.copy().kvm(Switch.ON)) {
            assertThat(shown(copy)).hasSize(3);
        }
        assertThat(shown(template)).hasSize(2);
        assertThat(template.build().encode())
                .isEqualTo(Samples.builder().build().encode());
    }

    @Test
    void closingOverwritesThePasswords() {
        SetupBinSpec spec = Samples.builder().build();
        spec.close();
        assertThat(new String(spec.encode(), StandardCharsets.ISO_8859_1)).doesNotContain(Samples.PASSWORD, "admin");
    }

    @Test
    void nothingPrintsAPassword() {
        SetupBinSpec spec = everything().build();
        SetupBin file = spec.file();
        for (Object thing : List.of(everything(), spec, spec.artefact("a"), file, file.records())) {
            assertThat(thing.toString()).doesNotContain(Samples.PASSWORD, "admin");
        }
        assertThat(spec.artefact("Setup.bin").secret()).isTrue();
    }
}
