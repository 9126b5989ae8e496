package io.github.amtpki.setupbin;

import io.github.amtpki.BadInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One file with a record for each of many machines, and the ledger of its passwords. A record names no machine: firmware
 * takes the first that nobody has taken. Which machine has which password is therefore unknown until somebody notes it in
 * the ledger's last column.
 *
 * <pre>
 * record,new-password,machine
 * 1,...,unknown until noted
 * </pre>
 *
 * @param file at most 16 MiB; whoever gets it wipes it
 * @param ledger comma-separated values, ASCII; whoever gets it wipes it
 * @param records how many
 * @param warnings what the person who uses it should know, each once
 */
public record SetupPool(byte[] file, byte[] ledger, int records, List<String> warnings) {

    /** More than this, and machines look for their record so long that it is felt (1 000 took 15 s, reported). */
    public static final int MANY_RECORDS = 300;

    private static final String HEADER = "record,new-password,machine\n";
    private static final String UNKNOWN = ",unknown until noted\n";

    public SetupPool {
        warnings = List.copyOf(warnings);
    }

    static String manyRecords(int records) {
        return records + " records: each machine looks for its record, which makes its boot slower; " + MANY_RECORDS
                + " or fewer are not felt";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SetupPool that && Arrays.equals(file, that.file) && Arrays.equals(ledger, that.ledger);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(file) + Arrays.hashCode(ledger);
    }

    /** Never the contents. */
    @Override
    public String toString() {
        return "SetupPool[" + records + " records]";
    }

    /** Adds records one by one; only their bytes are kept. */
    public static final class Builder implements AutoCloseable {

        private final Growing file = new Growing();
        private final Growing ledger = new Growing();
        private final Set<String> warnings = new LinkedHashSet<>();
        private final Set<Integer> modules = new LinkedHashSet<>();
        private Optional<FileVersion> version = Optional.empty();
        private int records;

        /** An empty pool. */
        public Builder() {}

        /**
         * One more record.
         *
         * @param spec closed by its owner; whether it is consumable is not asked, a pool always is
         * @throws BadInputException if there are too many, one has no new password or another file version
         */
        public Builder add(SetupBinSpec spec) {
            SetupBin.checkCount(records + 1);
            Variable password = spec.variables().stream()
                    .filter(variable -> variable.row().equals(Optional.of(VariableRow.NEW_MEBX_PASSWORD)))
                    .findFirst()
                    .orElseThrow(() -> new BadInputException(
                            "record " + (records + 1) + " of the pool has no new password",
                            "the ledger would have nothing to tell; one file that is not consumed serves them all"));
            if (!version.orElse(spec.version()).equals(spec.version())) {
                throw new BadInputException("the records of one file have one version");
            }
            version = Optional.of(spec.version());
            records++;
            spec.variables().forEach(variable -> modules.add(variable.module()));
            byte[] chunk = new byte[SetupBin.CHUNK];
            Encoder.record(chunk, 0, spec.record(records));
            file.add(chunk);
            ledger.add((records + ",").getBytes(StandardCharsets.US_ASCII));
            ledger.add(password.value().toByteArray());
            ledger.add(UNKNOWN.getBytes(StandardCharsets.US_ASCII));
            warnings.addAll(spec.warnings());
            return this;
        }

        /**
         * @throws BadInputException if there is no record
         */
        public SetupPool build() {
            FileVersion known = version.orElseThrow(() -> new BadInputException("a pool needs at least one record"));
            byte[] header = new byte[SetupBin.CHUNK];
            int bytes = SetupHeader.MODULES_AT + (modules.size() + 1) * Short.BYTES;
            List<Integer> used = List.copyOf(modules);
            Encoder.header(header, new SetupHeader(known, 1, bytes, 0, 0, 1, 0, used, Octets.EMPTY), records);
            List<String> all = new ArrayList<>(warnings);
            all.add("a record names no machine: note in the ledger which machine took which password");
            if (records > MANY_RECORDS) {
                all.add(manyRecords(records));
            }
            byte[] head = HEADER.getBytes(StandardCharsets.US_ASCII);
            return new SetupPool(file.joined(header), ledger.joined(head), records, all);
        }

        /** Overwrites what was collected. */
        @Override
        public void close() {
            file.wipe();
            ledger.wipe();
        }
    }

    /** Bytes that are overwritten wherever they have been. */
    private static final class Growing {

        private byte[] bytes = new byte[SetupBin.CHUNK];
        private int length;

        /** Takes the bytes over, and wipes where they were. */
        void add(byte[] more) {
            if (length + more.length > bytes.length) {
                byte[] old = bytes;
                bytes = Arrays.copyOf(old, Math.max(2 * old.length, length + more.length));
                Arrays.fill(old, (byte) 0);
            }
            System.arraycopy(more, 0, bytes, length, more.length);
            length += more.length;
            Arrays.fill(more, (byte) 0);
        }

        byte[] joined(byte[] head) {
            byte[] joined = Arrays.copyOf(head, head.length + length);
            System.arraycopy(bytes, 0, joined, head.length, length);
            return joined;
        }

        void wipe() {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
