package io.github.amtpki.setupbin;

import io.github.amtpki.BadInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads the format strictly: what the header counts must be what is there, before anything is taken into memory. Only what
 * firmware does not look at (reserved fields, paddings, records that are no longer valid) may be anything, and is kept.
 */
final class Decoder {

    private static final String CUT = "the file is cut off or damaged: copy or make it again";
    private static final int GUID = 16;

    private final byte[] file;
    private final ByteBuffer in;

    Decoder(byte[] file) {
        this.file = file;
        this.in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    SetupBin file() {
        if (file.length > SetupBin.MAX_BYTES) {
            throw new BadInputException(
                    "a file of " + file.length + " bytes is larger than any Setup.bin: " + SetupBin.MAX_BYTES);
        }
        if (file.length < SetupBin.CHUNK) {
            throw new BadInputException(
                    "the file ends at " + at(file.length) + ", inside the header of " + SetupBin.CHUNK + " bytes", CUT);
        }
        FileVersion version = version();
        chunks(16, "the header");
        chunks(36, "each record");
        if (in.getInt(20) != 0) {
            throw new BadInputException("the header at " + at(20) + " has a record number, which is 0 in headers", CUT);
        }
        long count = unsigned(28);
        checkSize(count);
        long consumed = unsigned(32);
        if (consumed > count) {
            throw new BadInputException(
                    "the header at " + at(32) + " counts " + consumed + " consumed records of " + count, CUT);
        }
        SetupHeader header = header(version, consumed);
        List<SetupRecord> records = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            records.add(record(SetupBin.CHUNK * (1 + i), i + 1));
        }
        return new SetupBin(header, records);
    }

    private FileVersion version() {
        Octets guid = Octets.slice(file, 0, GUID);
        int major = file[24];
        int minor = file[25];
        boolean known = false;
        for (FileVersion version : FileVersion.values()) {
            if (version.guid().equals(guid)) {
                known = true;
                if (version.major() == major && version.minor() == minor) {
                    return version;
                }
            }
        }
        if (known) {
            throw new BadInputException(
                    "the header at " + at(24) + " says version " + (major & 0xff) + "." + (minor & 0xff)
                            + ", which its GUID contradicts",
                    CUT);
        }
        throw new BadInputException(
                "this is not a Setup.bin: the first 16 bytes are the GUID of no known version",
                "versions 1, 2.0, 2.1, 3 and 4 are known; a disk image holds the file, but is none");
    }

    private void chunks(int offset, String what) {
        int chunks = in.getShort(offset) & 0xffff;
        if (chunks > 1) {
            throw new BadInputException(
                    "the header at " + at(offset) + " says that " + what + " takes " + chunks
                            + " chunks of 512 bytes; only one is supported",
                    "no tool is known that writes more");
        }
    }

    private void checkSize(long count) {
        long expected = SetupBin.CHUNK * (1 + count);
        if (expected == file.length) {
            return;
        }
        String counted =
                "the header at " + at(28) + " counts " + count + " records, which makes " + expected + " bytes; ";
        throw expected > file.length
                ? new BadInputException(counted + "the file ends at " + at(file.length), CUT)
                : new BadInputException(
                        counted + "the file has " + (file.length - expected) + " more", "cut off what does not belong");
    }

    private SetupHeader header(FileVersion version, long consumed) {
        List<Integer> modules = new ArrayList<>();
        int next = SetupHeader.MODULES_AT;
        while (next < SetupBin.CHUNK && in.getShort(next) != 0) {
            modules.add(in.getShort(next) & 0xffff);
            next += Short.BYTES;
        }
        int rest = Math.min(next + Short.BYTES, SetupBin.CHUNK);
        return new SetupHeader(
                version,
                in.getShort(16) & 0xffff,
                in.getShort(18) & 0xffff,
                in.getShort(26) & 0xffff,
                consumed,
                in.getShort(36) & 0xffff,
                in.getShort(38) & 0xffff,
                modules,
                Octets.withoutTrailingZeros(file, rest, SetupBin.CHUNK));
    }

    private SetupRecord record(int offset, int number) {
        long type = unsigned(offset);
        if (type > SetupRecord.DATA) {
            throw new BadInputException(
                    "record " + number + " at " + at(offset) + " has type " + type + "; known are 0 (invalid) and 1",
                    CUT);
        }
        long flags = unsigned(offset + 4);
        boolean valid = SetupRecord.isValid(type, flags);
        int chunkCount = in.getShort(offset + 16) & 0xffff;
        int headerByteCount = in.getShort(offset + 18) & 0xffff;
        long found = unsigned(offset + 20);
        if (valid) {
            expect(number, offset + 16, "chunk count", chunkCount, chunkCount == 0 ? 0 : 1);
            expect(number, offset + 18, "header size", headerByteCount, SetupRecord.HEADER);
            expect(number, offset + 20, "number", found, number);
        }
        Body body = body(offset, number, (flags & SetupRecord.SCRAMBLED) != 0, valid);
        return new SetupRecord(
                type, flags, in.getLong(offset + 8), chunkCount, headerByteCount, found, body.variables, body.rest);
    }

    private static void expect(int record, int offset, String what, long found, long expected) {
        if (found != expected) {
            throw new BadInputException(
                    "record " + record + " at " + at(offset) + " has the " + what + " " + found + " instead of "
                            + expected,
                    CUT);
        }
    }

    private record Body(List<Variable> variables, Octets rest) {}

    private Body body(int offset, int number, boolean scrambled, boolean valid) {
        int from = offset + SetupRecord.HEADER;
        byte[] clear = Arrays.copyOfRange(file, from, offset + SetupBin.CHUNK);
        if (scrambled) {
            Encoder.shift(clear, 0, clear.length, -Encoder.SCRAMBLE);
        }
        try {
            return variables(clear, from, number);
        } catch (BadInputException e) {
            if (valid) {
                throw e;
            }
            return new Body(List.of(), Octets.withoutTrailingZeros(clear, 0, clear.length));
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    /** The list ends at module 0, or where no further variable has room. */
    private static Body variables(byte[] clear, int from, int record) {
        ByteBuffer in = ByteBuffer.wrap(clear).order(ByteOrder.LITTLE_ENDIAN);
        List<Variable> variables = new ArrayList<>();
        int next = 0;
        while (next + Variable.HEADER <= clear.length && in.getShort(next) != 0) {
            int module = in.getShort(next) & 0xffff;
            int id = in.getShort(next + 2) & 0xffff;
            int length = in.getShort(next + 4) & 0xffff;
            int value = next + Variable.HEADER;
            if (length > clear.length - value) {
                throw new BadInputException(
                        "variable " + module + "/" + id + " of record " + record + " at " + at(from + next) + " claims "
                                + length + " bytes, but " + (clear.length - value) + " are left in the record",
                        "the record is damaged, or it was scrambled and is not marked so: make the file again");
            }
            int end = value + Variable.padded(length);
            Variable variable = new Variable(
                    module,
                    id,
                    Octets.slice(clear, value, value + length),
                    in.getShort(next + 6) & 0xffff,
                    Octets.withoutTrailingZeros(clear, value + length, end));
            if (SetupRecord.clashes(variables, variables.size(), variable)) {
                throw new BadInputException(
                        "variable " + variable.label() + " of record " + record + " occurs again at " + at(from + next),
                        "firmware may take either: keep one, or make the file again");
            }
            variables.add(variable);
            next = end;
        }
        return new Body(variables, Octets.withoutTrailingZeros(clear, next, clear.length));
    }

    private long unsigned(int offset) {
        return Integer.toUnsignedLong(in.getInt(offset));
    }

    private static String at(int offset) {
        return "offset 0x" + HexFormat.of().toHexDigits(offset, offset > 0xffff ? 8 : 4);
    }
}
