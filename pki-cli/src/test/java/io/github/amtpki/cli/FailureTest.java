package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.BadInputException;
import io.github.amtpki.InvalidProfileException;
import io.github.amtpki.OutputExistsException;
import io.github.amtpki.PkiException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.StorageException;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.WrongPasswordException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FailureTest {

    private static final InvalidProfileException PROFILE = new InvalidProfileException(
            "lab.yaml",
            List.of(new InvalidProfileException.Problem(
                    4, 3, "root.validty", "unknown key", "did you mean 'validity'?")),
            "lab.yaml:4:3: error: unknown key\n  validty: 10y\n  ^\n");

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(PROFILE, 3, "invalid-profile"),
                Arguments.of(new BadInputException("m", "h"), 4, "bad-input"),
                Arguments.of(new WrongPasswordException("m", "h"), 4, "wrong-password"),
                Arguments.of(new UnsupportedAlgorithmException("m", "h"), 4, "unsupported-algorithm"),
                Arguments.of(new RefusedException("m", "h"), 5, "refused"),
                Arguments.of(new OutputExistsException("m", "h"), 6, "output-exists"),
                Arguments.of(new StorageException("m", "h"), 7, "storage"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasItsNumberAndItsWord(PkiException problem, int number, String word) {
        Run.Result result = report(problem, true);
        assertThat(result.code()).isEqualTo(number);
        assertThat(result.error().get("code")).isEqualTo(word);
        assertThat(result.error().get("exitCode")).isEqualTo((long) number);
    }

    @Test
    void errorThenHint() {
        assertThat(report(new RefusedException("it is not allowed", "ask somebody"), false)
                        .err())
                .isEqualTo("amtpki: error: it is not allowed\namtpki: hint: ask somebody\n");
    }

    @Test
    void noHintNoLine() {
        Run.Result result = report(new RefusedException("it is not allowed"), true);
        assertThat(result.err()).isEqualTo("amtpki: error: it is not allowed\n");
        assertThat(result.error().containsKey("hint")).isFalse();
    }

    @Test
    void profilesAreReportedLikeACompilerDoes() {
        Run.Result result = report(PROFILE, true);
        assertThat(result.err()).isEqualTo("""
                lab.yaml:4:3: error: unknown key
                  validty: 10y
                  ^
                amtpki: error: lab.yaml: 1 problem; nothing was written
                """);
        assertThat(result.error().get("problems").toString())
                .isEqualTo("[{file=lab.yaml, line=4, column=3, path=root.validty, message=unknown key,"
                        + " hint=did you mean 'validity'?}]");
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void whateverElseIsABugWithoutItsTrace(Throwable bug) {
        Run.Result result = report(bug, false);
        assertThat(result.code()).isEqualTo(70);
        assertThat(result.err().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("amtpki: error: this is a bug: " + bug.getClass().getSimpleName());
        assertThat(result.err()).doesNotContain("    at ");
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new IllegalStateException("x"), new OutOfMemoryError("Java heap space"), new StackOverflowError());
    }

    @Test
    void theTraceComesWhenAskedFor() {
        Run run = Run.in(Path.of("")).variable("AMTPKI_DEBUG", "1");
        Run.Result result = run.result(new Failure(run.console(), false)
                .report(new IllegalStateException("x"))
                .number());
        assertThat(result.err()).contains("\n    at ");
    }

    private static Run.Result report(Throwable problem, boolean json) {
        Run run = Run.in(Path.of(""));
        var console = run.console();
        return run.result(
                console.close(new Failure(console, json).report(problem)).number());
    }
}
