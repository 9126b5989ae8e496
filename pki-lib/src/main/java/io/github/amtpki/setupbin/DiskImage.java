package io.github.amtpki.setupbin;

import io.github.amtpki.BadInputException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A raw image of a stick whose only file is {@code SETUP.BIN}, to be written with {@code dd} or any image writer. The same
 * file always gives the same image: dates and serial numbers are fixed. It holds the file's passwords.
 *
 * <pre>
 * sector 0       partition table: one partition
 * sector 2048    boot sector, then two tables of clusters, the directory, the file
 * </pre>
 */
public final class DiskImage {

    private static final byte[] ZEROS = new byte[1 << 16];

    private final DiskLayout layout;

    /** What is not zero, by offset, without overlaps. */
    private final SortedMap<Long, byte[]> pieces;

    private DiskImage(DiskLayout layout, SortedMap<Long, byte[]> pieces) {
        this.layout = layout;
        this.pieces = pieces;
    }

    /**
     * @throws BadInputException if the file is no Setup.bin
     */
    public static DiskImage of(byte[] setupBin, DiskLayout layout) {
        SetupBin.decode(setupBin);
        FatVolume volume = new FatVolume(layout, setupBin);
        SortedMap<Long, byte[]> pieces = new TreeMap<>();
        pieces.put(0L, PartitionTable.of(layout));
        volume.sectors()
                .forEach((sector, bytes) -> pieces.put((long) DiskLayout.SECTOR * (DiskLayout.START + sector), bytes));
        return new DiskImage(layout, pieces);
    }

    /** Bytes of the whole image. */
    public long size() {
        return layout.bytes();
    }

    /**
     * Writes the whole image.
     *
     * @param out not closed
     * @throws StorageException if it cannot be written
     */
    public void writeTo(OutputStream out) {
        try {
            long at = 0;
            for (Map.Entry<Long, byte[]> piece : pieces.entrySet()) {
                zeros(out, piece.getKey() - at);
                out.write(piece.getValue());
                at = piece.getKey() + piece.getValue().length;
            }
            zeros(out, size() - at);
        } catch (IOException e) {
            throw new StorageException("the disk image cannot be written", "", e);
        }
    }

    /** The whole image in memory: 34 or 65 MiB. */
    public byte[] toByteArray() {
        byte[] image = new byte[Math.toIntExact(size())];
        pieces.forEach((offset, bytes) -> System.arraycopy(bytes, 0, image, offset.intValue(), bytes.length));
        return image;
    }

    private static void zeros(OutputStream out, long count) throws IOException {
        for (long left = count; left > 0; left -= ZEROS.length) {
            out.write(ZEROS, 0, (int) Math.min(left, ZEROS.length));
        }
    }
}
