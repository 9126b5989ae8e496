package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.setupbin.SetupBin;
import io.github.amtpki.setupbin.SetupRecord;
import io.github.amtpki.setupbin.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One Setup.bin: made, shown, checked and compared. */
final class SetupBinTest {

    private static final String PASSWORD = "Test-Probe123";

    private static final String CREATE = "setup-bin create --root pki/root.crt --domain corp.example.com"
            + " --current-password env:OLD --new-password env:NEW ";

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
    }

    @Test
    void whatIsMadeIsWhatWasSaid() throws IOException {
        Run.Result result = run(CREATE + "-o usb/Setup.bin");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("usb/Setup.bin\n");
        SetupBin file = read("usb/Setup.bin");
        assertThat(file.version().id()).isEqualTo("4");
        assertThat(file.doNotConsume()).isTrue();
        assertThat(file.records()).singleElement().matches(record -> !record.scrambled());
        String hash =
                run("hash pki/root.crt --digest sha256 --format hex").out().strip();
        assertThat(values(file))
                .containsExactly("admin", PASSWORD, "corp.example.com", "SHA-256 " + hash + " \"Lab Root\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("usb/Setup.bin"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aRootThatTheMachinesWouldRefuseIsWarnedOf() {
        assertThat(run(CREATE + "--firmware 22 -o Setup.bin").err())
                .contains("warning: root 'pki/root.crt': D3: ")
                .contains("warning: root 'pki/root.crt': K3: ");
        for (String now : List.of("1999-01-01T00:00:00Z", "2149-01-01T00:00:00Z")) {
            assertThat(run(CREATE + "--now " + now + " -o " + now.substring(0, 4))
                            .err())
                    .contains("warning: root 'pki/root.crt': V1: ");
        }
    }

    @Test
    void everySettingArrives() throws IOException {
        Run.Result result = run(CREATE + "-o Setup.bin --file-version 3 --consumable --root-name Mine --digest sha384"
                + " --firmware 16-21 --server prov.corp.example.com --server-address 192.0.2.10 --server-port 9971"
                + " --vendor-hashes off --redirection sol,ide-r --consent kvm-only --dhcp on --kvm off"
                + " --remote-consent-change on --remote-configuration on --manageability on --activate on");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).containsOnlyOnce("the vendor's root hashes are switched off");
        SetupBin file = read("Setup.bin");
        assertThat(file.version().id()).isEqualTo("3");
        assertThat(file.doNotConsume()).isFalse();
        assertThat(values(file).toString())
                .contains("1 (Intel AMT)", "prov.corp.example.com", "192.0.2.10", "9971", "0 (off)", "2 (on)")
                .contains("3 (SOL, IDE-R)", "1 (KVM only)", "1 (activate)", "SHA-384 ", " \"Mine\"");
    }

    @Test
    void aGeneratedPasswordIsWrittenBesideTheFileAndNowhereElse() throws IOException {
        Run.Result result = run(CREATE.replace("env:NEW", "generate") + "-o Setup.bin --json");
        String password = Files.readString(folder.resolve("Setup.bin.password")).strip();

        assertThat(result.json().get("files")).isEqualTo(List.of("Setup.bin.password", "Setup.bin"));
        assertThat(password).hasSize(16);
        assertThat(values(read("Setup.bin"))).contains(password);
        assertThat(result.out() + result.err()).doesNotContain(password);
        assertThat(result.err()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("Setup.bin.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aPasswordThatIsNoReferenceIsNotRepeated() {
        Run.Result result = run(CREATE.replace("env:NEW", "Hunter2+secret") + "-o Setup.bin");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).doesNotContain("Hunter2").contains("given by a reference");
        assertThat(folder.resolve("Setup.bin")).doesNotExist();
    }

    @Test
    void whatMebxWouldRefuseIsRefused() {
        Run.Result result = Run.in(folder)
                .variable("OLD", "admin")
                .variable("NEW", "weak")
                .run((CREATE + "-o Setup.bin").split(" "));
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("fewer than 8 characters").contains("no digit");
        assertThat(folder.resolve("Setup.bin")).doesNotExist();
    }

    @Test
    void whatMayGoWrongAtTheKeyboardIsSaid() {
        Run.Result result = Run.in(folder)
                .variable("OLD", "admin")
                .variable("NEW", "Wanted-Password1")
                .run((CREATE + "-o Setup.bin").split(" "));
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("warning: the new MEBx password: MEBx takes every keyboard for a US one");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.writeString(folder.resolve("Setup.bin.password"), "somebody's\n");
        Run.Result result = run(CREATE.replace("env:NEW", "generate") + "-o Setup.bin");
        assertThat(result.code()).isEqualTo(6);
        assertThat(folder.resolve("Setup.bin")).doesNotExist();
        assertThat(folder.resolve("Setup.bin.password")).hasContent("somebody's");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--digest sha1 -o x|5|AMT 15 takes no SHA-1 root hash",
                "--file-version 4 --firmware 6 -o x|5|U1: version 4 is for AMT 7",
                "--root-name a --root-name b -o x|2|more names than roots",
                "--redirection sol,none -o x|2|'none' cannot stand in --redirection",
                "--server-port http -o x|4|the port 'http' is not a number",
                "--pool -o x|2|there is none",
                "-o usb/|2|write it as usb/Setup.bin",
            })
    void whatCannotBeMeantIsRefused(String options, int code, String message) {
        Run.Result result = run(CREATE + options);
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(message);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void sha1IsForMachinesThatTakeIt() throws IOException {
        assertThat(run(CREATE + "--digest sha1 --firmware 9-14 -o Setup.bin").code())
                .isZero();
        assertThat(values(read("Setup.bin"))).anyMatch(value -> value.startsWith("SHA-1 "));
    }

    @Test
    void aFileForWhichSomethingIsMissingIsAMistakeOfTheCommandLine() {
        Run.Result result = run("setup-bin create --root pki/root.crt --domain corp.example.com -o x");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("needs --current-password");
    }

    @Test
    void showingHidesPasswordsUnlessToldOtherwise() {
        run(CREATE + "-o Setup.bin --scrambled");

        assertThat(run("setup-bin show Setup.bin").out())
                .startsWith("file version  4, for AMT 7 and later\n")
                .contains("record 1, scrambled\n")
                .contains("1/2 new-mebx-password      (hidden)\n")
                .doesNotContain(PASSWORD);
        assertThat(run("setup-bin show Setup.bin --json").out()).doesNotContain(PASSWORD);
        assertThat(run("setup-bin show Setup.bin --reveal").out()).contains(PASSWORD);
        assertThat(run("setup-bin show Setup.bin --reveal --json").out()).contains("\"value\": \"" + PASSWORD + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "check", "image -o x"})
    void whatIsNoSetupBinIsSaidOfTheFile(String verb) {
        String[] words = verb.split(" ", 2);
        Run.Result result = run("setup-bin " + words[0] + " pki/root.der" + (words.length > 1 ? " " + words[1] : ""));
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("'pki/root.der': this is not a Setup.bin");
    }

    @Test
    void checkingFindsWhatAGenerationWouldRefuse() {
        run(CREATE + "-o Setup.bin");

        Run.Result fine = run("setup-bin check Setup.bin");
        assertThat(fine.code()).isZero();
        assertThat(fine.out())
                .contains("note U12: passwords are inside, in clear\n")
                .endsWith("Setup.bin: nothing known refuses it\n");
        Run.Result old = run("setup-bin check Setup.bin --firmware 6,9 --json");
        assertThat(old.code()).isEqualTo(1);
        assertThat(old.json().get("verdict")).isEqualTo("fail");
        assertThat(((Map<?, ?>) ((List<?>) old.json().get("findings")).get(0)).get("rule"))
                .isEqualTo("U1");
    }

    @Test
    void whatTwoFilesHaveInCommonIsNotListed() {
        run(CREATE + "-o a");
        run(CREATE + "-o b --kvm on");
        run(CREATE.replace("NEW", "OTHER") + "-o c");

        assertThat(run("setup-bin diff a a").out()).isEmpty();
        assertThat(run("setup-bin diff a a").code()).isZero();
        Run.Result kvm = run("setup-bin diff a b");
        assertThat(kvm.code()).isEqualTo(1);
        assertThat(kvm.out()).isEqualTo("record 1, 2/25 kvm  (absent)  ->  1 (on)\n");
        assertThat(run("setup-bin diff a c").out())
                .isEqualTo("record 1, 1/2 new-mebx-password  (hidden)  ->  (hidden)\n");
        assertThat(run("setup-bin diff a b --json").json().get("differences").toString())
                .isEqualTo("[{where=record 1, 2/25 kvm, before=, after=1 (on)}]");
    }

    @Test
    void aVerbOfTwoWordsWantsBoth() {
        assertThat(run("setup-bin").err()).contains("'setup-bin' needs a second word");
        assertThat(run("setup-bin crate").err()).contains("did you mean 'amtpki setup-bin create'?");
        assertThat(run("setup-bin --help")).isEqualTo(run("help setup-bin"));
        assertThat(run("help setup-bin").out()).contains("setup-bin image").doesNotContain("bundle");
        assertThat(run("help setup-bin show")).isEqualTo(run("setup-bin show --help"));
        assertThat(run("setup-bin --json show none").error().get("code")).isEqualTo("bad-input");
    }

    private SetupBin read(String name) throws IOException {
        return SetupBin.decode(Files.readAllBytes(folder.resolve(name)));
    }

    private static List<String> values(SetupBin file) {
        return file.records().stream()
                .map(SetupRecord::variables)
                .flatMap(List::stream)
                .map((Variable variable) -> variable.display(true))
                .toList();
    }

    private Run.Result run(String line) {
        return Run.in(folder)
                .variable("OLD", "admin")
                .variable("NEW", PASSWORD)
                .variable("OTHER", "Other-Probe123")
                .variable("SOURCE_DATE_EPOCH", "" + Instant.parse(Lab.NOW).getEpochSecond())
                .run(line.split(" "));
    }
}
