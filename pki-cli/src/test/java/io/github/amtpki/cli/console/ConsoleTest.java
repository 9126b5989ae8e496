package io.github.amtpki.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.cli.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ConsoleTest {

    private final Run run = Run.in(Path.of("/somewhere"));

    @Test
    void aReaderThatWentAwayIsNoError() {
        Console console = run.console(new Broken("Broken pipe"));
        console.line("x".repeat(100_000));
        assertThat(console.close(ExitCode.OK)).isEqualTo(ExitCode.OK);
        assertThat(run.result(0).err()).isEmpty();
    }

    @Test
    void aFullDiskIs() {
        Console console = run.console(new Broken("No space left on device"));
        console.line("x");
        assertThat(console.close(ExitCode.OK)).isEqualTo(ExitCode.STORAGE);
        assertThat(run.result(0).err())
                .isEqualTo("amtpki: error: cannot write to standard output: No space left on device\n");
    }

    @Test
    void anErrorBeforeItKeepsItsCode() {
        Console console = run.console(new Broken("No space left on device"));
        console.line("x");
        assertThat(console.close(ExitCode.REFUSED)).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void pathsAreRelativeToTheFolder() {
        assertThat(run.console().path("a/b")).isEqualTo(Path.of("/somewhere/a/b"));
        assertThat(run.console().path("/a")).isEqualTo(Path.of("/a"));
    }

    @Test
    void aPathThatCannotBeIsAMistakeOfUse() {
        assertThatThrownBy(() -> run.console().path("a\0b")).isInstanceOf(UsageException.class);
    }

    @Test
    void linesAreReadOneByOne() {
        Console console = run.stdin("one\r\n\nzwölf").console();
        assertThat(console.readLine()).hasValue("one");
        assertThat(console.readLine()).hasValue("");
        assertThat(console.readLine()).hasValue("zwölf");
        assertThat(console.readLine()).isEmpty();
    }

    private static final class Broken extends OutputStream {

        private final String reason;

        Broken(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reason);
        }
    }
}
