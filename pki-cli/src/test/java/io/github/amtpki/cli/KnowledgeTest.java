package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of {@code check}, and what it takes for its file. */
final class KnowledgeTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " corp.example.com", "*.example.com", "a..b", "-x", "a\u0007b"})
    void aSuffixThatNoMachineHasIsAMistakeOfTheCommandLine(String suffix) {
        Run.Result result = check("pki", "--domain", suffix);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--domain");
    }

    @ParameterizedTest
    @CsvSource({
        "--firmware, abc",
        "--firmware, 99",
        "--firmware, 16-11",
        "--firmware, ''",
        "--target, amt-99",
        "--trusted-hash, 8f3a",
    })
    void anOptionThatCannotBeReadIsAMistakeOfTheCommandLine(String option, String value) {
        Run.Result result = check("pki", option, value);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(option);
    }

    @Test
    void noHashGoesWithNoOther() {
        assertThat(check("pki", "--trusted-hash", "none", "--trusted-hash", "ab".repeat(32))
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aReportThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(folder.resolve("deep.json"), "[".repeat(3000));
        Run.Result result = check("pki", "--amtinfo", "deep.json");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("deep.json").contains("levels deep").doesNotContain("get");
    }

    @Test
    void aFolderOfSeveralChainsNamesTheCommandForEach() throws IOException {
        Path both = Files.createDirectory(folder.resolve("both"));
        for (String track : new String[] {"sha256", "sha384"}) {
            Files.createDirectory(both.resolve(track));
            Files.copy(
                    folder.resolve("pki/provisioning.pfx"), both.resolve(track).resolve("provisioning.pfx"));
        }
        Run.Result checked = check("both");
        assertThat(checked.code()).isEqualTo(4);
        assertThat(checked.err()).contains("amtpki check both/sha256, or amtpki check both/sha384");
        assertThat(Run.in(folder).run("compare", "both", "--amtinfo", "typed").err())
                .contains("amtpki compare both/sha256 --amtinfo typed");
    }

    @Test
    void aDashIsStandardInputThoughAFolderIsCalledSo() throws IOException {
        Files.createDirectory(folder.resolve("-"));
        Run.Result result = Run.in(folder)
                .stdin(Files.readAllBytes(folder.resolve("pki/root.crt")))
                .run("check", "-", "--json");
        assertThat(result.json().get("input")).isEqualTo("-");
    }

    private Run.Result check(String... words) {
        String[] args = new String[words.length + 1];
        args[0] = "check";
        System.arraycopy(words, 0, args, 1, words.length);
        return Run.in(folder).variable("SOURCE_DATE_EPOCH", "1801483200").run(args);
    }
}
