package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.export.ExportPassword;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.store.Step.Action;
import io.github.amtpki.testing.SampleProfile;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.IssuanceContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportsTest {

    private static final String EXPORTS = SampleProfile.LAB + "exports: [rps, meshcentral]\n";

    @TempDir
    Path temp;

    private final IssuanceContext context = TestKeys.context();

    @Test
    void eachServerGetsItsFolderAndTheManifestListsIt() throws IOException {
        ApplyReport report = apply(EXPORTS);

        assertThat(report.steps())
                .filteredOn(step -> step.kind().equals("export"))
                .extracting(Step::name, Step::action)
                .containsExactly(tuple("exports/rps", Action.WRITE), tuple("exports/meshcentral", Action.WRITE));
        assertThat(report.manifest().exports())
                .extracting(Manifest.Export::target, Manifest.Export::files)
                .containsExactly(
                        tuple(
                                "rps",
                                List.of("exports/rps/domain.json", "exports/rps/import.sh", "exports/rps/README.txt")),
                        tuple(
                                "meshcentral",
                                List.of(
                                        "exports/meshcentral/provisioning.pfx",
                                        "exports/meshcentral/config-fragment.json",
                                        "exports/meshcentral/README.txt")));
        assertThat(text("exports/rps/domain.json")).contains(bundle());
    }

    @Test
    void noFileHoldsThePasswordButScriptsFindIt() throws IOException {
        apply(EXPORTS);

        String password = text("provisioning.pfx.password").strip();
        assertThat(files().entrySet())
                .filteredOn(file -> file.getKey().startsWith("exports/"))
                .noneMatch(file -> file.getValue().contains(password));
        assertThat(text("exports/rps/import.sh")).contains("\"$here\"/'../../provisioning.pfx.password'");
        assertThat(path("exports/rps/../../provisioning.pfx.password")).exists();
    }

    @Test
    void theSameProfileChangesNothing() throws IOException {
        apply(EXPORTS);
        Map<String, String> before = files();

        ApplyReport report = apply(EXPORTS);

        assertThat(report.outcome().changed()).isFalse();
        assertThat(report.steps()).extracting(Step::action).containsOnly(Action.KEEP);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aNewLeafMakesThemAgainAndKeepsNoOldBundle() throws IOException {
        apply(EXPORTS);
        String before = bundle();

        ApplyReport report = apply(EXPORTS.replace("validity: 2y", "validity: 1y"));

        assertThat(bundle()).isNotEqualTo(before);
        assertThat(text("exports/rps/domain.json")).contains(bundle());
        assertThat(report.steps())
                .filteredOn(step -> step.kind().equals("export"))
                .allSatisfy(step -> assertThat(step.reasons()).containsExactly("its bundle has changed"));
        assertThat(files().keySet())
                .filteredOn(path -> path.startsWith("replaced/"))
                .noneMatch(path -> path.contains("exports/"));
    }

    @Test
    void aBundleMadeAgainForItsPasswordDoesSo() throws IOException {
        apply(EXPORTS);
        Files.delete(path("provisioning.pfx"));
        Files.delete(path("provisioning.pfx.password"));

        apply(EXPORTS);

        assertThat(text("exports/rps/domain.json")).contains(bundle());
        assertThat(apply(EXPORTS).outcome().changed()).isFalse();
    }

    @Test
    void whatIsLostIsMadeAgain() throws IOException {
        apply(EXPORTS);
        Map<String, String> before = files();
        Files.delete(path("exports/rps/import.sh"));

        ApplyReport report = apply(EXPORTS);

        assertThat(report.outcome().written()).contains("exports/rps/import.sh");
        assertThat(files()).containsAllEntriesOf(without(before, "manifest.json"));
    }

    @Test
    void withoutTheBundleNothingIsMadeAndThatIsSaid() throws IOException {
        apply(EXPORTS);
        Files.delete(path("provisioning.pfx"));
        Files.delete(path("provisioning.key"));
        Files.delete(path("exports/rps/import.sh"));

        assertThat(apply(EXPORTS).warnings())
                .contains("exports/rps/import.sh is not in the folder, nor is the bundle it is made of");
        assertThatThrownBy(() -> apply(EXPORTS.replace("[rps,", "[ema, rps,")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("provisioning.pfx, which is not in the folder");
    }

    @Test
    void whatTheProfileDropsGoes() throws IOException {
        apply(EXPORTS);

        ApplyReport report = apply(EXPORTS.replace("rps, ", ""));

        assertThat(report.manifest().exports())
                .extracting(Manifest.Export::target)
                .containsExactly("meshcentral");
        assertThat(report.steps())
                .filteredOn(step -> step.action() == Action.REMOVE)
                .extracting(Step::name)
                .containsExactly("exports/rps");
        assertThat(path("exports/rps")).doesNotExist();
        assertThat(apply(SampleProfile.LAB).manifest().exports()).isEmpty();
        assertThat(path("exports")).doesNotExist();
    }

    @Test
    void ofTwoChainsEachHasItsOwnAndTheFirstMoves() throws IOException {
        apply(EXPORTS.replace("\"11-18\"", "\"12\""));

        apply(EXPORTS.replace("\"11-18\"", "\"12\", \"22\""));

        assertThat(files().keySet())
                .contains("sha256/exports/rps/domain.json", "sha384/exports/meshcentral/provisioning.pfx")
                .doesNotContain("exports/rps/domain.json");
        assertThat(text("sha384/exports/rps/import.sh")).contains("'../../provisioning.pfx.password'");
        assertThat(apply(EXPORTS.replace("\"11-18\"", "\"12\", \"22\""))
                        .outcome()
                        .changed())
                .isFalse();
    }

    @Test
    void ofTwoBundlesEachHasItsOwn() throws IOException {
        apply(EXPORTS.replace("exports:", """
                  - name: second
                    kind: provisioning
                    host: second.corp.example.com
                    validity: 1y
                    pfx: {password: "env:PW"}
                exports:"""));

        assertThat(text("exports/rps/provisioning/import.sh")).contains("'../../../provisioning.pfx.password'");
        assertThat(text("exports/rps/second/README.txt")).contains("what you gave to amtpki");
    }

    @Test
    void whatAServerWouldRefuseIsNotWritten() {
        assertThatThrownBy(() -> apply(EXPORTS.replace("password: generate", "password: generate, flavour: pbmac1")
                        + "targets: [rpc-go]\n"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("would be refused by rps");
        assertThat(path("manifest.json")).doesNotExist();
    }

    @Test
    void aFolderGivesTheSameAsTheProfile() throws IOException {
        apply(EXPORTS);

        try (PkiFolder folder = PkiFolder.openToRead(path(""), context.clock())) {
            FolderExport chosen = FolderExport.choose(folder, Optional.empty(), Optional.empty());

            assertThat(chosen.passwordFile()).contains("provisioning.pfx.password");
            assertThat(chosen.input(
                                    Optional.empty(),
                                    ExportPassword.in(Optional.empty(), Optional.empty()),
                                    TestKeys.NOW)
                            .pfx())
                    .isEqualTo(Files.readAllBytes(path("provisioning.pfx")));
        }
    }

    private ApplyReport apply(String yaml) {
        PkiPlan plan = Planner.plan(ProfileReader.read("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8)), temp);
        ApplyOptions options = new ApplyOptions(new Manifest.Tool("amtpki", "test"), "lab.yaml", temp, false, false);
        SecretSource secrets = (reference, purpose) -> Secret.of("Str0ng-Enough".toCharArray());
        return new Provisioner(context, secrets, step -> {}).apply(plan, path(""), options);
    }

    private String bundle() throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(path("provisioning.pfx")));
    }

    private Path path(String name) {
        return temp.resolve("pki").resolve(name);
    }

    private String text(String name) throws IOException {
        return Files.readString(path(name), StandardCharsets.ISO_8859_1);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : Samples.walk(path(""))) {
            if (Files.isRegularFile(file)) {
                String name = path("").relativize(file).toString().replace('\\', '/');
                files.put(name, text(name));
            }
        }
        return files;
    }

    private static Map<String, String> without(Map<String, String> files, String name) {
        Map<String, String> others = new TreeMap<>(files);
        others.remove(name);
        return others;
    }
}
