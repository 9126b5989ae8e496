package io.github.amtpki.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void environment() {
        assertThat(resolve(run().variable("PW", "hunter2 "), "env:PW")).isEqualTo("hunter2 ");
    }

    @Test
    void anEmptyVariableIsTheEmptyPassword() {
        assertThat(resolve(run().variable("PW", ""), "env:PW")).isEmpty();
    }

    @Test
    void anUnsetVariableIsAnError() {
        assertThatThrownBy(() -> resolve(run(), "env:PW"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the environment variable 'PW' for the password is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pässword", "pässword\n", "pässword\r\n", "\ufeffpässword\n", "pässword\nsecond line\n"})
    void theFirstLineOfAFile(String content) throws IOException {
        Files.writeString(folder.resolve("pw"), content);
        assertThat(resolve(run(), "file:pw")).isEqualTo("pässword");
        assertThat(resolve(run().stdin(content), "stdin")).isEqualTo("pässword");
    }

    @Test
    void spacesBelongToThePassword() {
        assertThat(resolve(run().stdin(" a b \n"), "stdin")).isEqualTo(" a b ");
    }

    @Test
    void anEmptyLineIsTheEmptyPassword() {
        assertThat(resolve(run().stdin("\n"), "stdin")).isEmpty();
    }

    @Test
    void noLineAtAllIsAnError() {
        assertThatThrownBy(() -> resolve(run().stdin(""), "stdin"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("standard input for the password is empty");
    }

    @Test
    void aMissingFileIsAnError() {
        assertThatThrownBy(() -> resolve(run(), "file:none"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the file 'none' for the password does not exist");
    }

    @Test
    void whatIsNotUtf8IsAnError() {
        byte[] latin1 = "pässword\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> resolve(run().stdin(latin1), "stdin"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("standard input for the password is not UTF-8");
    }

    @Test
    void tooLongIsTheWrongFile() {
        assertThat(resolve(run().stdin("x".repeat(4096)), "stdin")).hasSize(4096);
        assertThatThrownBy(() -> resolve(run().stdin("x".repeat(4097)), "stdin"))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("has a first line of more than 4096 bytes");
    }

    @Test
    void standardInputGivesOneSecret() {
        Secrets secrets = new Secrets(run().stdin("one\ntwo\n").console());
        secrets.resolve("stdin", "the password").close();
        assertThatThrownBy(() -> secrets.resolve("fd:0", "the other"))
                .isInstanceOf(UsageException.class)
                .hasMessage("standard input gives one file or secret in a run, not two");
    }

    @Test
    void aPromptAsksOnceForWhatExists() {
        Run run = run().typing("hunter2");
        assertThat(resolve(run, "prompt")).isEqualTo("hunter2");
        assertThat(run.result(0).err()).isEqualTo("amtpki: the password: \n");
    }

    @Test
    void aPromptAsksTwiceForWhatIsNew() {
        assertThat(choose(run().typing("hunter2", "hunter2"))).isEqualTo("hunter2");
        assertThatThrownBy(() -> choose(run().typing("hunter2", "hunter3")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the two entries for the password differ");
    }

    @Test
    void nobodyToAsk() {
        assertThatThrownBy(() -> resolve(run(), "prompt"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("nobody can be asked: there is no terminal");
    }

    @Test
    void generatingIsForWhatIsNew() {
        Secret secret = new Secrets(run().console()).choose("generate", "the password");
        assertThat(secret.generated()).isTrue();
        assertThatThrownBy(() -> resolve(run(), "generate"))
                .isInstanceOf(UsageException.class)
                .hasMessage("the password exists already and cannot be generated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "pass:hunter2", "Env:hunter2", "", "prompt ", "env"})
    void aLiteralIsRefusedAndNeverRepeated(String literal) {
        assertThatThrownBy(() -> resolve(run(), literal))
                .isInstanceOf(UsageException.class)
                .hasMessage("the password is given by a reference, never by itself")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fd:", "fd:x", "fd:-1", "fd:1234567", "fd:../3"})
    void descriptorsAreNumbers(String reference) {
        assertThatThrownBy(() -> resolve(run(), reference)).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fd:", "file:/dev/fd/", "file:/proc/self/fd/", "file:/proc/thread-self/fd/", "file:link/"})
    @EnabledOnOs(OS.LINUX)
    void whatOnlyJavaHasOpenIsNoPassword(String reference) throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/fd"));
        assertThatThrownBy(() -> resolve(run(), reference + javasOwn()))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith(" was not opened by whoever started amtpki");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLinkToWhatOnlyJavaHasOpenIsNoPassword() throws IOException {
        Files.createSymbolicLink(folder.resolve("pw"), Path.of("/proc/self/fd/" + javasOwn()));
        assertThatThrownBy(() -> resolve(run(), "file:pw")).hasMessageContaining("was not opened by");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNamedPipeIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThatThrownBy(() -> resolve(run(), "file:pipe"))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("the file 'pipe' for the password is not a regular file");
            assertThatThrownBy(() -> InputFile.read(run().console(), "pipe"))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("'pipe' is not a regular file");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/dev/null"})
    @EnabledOnOs(OS.LINUX)
    void aDeviceIsNoFile(String device) {
        assertThatThrownBy(() -> resolve(run(), "file:" + device)).hasMessageEndingWith("is not a regular file");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void standardInputByItsFileNameIsStandardInput() {
        assertThat(resolve(run().stdin("one\n"), "file:/dev/stdin")).isEqualTo("one");
        assertThat(resolve(run().stdin("one\n"), "file:/dev/fd/0")).isEqualTo("one");
    }

    /** The number of a jar, of which the class path is full. */
    private static String javasOwn() throws IOException {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path one : open) {
                if (Files.isSymbolicLink(one)
                        && Files.readSymbolicLink(one).toString().endsWith(".jar")) {
                    return String.valueOf(one.getFileName());
                }
            }
        }
        throw new AssertionError("no jar is open");
    }

    private Run run() {
        return Run.in(folder);
    }

    private static String resolve(Run run, String reference) {
        try (Secret secret = new Secrets(run.console()).resolve(reference, "the password")) {
            return new String(secret.reveal());
        }
    }

    private static String choose(Run run) {
        try (Secret secret = new Secrets(run.console()).choose("prompt", "the password")) {
            return new String(secret.reveal());
        }
    }
}
