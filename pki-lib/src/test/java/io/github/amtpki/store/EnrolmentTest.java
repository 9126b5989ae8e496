package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.export.Sheet;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.setupbin.DiskImage;
import io.github.amtpki.setupbin.DiskLayout;
import io.github.amtpki.setupbin.MebxPassword;
import io.github.amtpki.setupbin.RootHashEntry;
import io.github.amtpki.setupbin.SetupBin;
import io.github.amtpki.setupbin.SetupRecord;
import io.github.amtpki.setupbin.VariableRow;
import io.github.amtpki.store.Step.Action;
import io.github.amtpki.testing.SampleProfile;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.IssuanceContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EnrolmentTest {

    private static final String SHEET = SampleProfile.LAB + "enrolment: {sheet: true}\n";
    private static final String USB = SampleProfile.LAB + "enrolment: {setupBin: {}, image: fat16}\n";

    @TempDir
    Path temp;

    private final List<String> asked = new ArrayList<>();
    private IssuanceContext context = TestKeys.context();

    @Test
    void setupBinSaysRootSuffixAndPasswords() throws IOException {
        apply(USB);

        SetupRecord record = setupBin("Setup.bin").records().get(0);
        assertThat(text(record, VariableRow.CURRENT_MEBX_PASSWORD)).isEqualTo("admin");
        assertThat(text(record, VariableRow.NEW_MEBX_PASSWORD) + "\n")
                .isEqualTo(Files.readString(path("Setup.bin.password")));
        assertThat(text(record, VariableRow.PKI_DNS_SUFFIX)).isEqualTo("corp.example.com");
        assertThat(rootHash(record)).isEqualTo(new RootHashEntry(rootHash("root.crt", Digest.SHA256), "Lab Root"));
        assertThat(record.find(VariableRow.VENDOR_HASHES)).isEmpty();
        assertThat(setupBin("Setup.bin").doNotConsume()).isTrue();
    }

    @Test
    void theGeneratedPasswordTypesAlikeEverywhere() throws IOException {
        apply(USB);

        try (Secret password =
                SecretText.firstLine(Files.readAllBytes(path("Setup.bin.password")), "Setup.bin.password")) {
            assertThat(MebxPassword.judge(password)).isEqualTo(new MebxPassword.Verdict(List.of(), List.of()));
        }
    }

    @Test
    void theImageHoldsThatFileAndTheManifestListsAll() throws IOException {
        Manifest manifest = apply(USB).manifest();

        assertThat(Files.readAllBytes(path("stick.img")))
                .isEqualTo(DiskImage.of(Files.readAllBytes(path("Setup.bin")), DiskLayout.FAT16)
                        .toByteArray());
        assertThat(manifest.enrolment())
                .extracting(Manifest.Enrolment::kind, Manifest.Enrolment::files)
                .containsExactly(
                        tuple("setup-bin", List.of("Setup.bin", "Setup.bin.password")),
                        tuple("image", List.of("stick.img")),
                        tuple("sheet", List.of("root-sheet.html")));
        assertThat(manifest.artefacts())
                .filteredOn(Manifest.ArtefactEntry::secret)
                .extracting(Manifest.ArtefactEntry::path)
                .contains("Setup.bin", "Setup.bin.password", "stick.img")
                .doesNotContain("root-sheet.html");
        assertThat(manifest.toString())
                .doesNotContain(Files.readString(path("Setup.bin.password")).strip());
    }

    @Test
    void whatIsWrittenIsWhatTheProfileSays() throws IOException {
        apply(SampleProfile.LAB + """
                enrolment:
                  setupBin:
                    fileVersion: 3
                    consumable: true
                    hashes: [sha256]
                    rootName: Lab
                    suffix: false
                    vendorHashes: false
                    server: rps.corp.example.com
                    serverAddress: 192.0.2.10
                    serverPort: 9971
                    remoteConfiguration: true
                    manageability: true
                    dhcp: true
                    kvm: false
                    redirection: true
                    consent: all
                    consentChange: false
                    activate: true
                """);

        SetupBin file = setupBin("Setup.bin");
        SetupRecord record = file.records().get(0);
        assertThat(file.version().id()).isEqualTo("3");
        assertThat(file.doNotConsume()).isFalse();
        assertThat(rootHash(record).name()).isEqualTo("Lab");
        assertThat(record.find(VariableRow.PKI_DNS_SUFFIX)).isEmpty();
        assertThat(text(record, VariableRow.CONFIGURATION_SERVER_FQDN)).isEqualTo("rps.corp.example.com");
        assertThat(record.find(VariableRow.CONFIGURATION_SERVER_ADDRESS)
                        .orElseThrow()
                        .value()
                        .toByteArray())
                .containsExactly(10, 2, 0, 192);
        assertThat(number(record, VariableRow.VENDOR_HASHES)).isZero();
        assertThat(number(record, VariableRow.CONFIGURATION_SERVER_PORT)).isEqualTo(9971);
        assertThat(number(record, VariableRow.REMOTE_CONFIGURATION)).isEqualTo(1);
        assertThat(number(record, VariableRow.MANAGEABILITY_SELECTION)).isEqualTo(1);
        assertThat(number(record, VariableRow.DHCP)).isEqualTo(2);
        assertThat(number(record, VariableRow.KVM)).isZero();
        assertThat(number(record, VariableRow.REDIRECTION)).isEqualTo(7);
        assertThat(number(record, VariableRow.USER_CONSENT)).isEqualTo(255);
        assertThat(number(record, VariableRow.REMOTE_CONSENT_CHANGE)).isZero();
        assertThat(number(record, VariableRow.ACTIVATION)).isEqualTo(1);
    }

    @Test
    void theSameProfileChangesNoByteAndTimeNeither() throws IOException {
        apply(USB);
        Map<String, String> before = files();
        context = context.withClock(Clock.fixed(TestKeys.NOW.plus(Duration.ofDays(500)), ZoneOffset.UTC));

        ApplyReport report = apply("# a comment\n" + USB);

        assertThat(report.outcome().changed()).isFalse();
        assertThat(report.steps()).extracting(Step::action).containsOnly(Action.KEEP);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void anotherLeafMakesTheSheetAgainAndNoVisit() throws IOException {
        apply(USB);
        Map<String, String> before = files();

        ApplyReport report = apply(USB.replace("validity: 2y", "validity: 1y"));

        assertThat(report.outcome().written()).contains("root-sheet.html").doesNotContain("Setup.bin", "stick.img");
        assertThat(files().get("Setup.bin")).isEqualTo(before.get("Setup.bin"));
        assertThat(Files.readString(path("root-sheet.html"))).contains("until 2027-07-02");
    }

    @Test
    void anotherDomainMakesSetupBinAgainWithThePasswordThatMachinesHaveAlready() throws IOException {
        apply(USB);
        Map<String, String> before = files();

        ApplyReport report = apply(USB.replace("corp.example", "site.example"));

        assertThat(report.steps().get(2).reasons()).containsExactly("suffix: corp.example.com -> site.example.com");
        assertThat(report.steps().get(2).price()).isEqualTo("machines that took the former one keep what it said");
        assertThat(text(setupBin("Setup.bin").records().get(0), VariableRow.PKI_DNS_SUFFIX))
                .isEqualTo("site.example.com");
        assertThat(files().get("Setup.bin.password")).isEqualTo(before.get("Setup.bin.password"));
        assertThat(report.outcome().keptIn().map(kept -> path(kept + "/Setup.bin")))
                .hasValueSatisfying(kept -> assertThat(kept).exists());
        assertThat(report.outcome().keptIn().map(kept -> path(kept + "/stick.img")))
                .hasValueSatisfying(kept -> assertThat(kept).doesNotExist());
    }

    @Test
    void aRootOfAnotherNameMakesSetupBinAgainWithItsHash() throws IOException {
        apply(USB);
        Map<String, String> before = files();

        ApplyReport report = apply(USB.replace("root:\n", "root:\n  name: anchor\n"), true);

        assertThat(report.steps().get(2).reasons()).containsExactly("the root is issued again");
        assertThat(report.steps().get(2).price()).isEqualTo("machines that took the former one keep what it said");
        assertThat(rootHash(setupBin("Setup.bin").records().get(0)).hash())
                .isEqualTo(rootHash("anchor.crt", Digest.SHA256));
        assertThat(files().get("Setup.bin.password")).isEqualTo(before.get("Setup.bin.password"));
        assertThat(files().get("stick.img")).isNotEqualTo(before.get("stick.img"));
    }

    @Test
    void whatWasMovedToAStickIsMadeAgainTheSame() throws IOException {
        apply(USB);
        Map<String, String> before = files();
        for (String lost : List.of("Setup.bin", "stick.img", "root-sheet.html")) {
            Files.delete(path(lost));
        }

        apply(USB);

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void withoutItsPasswordSetupBinIsNotMadeAgain() throws IOException {
        apply(USB);
        for (String moved : List.of("Setup.bin", "Setup.bin.password", "stick.img")) {
            Files.delete(path(moved));
        }

        ApplyReport report = apply(USB);

        assertThat(report.outcome().changed()).isFalse();
        assertThat(report.warnings())
                .containsExactly(
                        "Setup.bin is not in the folder, nor is its password: bring Setup.bin.password back, or name a"
                                + " new one in the profile, as newPassword: prompt",
                        "stick.img is not in the folder, nor is the Setup.bin it is made of");
        assertThat(report.steps()).extracting(Step::action).contains(Action.MISSING);
    }

    @Test
    void anotherPasswordThanMachinesHaveIsWarnedOf() throws IOException {
        apply(USB);
        Files.delete(path("Setup.bin.password"));

        assertThat(apply(USB.replace("{}", "{kvm: true}")).warnings())
                .containsExactly("Setup.bin gets another MEBx password than machines have from the former one:"
                        + " Setup.bin.password is not in the folder");
        assertThat(path("Setup.bin.password")).exists();
    }

    @Test
    void theImageIsKeptWhereItAloneHoldsThePassword() throws IOException {
        apply(USB);
        String image = files().get("stick.img");
        Files.delete(path("Setup.bin"));
        Files.delete(path("Setup.bin.password"));

        ApplyReport report = apply(USB.replace("{}", "{kvm: true}"));

        assertThat(report.warnings())
                .singleElement()
                .asString()
                .endsWith("; stick.img holds it, and is kept under replaced/");
        assertThat(files()).containsEntry(report.outcome().keptIn().orElseThrow() + "/stick.img", image);
    }

    @Test
    void aNewFileForMachinesThatHaveTheNewPasswordIsWarnedOf() {
        apply(USB);
        String factory = "machines that took the former Setup.bin have the password of Setup.bin.password by now";
        assertThat(apply(USB.replace("corp.example", "site.example")).warnings())
                .singleElement()
                .asString()
                .startsWith(factory)
                .endsWith("currentPassword: file:PATH, with a copy of it");
        assertThat(apply(USB.replace("{}", "{currentPassword: \"env:NOW\"}")).warnings())
                .noneMatch(warning -> warning.startsWith(factory));
    }

    @Test
    void aLostPasswordIsSaidAsLongAsSetupBinStillHoldsIt() throws IOException {
        apply(USB);
        Files.delete(path("Setup.bin.password"));

        assertThat(apply(USB).warnings())
                .containsExactly("Setup.bin.password is not in the folder; 'amtpki setup-bin show --reveal Setup.bin'"
                        + " tells the password");
    }

    @Test
    void anImageNeedsTheSetupBinAtHand() throws IOException {
        apply(USB.replace(", image: fat16", ""));
        Files.delete(path("Setup.bin"));
        Files.delete(path("Setup.bin.password"));

        assertThatThrownBy(() -> apply(USB))
                .isInstanceOf(RefusedException.class)
                .hasMessage("the image needs Setup.bin, which is not in the folder");
    }

    @Test
    void noImageIsMadeOfADamagedSetupBin() throws IOException {
        apply(USB);
        Files.delete(path("stick.img"));
        for (byte[] damaged : List.of(new byte[] {1, 2, 3}, new byte[1024])) {
            Files.write(path("Setup.bin"), damaged);
            assertThatThrownBy(() -> apply(USB))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(path("Setup.bin").toString());
            assertThat(path("stick.img")).doesNotExist();
        }
    }

    @Test
    void whatTheProfileNoLongerHasGoes() throws IOException {
        apply(USB);

        ApplyReport report = apply(SampleProfile.LAB);

        assertThat(report.steps())
                .filteredOn(step -> step.action() == Action.REMOVE)
                .extracting(Step::name)
                .containsExactly("Setup.bin", "stick.img", "root-sheet.html");
        assertThat(files().keySet())
                .filteredOn(path -> !path.startsWith("replaced/"))
                .doesNotContain("Setup.bin", "Setup.bin.password", "stick.img", "root-sheet.html");
    }

    @Test
    void ofTwoChainsEachHasItsOwnAndAPasswordIsAskedForOnce() throws IOException {
        apply(USB.replace("setupBin: {}", "setupBin: {newPassword: prompt}").replace("\"11-18\"", "\"12\", \"22\""));

        assertThat(asked).containsExactly("a new MEBx password");
        assertThat(rootHash(setupBin("sha256/Setup.bin").records().get(0)).hash())
                .isEqualTo(rootHash("sha256/root.crt", Digest.SHA256));
        assertThat(rootHash(setupBin("sha384/Setup.bin").records().get(0)).hash())
                .isEqualTo(rootHash("sha384/root.crt", Digest.SHA384));
        assertThat(files().keySet())
                .contains("sha256/root-sheet.html", "sha384/stick.img")
                .noneMatch(path -> path.endsWith("Setup.bin.password"));
    }

    @Test
    void aSecondChainMovesTheFilesOfTheFirst() throws IOException {
        apply(USB.replace("\"11-18\"", "\"12\""));
        Map<String, String> before = files();

        apply(USB.replace("\"11-18\"", "\"12\", \"22\""));

        assertThat(files())
                .containsEntry("sha256/Setup.bin", before.get("Setup.bin"))
                .containsEntry("sha256/Setup.bin.password", before.get("Setup.bin.password"))
                .containsEntry("sha256/stick.img", before.get("stick.img"))
                .doesNotContainKeys("Setup.bin", "stick.img", "root-sheet.html");
    }

    @Test
    void aPasswordThatMebxRefusesStopsEverything() {
        assertThatThrownBy(() -> apply(USB.replace("setupBin: {}", "setupBin: {newPassword: \"env:WEAK\"}")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it has no digit")
                .hasMessageNotContaining("weak");
        assertThat(path("manifest.json")).doesNotExist();
    }

    @Test
    void aGivenCurrentPasswordAloneIsNotReplaced() throws IOException {
        apply(USB.replace("setupBin: {}", "setupBin: {currentPassword: \"env:NOW\"}"));

        SetupRecord record = setupBin("Setup.bin").records().get(0);
        assertThat(text(record, VariableRow.CURRENT_MEBX_PASSWORD)).isEqualTo("Str0ng-Enough");
        assertThat(record.find(VariableRow.NEW_MEBX_PASSWORD)).isEmpty();
        assertThat(path("Setup.bin.password")).doesNotExist();
    }

    @Test
    void whatWasEditedIsSaidAndLeftAlone() throws IOException {
        apply(USB);
        Files.write(path("Setup.bin"), new byte[10]);

        assertThat(apply(USB).warnings()).containsExactly("Setup.bin was changed since amtpki wrote it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hashes: [sha384]\n", "hashes: [sha1, sha256]\n", "hashes: [sha384, sha256]\n"})
    void aFolderKnowsTheFactsOfItsSheet(String hashes) throws IOException {
        apply(SHEET + hashes);

        try (PkiFolder folder = PkiFolder.openToRead(path(""), context.clock())) {
            assertThat(Sheet.html(FolderSheet.facts(folder, Optional.empty())))
                    .isEqualTo(Files.readString(path("root-sheet.html")));
        }
    }

    @Test
    void aRootThatSomebodyPutThereHasNoSheet() throws IOException {
        apply(SHEET);
        Files.copy(path("provisioning.crt"), path("root.crt"), StandardCopyOption.REPLACE_EXISTING);

        try (PkiFolder folder = PkiFolder.openToRead(path(""), context.clock())) {
            assertThatThrownBy(() -> FolderSheet.facts(folder, Optional.empty()))
                    .hasMessage("root.crt is not the certificate that was issued");
        }
    }

    private ApplyReport apply(String yaml) {
        return apply(yaml, false);
    }

    private ApplyReport apply(String yaml, boolean replaceRoot) {
        PkiPlan plan = Planner.plan(ProfileReader.read("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8)), temp);
        ApplyOptions options =
                new ApplyOptions(new Manifest.Tool("amtpki", "test"), "lab.yaml", temp, false, replaceRoot);
        SecretSource secrets = (SecretRef reference, String purpose) -> {
            asked.add(purpose);
            return Secret.of((reference.argument().equals("WEAK") ? "weak-password" : "Str0ng-Enough").toCharArray());
        };
        return new Provisioner(context, secrets, step -> {}).apply(plan, path(""), options);
    }

    private Path path(String name) {
        return temp.resolve("pki").resolve(name);
    }

    private SetupBin setupBin(String name) throws IOException {
        return SetupBin.decode(Files.readAllBytes(path(name)));
    }

    private RootHash rootHash(String file, Digest digest) throws IOException {
        return RootHash.of(Certificates.parseAll(Files.readAllBytes(path(file))).get(0), digest);
    }

    private static RootHashEntry rootHash(SetupRecord record) {
        return RootHashEntry.decode(
                        record.find(VariableRow.ROOT_HASH).orElseThrow().value())
                .orElseThrow();
    }

    private static int number(SetupRecord record, VariableRow row) {
        byte[] value = record.find(row).orElseThrow().value().toByteArray();
        return (value[0] & 0xff) + (value.length > 1 ? (value[1] & 0xff) << 8 : 0);
    }

    private static String text(SetupRecord record, VariableRow row) {
        return new String(record.find(row).orElseThrow().value().toByteArray(), StandardCharsets.US_ASCII);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : Samples.walk(path(""))) {
            if (Files.isRegularFile(file)) {
                files.put(path("").relativize(file).toString(), Sha256.of(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
