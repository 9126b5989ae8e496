package io.github.amtpki.setupbin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.StorageException;
import io.github.amtpki.x509.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class DiskImageTest {

    private static final int PARTITION = 2048 * 512;

    private static ByteBuffer image(byte[] file, DiskLayout layout) {
        return ByteBuffer.wrap(DiskImage.of(file, layout).toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    @ParameterizedTest
    @CsvSource({"FAT32, 12, 131072", "FAT16, 6, 67584"})
    void thereIsOnePartitionFromSector2048On(DiskLayout layout, int type, int sectors) {
        ByteBuffer image = image(Samples.file(), layout);

        assertThat(image.get(450)).isEqualTo((byte) type);
        assertThat(image.getInt(454)).isEqualTo(2048);
        assertThat(image.getInt(458)).isEqualTo(sectors);
        assertThat(image.getShort(510)).isEqualTo((short) 0xaa55);
        assertThat(image.getInt(PARTITION + 28)).as("hidden sectors").isEqualTo(2048);
        assertThat(image.capacity()).isEqualTo(512 * (2048 + sectors));
        assertThat(new byte[48]).isEqualTo(Arrays.copyOfRange(image.array(), 462, 510));
    }

    @Test
    void thereAreAsManyClustersAsTheKindOfFileSystemWants() {
        assertThat(DiskLayout.FAT32.clusters()).isGreaterThanOrEqualTo(65_525);
        assertThat(DiskLayout.FAT16.clusters()).isBetween(4_085, 65_524);
    }

    @ParameterizedTest
    @EnumSource
    void theTablesHaveRoomForEveryCluster(DiskLayout layout) {
        int width = layout == DiskLayout.FAT32 ? 4 : 2;
        assertThat(layout.tableSectors() * 512 / width).isGreaterThanOrEqualTo(layout.clusters() + 2);
    }

    @ParameterizedTest
    @CsvSource({"FAT32, 1", "FAT16, 0"})
    void theFileIsTheFirstInTheDirectoryAndAloneAndInOnePiece(DiskLayout layout, int entry) {
        byte[] file = Samples.pool(40);
        ByteBuffer image = image(file, layout);
        int first = PARTITION + 512 * layout.firstCluster();
        int directory = layout == DiskLayout.FAT32 ? first : first - 512 * 32;
        int at = directory + 32 * entry;
        byte[] name = Arrays.copyOfRange(image.array(), at, at + 11);

        assertThat(new String(name, StandardCharsets.US_ASCII)).isEqualTo("SETUP   BIN");
        assertThat(image.getInt(at + 28)).isEqualTo(file.length);
        assertThat(image.get(at + 32)).as("next entry").isZero();
        int start = first + layout.clusterBytes() * (image.getShort(at + 26) - 2);
        assertThat(Arrays.copyOfRange(image.array(), start, start + file.length))
                .isEqualTo(file);
    }

    @Test
    void aFileOfOneRecordLiesInOneClusterOfFat16() {
        assertThat(DiskLayout.FAT16.clusterBytes()).isGreaterThanOrEqualTo(1024);
    }

    /** Changes only on purpose: people compare images. */
    @ParameterizedTest
    @CsvSource({
        "FAT32, 3fab2c0be4eea0d7bfca3533a24ea68b9d447e3de68c495243bdf8293eb8f1cc",
        "FAT16, 95cda7087787be2e17df380d7b90ecf6de4e896b857af5f0692da8a90bc04808"
    })
    void theSameFileGivesTheSameImageForEver(DiskLayout layout, String sha256) {
        byte[] image = DiskImage.of(VectorsTest.intelsFile(), layout).toByteArray();
        assertThat(HexFormat.of().formatHex(Digest.SHA256.of(image))).isEqualTo(sha256);
    }

    @ParameterizedTest
    @EnumSource
    void writingGivesTheSameBytes(DiskLayout layout) {
        DiskImage image = DiskImage.of(Samples.file(), layout);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        image.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(image.toByteArray()).hasSize((int) image.size());
    }

    @ParameterizedTest
    @EnumSource
    void theLargestFileFits(DiskLayout layout) {
        byte[] file = SetupBin.of(
                        FileVersion.V4,
                        false,
                        java.util.Collections.nCopies(
                                SetupBin.MAX_RECORDS,
                                new SetupRecord(0, 0, 0, 0, 0, 0, java.util.List.of(), Octets.EMPTY)))
                .encode();
        assertThat(file).hasSize(SetupBin.MAX_BYTES);
        assertThat(DiskImage.of(file, layout).size()).isEqualTo(layout.bytes());
        assertThat(layout.clusters() * layout.clusterBytes()).isGreaterThan(SetupBin.MAX_BYTES);
    }

    @Test
    void onlyASetupBinGoesOntoAStick() {
        assertThatThrownBy(() -> DiskImage.of(new byte[1024], DiskLayout.FAT32)).isInstanceOf(BadInputException.class);
    }

    @Test
    void aDiskThatFailsIsSaid() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        DiskImage image = DiskImage.of(Samples.file(), DiskLayout.FAT16);
        assertThatThrownBy(() -> image.writeTo(full)).isInstanceOf(StorageException.class);
    }
}
