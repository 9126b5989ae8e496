package io.github.amtpki.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

final class ToolsTest {

    @Test
    void theRunningJdksKeytoolIsAlwaysHere() {
        assertThat(Tools.find("keytool")).isPresent();
    }

    @Test
    void anUnknownNameIsAMistakeAndNotASkip() {
        assertThatThrownBy(() -> Tools.find("opensl"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl");
    }

    @Test
    void aProgramRunsInItsFolderWithNothingButWhatItIsGiven(@TempDir Path folder) {
        Run.Result result = Run.in(folder).run("keytool", "-list", "-keystore", "none.p12", "-storepass", "unused");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("none.p12");
    }

    @Test
    void aFailureShowsWhatTheProgramSaid(@TempDir Path folder) {
        assertThatThrownBy(() -> Run.in(folder).ok("keytool", "-list", "-keystore", "none.p12", "-storepass", "unused"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("exited with 1")
                .hasMessageContaining("none.p12");
    }

    @Test
    void versionsCompareAsNumbers() {
        assertThat(Version.isAtLeast("certtool 3.10.1", "certtool", "3.7")).isTrue();
        assertThat(Version.isAtLeast("certtool 3.6.16", "certtool", "3.7")).isFalse();
        assertThat(Version.isAtLeast("OpenSSL 3.0", "OpenSSL", "3.0")).isTrue();
    }

    @Test
    void anotherProgramOfTheSameNameIsNotIt() {
        assertThat(Version.isAtLeast("LibreSSL 3.3.6", "OpenSSL ", "3.0")).isFalse();
    }

    @Test
    void theClosingLineIsSortedAndNamesEachOnce() {
        assertThat(NotProved.closingLine(List.of("nginx", "certutil", "nginx")))
                .isEqualTo("NOT PROVED HERE: certutil, nginx");
    }

    @Test
    void whereAllWasProvedThereIsNoClosingLine() {
        assertThat(NotProved.closingLine(List.of())).isEmpty();
    }

    @Test
    void aTestThatMissesNothingRuns() {
        assertThat(ToolCondition.decide(List.of(), true).isDisabled()).isFalse();
    }

    @Test
    void aTestThatMissesAProgramIsSkippedByName() {
        ConditionEvaluationResult skipped = ToolCondition.decide(List.of("nginx"), false);
        assertThat(skipped.isDisabled()).isTrue();
        assertThat(skipped.getReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("nginx"));
    }

    @Test
    void whereAllMustBeProvedItFails() {
        assertThatThrownBy(() -> ToolCondition.decide(List.of("nginx"), true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nginx");
    }

    @Test
    void whatNobodyCanInstallIsSkippedEvenWhereAllMustBeProved() {
        assertThat(ToolCondition.decide(List.of("linux-vfat"), true).isDisabled())
                .isTrue();
    }
}
