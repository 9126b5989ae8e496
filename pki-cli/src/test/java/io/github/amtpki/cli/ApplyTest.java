package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplyTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
    }

    @Test
    void saysWhatItMadeAndWhatToMoveAway() {
        Run.Result result = Lab.result();
        assertThat(result.code()).isZero();
        assertThat(result.out().replaceAll("[0-9a-f]{64}", "HASH")).isEqualTo("""
                        sha256 for AMT 11-18: one chain serves AMT 11-18
                        issue    root  CN=Lab Root, O=Lab
                        issue    provisioning  CN=corp.example.com, OU=Intel(R) Client Setup Certificate
                        hash     root  sha256 HASH
                        wrote 12 files to pki
                        """);
        assertThat(result.err())
                .isEqualTo("amtpki: move root.key and root.key.password from pki off this machine:"
                        + " only issuing needs them\n");
    }

    @Test
    void whatCarriesTheHashToTheMachinesIsSaidTooAndPlanned() throws IOException {
        profile(Lab.PROFILE + "enrolment: {setupBin: {}, image: fat16}\n");
        String steps = """
                write    Setup.bin  root hash sha256, suffix corp.example.com, MEBx password factory default -> generate
                write    stick.img  a stick with Setup.bin, fat16
                write    root-sheet.html  to print: the root's hash and what to do at each machine
                """;
        assertThat(run("plan", "lab.yaml").out().replace("\n\n", "\n")).endsWith(steps);
        assertThat(run("apply", "lab.yaml", "-o", "usb").out()).contains(steps);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("usb/Setup.bin.password"))))
                .isEqualTo("rw-------");
        assertThat(run("apply", "lab.yaml", "-o", "usb").out()).contains("\nkeep     Setup.bin  ");
    }

    @Test
    void ofTwoChainsEachNameAndHashSaysWhich() throws IOException {
        profile(Lab.PROFILE.replace("\"11-18\"", "12, 22"));
        assertThat(run("apply", "lab.yaml", "-o", "two").out().replaceAll("[0-9a-f]{96}|[0-9a-f]{64}", "HASH"))
                .contains("\nissue    sha256/root  CN=Lab Root", "\nissue    sha384/provisioning  CN=corp")
                .contains("\nhash     sha256/root  sha256 HASH\nhash     sha384/root  sha384 HASH\n");
    }

    @Test
    void firmwareThatNeedsMoreThanACertificateIsWarnedOf() throws IOException {
        profile(Lab.PROFILE.replace("11-18", "10-19"));
        String warnings = run("apply", "lab.yaml", "-o", "new", "-q").err();
        assertThat(warnings.lines().toList())
                .hasSize(2)
                .satisfies(two -> assertThat(two.get(0)).startsWith("amtpki: warning: AMT 10: Intel documents "))
                .satisfies(two -> assertThat(two.get(1)).startsWith("amtpki: warning: AMT 19: the server must know "));
        assertThat(run("plan", "lab.yaml").err()).isEqualTo(warnings);
        assertThat((List<?>) run("plan", "lab.yaml", "--json").json().get("warnings"))
                .isEqualTo(
                        run("apply", "lab.yaml", "-o", "new", "--json").json().get("warnings"))
                .hasSize(2);
    }

    @Test
    void quietTellsNothingButWarnings() {
        assertThat(run("apply", "lab.yaml", "-o", "new", "-q", "--now", Lab.NOW))
                .isEqualTo(new Run.Result(0, "", ""));
        assertThat(apply("-q")).isEqualTo(new Run.Result(0, "", ""));
        assertThat(apply("-q", "--json").json().get("changed")).isEqualTo(false);
        assertThat(run("plan", "lab.yaml", "-q").out()).contains("issue    ");
    }

    @Test
    void nobodyElseReadsIt() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("pki/root.crt"))))
                .startsWith("rw-");
    }

    @Test
    void theTimeIsTheOneThatWasGiven() {
        Map<?, ?> certificate = (Map<?, ?>)
                ((List<?>) run("inspect", "pki/root.crt", "--json").json().get("contents")).get(0);
        assertThat(certificate.get("notBefore")).isEqualTo("2027-01-30T12:00:00Z");
        assertThat(certificate.get("notAfter")).isEqualTo("2042-01-31T12:00:00Z");
    }

    @Test
    void theSameProfileChangesNothing() throws IOException {
        Map<String, String> before = files();
        Run.Result result = apply();
        assertThat(result.code()).isZero();
        assertThat(result.out()).endsWith("\nnothing changed in pki\n").contains("keep     root");
        assertThat(result.err()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whereNothingIsToChangeNothingHasToBeWritable() throws IOException {
        Files.writeString(folder.resolve(".pki.amtpki-lock"), "in the way of any lock");
        Run.Result same = apply();
        assertThat(same.code()).isZero();
        assertThat(same.out()).endsWith("\nnothing changed in pki\n");
        profile(Lab.PROFILE.replace("validity: 2y", "validity: 1y"));
        assertThat(apply().code()).isEqualTo(7);
    }

    @Test
    void aChangedLeafIsIssuedAgainAndPriced() throws IOException {
        profile(Lab.PROFILE.replace("validity: 2y", "validity: 1y"));
        Run.Result result = apply();
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("reissue  provisioning  ")
                .contains("\n         because validity: P2Y -> P1Y\n")
                .contains("\n         price: import provisioning into the provisioning server again")
                .contains("\nwhat was replaced is kept in pki/replaced/");
        assertThat(result.err()).doesNotContain("move root.key");
    }

    @Test
    void aChangedRootIsRefusedWithItsPrice() throws IOException {
        Map<String, String> before = files();
        profile(Lab.PROFILE.replace("CN=Lab Root", "CN=Other Root"));
        Run.Result result = apply();
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("every machine must be enrolled again")
                .contains("amtpki: hint: add --replace-root");
        assertThat(files()).isEqualTo(before);
        assertThat(apply("--replace-root").code()).isZero();
    }

    @Test
    void reportsAsJson() throws IOException {
        profile(Lab.PROFILE.replace("validity: 2y", "validity: 1y"));
        Map<?, ?> json = apply("--json").json();
        assertThat(json.get("schemaVersion")).isEqualTo(1L);
        assertThat(json.get("folder")).isEqualTo("pki");
        assertThat(json.get("changed")).isEqualTo(true);
        assertThat(json.get("steps").toString()).contains("action=keep").contains("action=reissue");
        assertThat(json.get("written").toString()).contains("provisioning.pfx").doesNotContain("root.");
        assertThat(json.get("keptIn").toString()).startsWith("replaced/");
    }

    @Test
    void timeAloneWarns() {
        Run.Result result = run("apply", "lab.yaml", "-o", "pki", "--now", "2030-01-01");
        assertThat(result.code()).isZero();
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("amtpki: warning: provisioning expired on 2029-01-31T12:00:00Z");
    }

    @Test
    void aProfileWithMistakesIsListedWhole() throws IOException {
        profile(Lab.PROFILE.replace("kind: provisioning", "kind: provisoning").replace("domain:", "domian:"));
        Run.Result result = apply("--json");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("lab.yaml:2:1: error: ")
                .contains("lab.yaml:9:11: error: ")
                .contains("did you mean")
                .endsWith("nothing was written\n");
        assertThat(result.error().get("code")).isEqualTo("invalid-profile");
        assertThat((List<?>) result.error().get("problems")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aMissingProfileIsBadInput() {
        assertThat(run("apply", "none.yaml", "-o", "new").code()).isEqualTo(4);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aSecretThatCannotBeHadLeavesNothing() throws IOException {
        profile(Lab.PROFILE.replace("generate", "env:PFX_PASSWORD"));
        Run.Result result = run("apply", "lab.yaml", "-o", "new");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("the environment variable 'PFX_PASSWORD' for ");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aNewPasswordIsAskedTwice() throws IOException {
        profile(Lab.PROFILE.replace("generate", "prompt"));
        Run.Result differ = Run.in(folder).typing("one", "two").run("apply", "lab.yaml", "-o", "pki", "-q");
        assertThat(differ.code()).isEqualTo(4);
        assertThat(differ.err()).contains("the two entries for a password for provisioning.pfx differ");
        assertThat(Run.in(folder)
                        .typing("correct horse", "correct horse")
                        .run("apply", "lab.yaml", "-o", "pki", "-q")
                        .code())
                .isZero();
    }

    @Test
    void aTimeOutOfTheEnvironmentIsMentioned() {
        Run.Result result =
                Run.in(folder).variable("SOURCE_DATE_EPOCH", "1801396800").run("apply", "lab.yaml", "-o", "pki");
        assertThat(result.err()).isEqualTo("amtpki: the time is taken from SOURCE_DATE_EPOCH: 2027-01-31T12:00:00Z\n");
    }

    @Test
    void aBundleThatWasMovedAwayIsMadeAgainWithThePasswordOfToday() throws IOException {
        profile(Lab.PROFILE.replace("generate", "env:PW"));
        Run.in(folder).variable("PW", "one").run("apply", "lab.yaml", "-o", "new");
        assertThat(Run.in(folder)
                        .variable("PW", "two")
                        .run("apply", "lab.yaml", "-o", "new")
                        .out())
                .contains("nothing changed");
        Files.move(folder.resolve("new/provisioning.pfx"), folder.resolve("old.pfx"));
        assertThat(Run.in(folder)
                        .variable("PW", "two")
                        .run("apply", "lab.yaml", "-o", "new")
                        .out())
                .contains("\nkeep     root", "\nrewrap   provisioning", "\nwrote 1 file to new\n");
        for (String[] pair : new String[][] {{"old.pfx", "one"}, {"new/provisioning.pfx", "two"}}) {
            assertThat(Run.in(folder)
                            .variable("PW", pair[1])
                            .run("inspect", pair[0], "--password", "env:PW")
                            .code())
                    .isZero();
        }
    }

    @Test
    void secretFilesOfAProfileLieBesideIt() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(inner.resolve("pw.txt"), "correct horse\n");
        Files.writeString(inner.resolve("lab.yaml"), Lab.PROFILE.replace("generate", "file:pw.txt"));
        Run.Result made = run("apply", "inner/lab.yaml", "-o", "pki");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(folder.resolve("pki/provisioning.pfx.password")).doesNotExist();
        assertThat(run("inspect", "pki/provisioning.pfx", "--password", "file:inner/pw.txt")
                        .out())
                .contains("opened         yes");
    }

    @Test
    void aFolderThatIsNoPkiIsLeftAlone() throws IOException {
        Files.createDirectory(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/file"), "mine");
        assertThat(run("apply", "lab.yaml", "-o", "mine").code()).isEqualTo(6);
        assertThat(folder.resolve("mine")).isDirectoryNotContaining("glob:**.crt");
    }

    private Run.Result apply(String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("apply", "lab.yaml", "-o", "pki", "--now", Lab.NOW));
        words.addAll(List.of(more));
        return run(words.toArray(new String[0]));
    }

    private Run.Result run(String... words) {
        return Run.in(folder).run(words);
    }

    private void profile(String text) throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), text);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder.resolve("pki"))) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), java.util.Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
