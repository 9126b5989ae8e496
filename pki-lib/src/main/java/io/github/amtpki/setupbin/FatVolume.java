package io.github.amtpki.setupbin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/**
 * A FAT file system (Microsoft, "FAT32 File System Specification") with one file in the root directory, in one piece from
 * the first free cluster on.
 */
final class FatVolume {

    /** A plain 8.3 name: upper case needs no second entry with a long name, and everybody finds it. */
    private static final String NAME = "SETUP   BIN";

    private static final int MEDIA = 0xf8;
    private static final int ARCHIVE = 0x20;
    private static final int VOLUME_LABEL = 0x08;

    /** 1 January 1980, the first day that FAT knows. */
    private static final short DATE = 0x0021;

    private static final int INFO_SECTOR = 1;
    private static final int BACKUP_SECTOR = 6;

    private final DiskLayout layout;
    private final byte[] file;
    private final boolean fat32;
    private final Map<Integer, byte[]> sectors = new TreeMap<>();

    FatVolume(DiskLayout layout, byte[] file) {
        this.layout = layout;
        this.file = file;
        this.fat32 = layout.rootEntries() == 0;
    }

    /** What is not zero, by its first sector within the partition. */
    Map<Integer, byte[]> sectors() {
        sectors.put(0, bootSector());
        if (fat32) {
            sectors.put(INFO_SECTOR, infoSector());
            sectors.put(BACKUP_SECTOR, bootSector());
            sectors.put(BACKUP_SECTOR + INFO_SECTOR, infoSector());
        }
        byte[] table = table();
        for (int copy = 0; copy < DiskLayout.TABLES; copy++) {
            sectors.put(layout.reserved() + copy * layout.tableSectors(), table);
        }
        byte[] directory = directory();
        sectors.put(fat32 ? sector(2) : layout.reserved() + DiskLayout.TABLES * layout.tableSectors(), directory);
        sectors.put(sector(fileCluster()), file.clone());
        return sectors;
    }

    /** FAT32 keeps the root directory in cluster 2. */
    private int fileCluster() {
        return fat32 ? 3 : 2;
    }

    private int fileClusters() {
        return (file.length + layout.clusterBytes() - 1) / layout.clusterBytes();
    }

    private int sector(int cluster) {
        return layout.firstCluster() + (cluster - 2) * layout.clusterSectors();
    }

    private byte[] bootSector() {
        ByteBuffer out = buffer(DiskLayout.SECTOR);
        out.put((byte) 0xeb).put((byte) (fat32 ? 0x58 : 0x3c)).put((byte) 0x90);
        out.put("MSWIN4.1".getBytes(US_ASCII)); // the name that the fewest readers object to
        out.putShort((short) DiskLayout.SECTOR).put((byte) layout.clusterSectors());
        out.putShort((short) layout.reserved()).put((byte) DiskLayout.TABLES);
        out.putShort((short) layout.rootEntries()).putShort((short) 0);
        out.put((byte) MEDIA).putShort((short) (fat32 ? 0 : layout.tableSectors()));
        out.putShort((short) 63).putShort((short) 255);
        out.putInt(DiskLayout.START).putInt(layout.sectors());
        if (fat32) {
            out.putInt(layout.tableSectors()).putInt(0).putInt(2);
            out.putShort((short) INFO_SECTOR).putShort((short) BACKUP_SECTOR).position(64);
        }
        out.put((byte) 0x80).put((byte) 0).put((byte) 0x29).putInt(PartitionTable.SERIAL);
        out.put(layout.label().getBytes(US_ASCII));
        out.put((fat32 ? "FAT32   " : "FAT16   ").getBytes(US_ASCII));
        out.put(PartitionTable.NO_BOOT);
        out.putShort(510, PartitionTable.SIGNATURE);
        return out.array();
    }

    /** How many clusters are free, and where the next one is. */
    private byte[] infoSector() {
        ByteBuffer out = buffer(DiskLayout.SECTOR);
        out.putInt(0, 0x4161_5252).putInt(484, 0x6141_7272);
        out.putInt(488, layout.clusters() - 1 - fileClusters());
        out.putInt(492, fileCluster() + fileClusters());
        out.putShort(510, PartitionTable.SIGNATURE);
        return out.array();
    }

    /** The used part of the table: two entries that are none, the chain of the directory (FAT32), that of the file. */
    private byte[] table() {
        int width = fat32 ? Integer.BYTES : Short.BYTES;
        int used = (fileCluster() + fileClusters()) * width;
        ByteBuffer out = buffer((used + DiskLayout.SECTOR - 1) / DiskLayout.SECTOR * DiskLayout.SECTOR);
        entry(out, 0x0fff_ff00 | MEDIA);
        entry(out, 0x0fff_ffff);
        for (int cluster = 2; cluster < fileCluster(); cluster++) {
            entry(out, 0x0fff_ffff);
        }
        for (int left = fileClusters(); left > 1; left--) {
            entry(out, out.position() / width + 1);
        }
        entry(out, 0x0fff_ffff);
        return out.array();
    }

    private void entry(ByteBuffer out, int value) {
        if (fat32) {
            out.putInt(value);
        } else {
            out.putShort((short) value);
        }
    }

    private byte[] directory() {
        ByteBuffer out = buffer(DiskLayout.SECTOR);
        if (fat32) {
            directoryEntry(out, layout.label(), VOLUME_LABEL, 0, 0);
        }
        directoryEntry(out, NAME, ARCHIVE, fileCluster(), file.length);
        return out.array();
    }

    private static void directoryEntry(ByteBuffer out, String name, int attributes, int cluster, int length) {
        out.put(name.getBytes(US_ASCII)).put((byte) attributes).putShort((short) 0);
        out.putShort((short) 0).putShort(DATE).putShort(DATE).putShort((short) (cluster >> 16));
        out.putShort((short) 0).putShort(DATE).putShort((short) cluster).putInt(length);
    }

    private static ByteBuffer buffer(int size) {

        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
