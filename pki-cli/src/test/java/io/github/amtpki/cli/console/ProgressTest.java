package io.github.amtpki.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.cli.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ProgressTest {

    @Test
    void longWorkShowsOnATerminalAndTheLineIsTakenAway() {
        Run run = Run.in(Path.of("")).typing();
        try (Progress progress = Progress.start(run.console(), false)) {
            progress.doing("making keys");
            Instant end = Instant.now().plus(Duration.ofSeconds(10));
            while (run.result(0).err().isEmpty() && Instant.now().isBefore(end)) {
                Thread.onSpinWait();
            }
        }
        assertThat(run.result(0).err())
                .startsWith("\ramtpki: making keys … 0 s")
                .endsWith("    \r");
    }

    @Test
    void workOfKnownSizeShowsABar() {
        Run run = Run.in(Path.of("")).typing();
        try (Progress progress = Progress.start(run.console(), false)) {
            progress.part("files", 45, OptionalLong.of(100));
            Instant end = Instant.now().plus(Duration.ofSeconds(10));
            while (run.result(0).err().isEmpty() && Instant.now().isBefore(end)) {
                Thread.onSpinWait();
            }
        }
        assertThat(run.result(0).err()).startsWith("\ramtpki: files [#########-----------] 45 % … 0 s");
    }

    @Test
    void shortWorkShowsNothing() {
        Run run = Run.in(Path.of("")).typing();
        Progress.start(run.console(), false).close();
        assertThat(run.result(0).err()).isEmpty();
    }
}
