package io.github.amtpki.setupbin;

import io.github.amtpki.BadInputException;
import java.util.List;

/**
 * A whole Setup.bin as a value. Whatever {@link #decode} takes, {@link #encode} gives back byte for byte, unknown variables
 * and odd paddings included.
 *
 * <pre>{@code
 * SetupBin file = SetupBin.decode(bytes);
 * for (SetupRecord record : file.records()) {
 *     for (Variable variable : record.variables()) {
 *         ... variable.label() ... variable.display(false)
 *     }
 * }
 * }</pre>
 *
 * @param header all that does not follow from the records
 * @param records in order
 */
public record SetupBin(SetupHeader header, List<SetupRecord> records) {

    /** The unit of the format. */
    public static final int CHUNK = 512;

    /** Bounds what is read; the largest file that was heard of has 20 000 records, and boot takes seconds for 1 000. */
    public static final int MAX_RECORDS = 32_767;

    public static final int MAX_BYTES = (1 + MAX_RECORDS) * CHUNK;

    /**
     * @throws BadInputException if there are more records than {@link #MAX_RECORDS}
     * @throws IllegalArgumentException if more records are consumed than there are, or a valid one is misnumbered
     */
    public SetupBin {
        records = List.copyOf(records);
        checkCount(records.size());
        if (header.consumed() < 0 || header.consumed() > records.size()) {
            throw new IllegalArgumentException("more records are consumed than there are");
        }
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).valid() && records.get(i).number() != i + 1) {
                throw new IllegalArgumentException("record " + (i + 1) + " has another number");
            }
        }
    }

    /** A new file. */
    public static SetupBin of(FileVersion version, boolean doNotConsume, List<SetupRecord> records) {
        return new SetupBin(SetupHeader.of(version, doNotConsume, records), records);
    }

    /**
     * Reads a file of any version.
     *
     * @throws BadInputException with the offset, if it is cut off, too long, contradicts itself, or is something else
     */
    public static SetupBin decode(byte[] file) {
        return new Decoder(file).file();
    }

    /** The file; it holds passwords, and whoever gets it wipes it. */
    public byte[] encode() {
        return Encoder.encode(this);
    }

    public FileVersion version() {
        return header.version();
    }

    public boolean doNotConsume() {
        return header.doNotConsume();
    }

    static void checkCount(int records) {
        if (records > MAX_RECORDS) {
            throw new BadInputException(
                    "a Setup.bin of more than " + MAX_RECORDS + " records", "make several files of a few hundred each");
        }
    }
}
