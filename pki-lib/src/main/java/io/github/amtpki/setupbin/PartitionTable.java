package io.github.amtpki.setupbin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The master boot record: one partition, and a program that hands on to the next device should somebody boot from it. */
final class PartitionTable {

    /** {@code int 18h; hlt; jmp -3}: "this device does not boot", and stop where nobody listens. */
    static final byte[] NO_BOOT = {(byte) 0xcd, 0x18, (byte) 0xf4, (byte) 0xeb, (byte) 0xfd};

    static final short SIGNATURE = (short) 0xaa55;

    /** Of the disk and of the volume; fixed, so that images are reproducible. */
    static final int SERIAL = 0x414d_5450;

    private static final int HEADS = 255;
    private static final int TRACK = 63;

    private PartitionTable() {}

    static byte[] of(DiskLayout layout) {
        byte[] sector = new byte[DiskLayout.SECTOR];
        ByteBuffer out = ByteBuffer.wrap(sector).order(ByteOrder.LITTLE_ENDIAN);
        out.put(NO_BOOT);
        out.putInt(440, SERIAL);
        out.position(446).put((byte) 0);
        cylinderHeadSector(out, DiskLayout.START);
        out.put((byte) layout.type());
        cylinderHeadSector(out, DiskLayout.START + layout.sectors() - 1);
        out.putInt(DiskLayout.START).putInt(layout.sectors());
        out.putShort(510, SIGNATURE);
        return sector;
    }

    /** The address of a sector as BIOSes of old want it, with 255 heads and 63 sectors a track. */
    private static void cylinderHeadSector(ByteBuffer out, int sector) {
        int cylinder = sector / (HEADS * TRACK);
        out.put((byte) (sector / TRACK % HEADS));
        out.put((byte) (sector % TRACK + 1 | cylinder >> 2 & 0xc0));
        out.put((byte) cylinder);
    }
}
