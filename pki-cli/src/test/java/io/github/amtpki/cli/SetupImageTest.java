package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.setupbin.DiskImage;
import io.github.amtpki.setupbin.DiskLayout;
import io.github.amtpki.testing.RequiresTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SetupImageTest {

    @TempDir
    Path folder;

    @BeforeEach
    void file() throws IOException {
        Lab.copyTo(folder);
        Run.in(folder)
                .variable("OLD", "admin")
                .variable("NEW", "One+12345")
                .run(("setup-bin create --root pki/root.crt --domain corp.example.com --current-password env:OLD"
                                + " --new-password env:NEW -o Setup.bin")
                        .split(" "));
    }

    @Test
    void isTheLibrarysImageInANewFile() throws IOException {
        Run.Result result = run("setup-bin image Setup.bin -o stick.img --layout fat16 --json");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.json().get("bytes")).isEqualTo(DiskLayout.FAT16.bytes());
        assertThat(folder.resolve("stick.img")).hasBinaryContent(image(DiskLayout.FAT16));
        assertThat(run("setup-bin image Setup.bin -o stick.img").code()).isEqualTo(6);
    }

    @Test
    void aFileOfWhichNothingIsLeftIsWarnedOf() throws IOException {
        assertThat(run("setup-bin image Setup.bin -o fresh.img").err()).isEmpty();
        byte[] bytes = Files.readAllBytes(folder.resolve("Setup.bin"));
        bytes[512 + 4] &= (byte) ~1; // the first record's flags: no longer valid
        Files.write(folder.resolve("Setup.bin"), bytes);
        assertThat(run("setup-bin image Setup.bin -o used.img").err()).contains("every record of it is used up");
    }

    @Test
    void isFat32Unasked() throws IOException {
        run("setup-bin image Setup.bin -o stick.img");
        assertThat(Files.size(folder.resolve("stick.img"))).isEqualTo(DiskLayout.FAT32.bytes());
    }

    @Test
    @RequiresTool("bash")
    void whatIsNeitherDiskNorFileIsRefusedUnopened() {
        io.github.amtpki.testing.Run.in(folder).ok("bash", "-c", "mkfifo pipe");
        for (String path : List.of("pipe", "/dev/null")) {
            for (String confirmed : List.of("", " --device " + path)) {
                assertThat(run("setup-bin image Setup.bin -o " + path + confirmed))
                        .matches(result -> result.code() == 2
                                && result.err().contains("'" + path + "' is neither a disk nor a file"));
            }
        }
    }

    @Test
    void standardOutputIsNoPlaceForIt() {
        for (String verb : List.of("setup-bin image Setup.bin", "sheet pki/root.crt")) {
            assertThat(run(verb + " -o -"))
                    .matches(result -> result.code() == 2 && result.err().contains("standard output"));
        }
        assertThat(folder.resolve("-")).doesNotExist();
    }

    @Test
    void noFileTakesThePlaceOfADeviceThatIsNotThere() {
        Run.Result result = run("setup-bin image Setup.bin -o /dev/amtpki-no-such-stick");
        assertThat(result.code()).isEqualTo(2);
        assertThat(Path.of("/dev/amtpki-no-such-stick")).doesNotExist();
    }

    @Test
    void whatIsNoDeviceIsNotConfirmedAsOne() throws IOException {
        assertThat(run("setup-bin image Setup.bin -o stick.img --device stick.img")
                        .code())
                .isEqualTo(2);
        Files.writeString(folder.resolve("precious"), "do not touch");
        assertThat(run("setup-bin image Setup.bin -o precious --device precious")
                        .code())
                .isEqualTo(2);
        assertThat(folder.resolve("precious")).hasContent("do not touch");
        assertThat(folder.resolve("stick.img")).doesNotExist();
    }

    private byte[] image(DiskLayout layout) throws IOException {
        return DiskImage.of(Files.readAllBytes(folder.resolve("Setup.bin")), layout)
                .toByteArray();
    }

    private Run.Result run(String line) {
        return Run.in(folder).run(line.split(" "));
    }
}
