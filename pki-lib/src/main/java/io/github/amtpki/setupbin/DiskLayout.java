package io.github.amtpki.setupbin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a stick for Setup.bin is laid out: a master boot record and one partition from sector 2048 on. Old firmware looks for
 * the file without really understanding file systems, hence the file comes first, in one piece, and alone.
 */
public enum DiskLayout {
    /**
     * For UEFI machines: 64 MiB in clusters of 512 bytes, more than the 65 525 clusters that make FAT32. The volume has a
     * label. (In use on machines of AMT 8 and later; where the border lies is a guess.)
     */
    FAT32(0x0c, 131_072, 1, 32, 0, 1009, "AMT-SETUP  "),
    /**
     * For older machines: 33 MiB in clusters of 2 KiB, so that a file of one record lies in one cluster. No label, so that
     * the first entry of the directory is the file.
     */
    FAT16(0x06, 67_584, 4, 1, 512, 67, "NO NAME    ");

    static final int SECTOR = 512;

    /** Where the partition begins, in sectors. */
    static final int START = 2048;

    /** Tables of clusters, each a copy of the other. */
    static final int TABLES = 2;

    private static final int ENTRY = 32;

    private final int type;
    private final int sectors;
    private final int clusterSectors;
    private final int reserved;
    private final int rootEntries;
    private final int tableSectors;
    private final String label;

    DiskLayout(
            int type, int sectors, int clusterSectors, int reserved, int rootEntries, int tableSectors, String label) {
        this.type = type;
        this.sectors = sectors;
        this.clusterSectors = clusterSectors;
        this.reserved = reserved;
        this.rootEntries = rootEntries;
        this.tableSectors = tableSectors;
        this.label = label;
    }

    /** The layout with this id. */
    public static Optional<DiskLayout> byId(String id) {
        return Arrays.stream(values()).filter(layout -> layout.id().equals(id)).findFirst();
    }

    /** As options write it: {@code fat32}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of the whole image. */
    public long bytes() {
        return (long) SECTOR * (START + sectors);
    }

    /** What the partition table calls it. */
    int type() {
        return type;
    }

    int sectors() {
        return sectors;
    }

    int clusterSectors() {
        return clusterSectors;
    }

    int clusterBytes() {
        return clusterSectors * SECTOR;
    }

    /** Sectors before the first table. */
    int reserved() {
        return reserved;
    }

    /** Entries of a root directory outside the clusters; 0 if it is in a cluster, as in FAT32. */
    int rootEntries() {
        return rootEntries;
    }

    int tableSectors() {
        return tableSectors;
    }

    /** Eleven characters. */
    String label() {
        return label;
    }

    /** The sector, within the partition, of cluster 2, which is the first. */
    int firstCluster() {
        return reserved + TABLES * tableSectors + rootEntries * ENTRY / SECTOR;
    }

    int clusters() {
        return (sectors - firstCluster()) / clusterSectors;
    }
}
