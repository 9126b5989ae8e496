package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.cli.look.RuleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExplainTest {

    @TempDir
    Path folder;

    @Test
    void aRuleShowsItsPassportWhateverTheCase() {
        assertThat(run("explain", "c1").out())
                .startsWith("C1: ")
                .contains("\nseverity    error\n")
                .contains("\nmend        ")
                .contains("\nsource      ");
        assertThat(run("explain", "C1", "--json").json().get("rule")).isEqualTo("C1");
    }

    @Test
    void theNumberMeansWhatTheMethodSays() {
        assertThat(Run.in(folder)
                        .stdin("AddNextCertInChain returned 5")
                        .run("explain")
                        .out())
                .contains("CERT_CHAIN_LENGTH_EXCEEDED");
        assertThat(Run.in(folder).stdin("AdminSetup returned 5").run("explain").out())
                .contains("AUTH_FAILED");
    }

    @Test
    void aBareNumberHasBothReadings() {
        Map<?, ?> json = Run.in(folder).stdin("ERR/4").run("explain", "--json").json();
        assertThat((List<?>) json.get("causes")).isNotEmpty();
        assertThat(json.get("readings").toString())
                .contains("AddNextCertInChain")
                .contains("Setup");
    }

    @Test
    void aSecretOfALogIsNotShownAgain() {
        Run.Result result = Run.in(folder)
                .stdin(
                        "Authorization: Digest response=hunter2secret\nAdminSetup failed with ReturnValue 5 password=hunter2secret")
                .run("explain");
        assertThat(result.out()).doesNotContain("hunter2secret");
    }

    @Test
    void nothingKnownIsSaidHonestly() {
        Run.Result result = Run.in(folder).stdin("the printer is on fire").run("explain");
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("nothing in it is known here\n").contains("hint:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERR/4", "AddNextCertInChain returned 4", "4"})
    void wordsOfALogMayStandOnTheCommandLine(String words) {
        assertThat(run("explain", words).out()).contains("CERT_VERIFY_FAILED");
    }

    @Test
    void anEmptyWordIsNoLog() {
        assertThat(run("explain", "").code()).isEqualTo(2);
        assertThat(run("explain", "missing.log").err()).contains("amtpki explain < ");
    }

    @Test
    void anUnknownRuleIsGuessed() {
        Run.Result result = run("explain", "RPS-EKUU");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean 'RPS-EKU'?");
    }

    /** To mend it: {@code amtpki explain --all > docs/rules.md}. */
    @Test
    void thePageOfRulesIsTheirPassports() throws IOException {
        assertThat(Distribution.REPOSITORY.resolve("docs/rules.md")).hasContent(RuleText.page());
    }

    @Test
    void everyRuleIsListed() {
        assertThat(run("explain", "--list").out().lines())
                .hasSizeGreaterThan(60)
                .anyMatch(line -> line.startsWith("C1 "));
    }

    private Run.Result run(String... args) {
        return Run.in(folder).run(args);
    }
}
