package io.github.amtpki.setupbin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.Tools;
import io.github.amtpki.x509.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Others read our images: dosfstools, mtools, the Linux kernel. */
final class DiskImageInteropTest {

    private static final int PARTITION = 2048 * 512;

    @TempDir
    private Path folder;

    static Stream<Arguments> images() {
        List<byte[]> files = List.of(Samples.file(), Samples.pool(3), Samples.pool(1_000));
        return Arrays.stream(DiskLayout.values())
                .flatMap(layout -> files.stream().map(file -> Arguments.of(layout, file)));
    }

    private void write(DiskLayout layout, byte[] file) throws IOException {
        byte[] image = DiskImage.of(file, layout).toByteArray();
        Files.write(folder.resolve("stick.img"), image);
        Files.write(folder.resolve("partition.img"), Arrays.copyOfRange(image, PARTITION, image.length));
    }

    @ParameterizedTest
    @MethodSource("images")
    @RequiresTool("fsck.fat")
    void dosfstoolsFindsNothingToMend(DiskLayout layout, byte[] file) throws Exception {
        write(layout, file);
        Run.Result result = Run.in(folder).ok("fsck.fat", "-n", "-v", "partition.img");

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains((layout == DiskLayout.FAT32 ? 2 : 1) + " files, ")
                .doesNotContain("differ", "Free cluster summary", "wrong");
        assertThat(result.out())
                .contains((layout == DiskLayout.FAT32 ? 32 : 16) + " bit entries", "2048 hidden sectors");
    }

    @ParameterizedTest
    @MethodSource("images")
    @RequiresTool("mtools")
    void mtoolsFindsTheFileAlone(DiskLayout layout, byte[] file) throws Exception {
        write(layout, file);
        Run run = Run.in(folder);

        assertThat(run.ok("mtools", "-c", "mdir", "-b", "-i", "stick.img@@1M", "::")
                        .out()
                        .strip())
                .isEqualTo("::/SETUP.BIN");
        run.ok("mtools", "-c", "mcopy", "-i", "stick.img@@1M", "::setup.bin", "copy.bin");
        assertThat(Files.readAllBytes(folder.resolve("copy.bin"))).isEqualTo(file);
        assertThat(run.ok("mtools", "-c", "minfo", "-i", "stick.img@@1M", "::").out())
                .contains(layout.name(), "hidden sectors: 2048");
    }

    /** In a mount namespace of its own, so that nothing stays mounted whatever happens. */
    @ParameterizedTest
    @MethodSource("images")
    @RequiresTool("linux-vfat")
    void linuxReadsTheFile(DiskLayout layout, byte[] file) throws Exception {
        write(layout, file);
        Files.createDirectory(folder.resolve("stick"));
        String script = Tools.need("linux-vfat")
                + " -t vfat -o loop,ro,offset=1048576 stick.img stick && ls stick && sha256sum <stick/setup.bin;"
                + " result=$?; umount stick; exit $result";
        Run.Result result = Run.in(folder).command(List.of("unshare", "-m", "sh", "-c", script));

        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines().map(String::strip).toList())
                .first()
                .asString()
                .isEqualToIgnoringCase("setup.bin");
        assertThat(result.out()).contains(HexFormat.of().formatHex(Digest.SHA256.of(file)));
    }
}
