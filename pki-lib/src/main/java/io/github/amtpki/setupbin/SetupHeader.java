package io.github.amtpki.setupbin;

import java.util.List;

/**
 * The first 512 bytes, but for what follows from the records. Intel's tools write what {@link #of} says; MeshCommander
 * writes chunk counts of 0 and, up to 0.8.7, no modules, and a machine took such a file.
 *
 * @param version decides the GUID, major and minor version
 * @param chunkCount 1; 0 means the same
 * @param headerByteCount 40, two for each module, and two for the end of their list
 * @param flags bit 0: records are not consumed
 * @param consumed how many records have been
 * @param recordChunkCount 1; 0 means the same
 * @param reserved 0
 * @param modules that the records use, in the order of their first use
 * @param rest what follows the list of modules, without zeros at its end; usually empty
 */
public record SetupHeader(
        FileVersion version,
        int chunkCount,
        int headerByteCount,
        int flags,
        long consumed,
        int recordChunkCount,
        int reserved,
        List<Integer> modules,
        Octets rest) {

    static final int MODULES_AT = 40;
    static final int MOST_MODULES = (SetupBin.CHUNK - MODULES_AT) / Short.BYTES;
    static final int DO_NOT_CONSUME = 1;

    /**
     * @throws IllegalArgumentException if a component does not fit its field, or a module is 0
     */
    public SetupHeader {
        modules = List.copyOf(modules);
        Unsigned.check(chunkCount, 1);
        Unsigned.check(headerByteCount, Unsigned.U16);
        Unsigned.check(flags, Unsigned.U16);
        Unsigned.check(consumed, Unsigned.U32);
        Unsigned.check(recordChunkCount, 1);
        Unsigned.check(reserved, Unsigned.U16);
        modules.forEach(module -> Unsigned.check(module, Unsigned.U16));
        int room = (MOST_MODULES - modules.size() - 1) * Short.BYTES;
        if (modules.size() > MOST_MODULES || modules.contains(0) || rest.length() > Math.max(0, room)) {
            throw new IllegalArgumentException("the list of modules and what follows do not fit into the header");
        }
    }

    /** The header of a new file with these records. */
    public static SetupHeader of(FileVersion version, boolean doNotConsume, List<SetupRecord> records) {
        List<Integer> modules = records.stream()
                .flatMap(record -> record.variables().stream())
                .map(Variable::module)
                .distinct()
                .toList();
        int bytes = MODULES_AT + (modules.size() + 1) * Short.BYTES;
        return new SetupHeader(version, 1, bytes, doNotConsume ? DO_NOT_CONSUME : 0, 0, 1, 0, modules, Octets.EMPTY);
    }

    /** Whether every machine is given the same record; else each takes one and marks it as used. */
    public boolean doNotConsume() {
        return (flags & DO_NOT_CONSUME) != 0;
    }
}
