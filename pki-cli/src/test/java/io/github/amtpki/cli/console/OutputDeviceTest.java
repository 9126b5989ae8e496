package io.github.amtpki.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import io.github.amtpki.StorageException;
import io.github.amtpki.cli.Run;
import io.github.amtpki.testing.RequiresTool;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken for a disk here is a pipe with a name, which harms nobody. */
@RequiresTool("bash")
final class OutputDeviceTest {

    @TempDir
    Path folder;

    @BeforeEach
    void pipe() {
        io.github.amtpki.testing.Run.in(folder).ok("bash", "-c", "mkfifo disk");
    }

    @Test
    void aDiskIsWrittenOnlyIfItIsNamedTwice() {
        assertThatThrownBy(() -> disk(Optional.empty()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("'disk' is a device");
        assertThatThrownBy(() -> disk(Optional.of("other")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("name different things");
        assertThat(disk(Optional.of("disk")).isMeant()).isTrue();
    }

    @Test
    void aPipeIsNoDisk() {
        assertThatThrownBy(() -> new OutputDevice(Run.in(folder).console(), "disk", Optional.of("disk")))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void onlyTheBeginningIsOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "before");
        OutputDevice.overwrite(file, "'file'", 6, OutputDeviceTest::oneLetter);
        assertThat(file).hasContent("Before");
    }

    @Test
    void aDiskThatIsTooSmallIsLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "before");
        assertThatThrownBy(() -> OutputDevice.overwrite(file, "'file'", 7, OutputDeviceTest::oneLetter))
                .isInstanceOf(RefusedException.class)
                .hasMessage("'file' is too small: it holds 6 bytes, and 7 are needed; nothing was written");
        assertThat(file).hasContent("before");
    }

    @Test
    void whatTheDiskSaysIsToldWithItsName() throws IOException {
        OutputDevice device = disk(Optional.of("disk"));
        Files.delete(folder.resolve("disk"));
        Files.writeString(folder.resolve("disk"), "before");
        assertThatThrownBy(() -> device.write(1, out -> {
                    throw new StorageException(
                            "the disk image cannot be written", "", new IOException("Input/output error"));
                }))
                .isInstanceOf(StorageException.class)
                .hasMessage("cannot write " + folder.resolve("disk") + ": input/output error");
    }

    private static void oneLetter(OutputStream out) {
        try {
            out.write('B');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OutputDevice disk(Optional<String> confirmed) {
        return new OutputDevice(Run.in(folder).console(), "disk", confirmed, path -> true);
    }
}
