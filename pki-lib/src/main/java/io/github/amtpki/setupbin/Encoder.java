package io.github.amtpki.setupbin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Writes the format: little-endian throughout, no checksum. */
final class Encoder {

    /** What scrambling adds to every byte of a record after its header, padding included. */
    static final int SCRAMBLE = 17;

    private Encoder() {}

    static byte[] encode(SetupBin file) {
        byte[] bytes = new byte[SetupBin.CHUNK * (1 + file.records().size())];
        header(bytes, file.header(), file.records().size());
        for (int i = 0; i < file.records().size(); i++) {
            record(bytes, SetupBin.CHUNK * (1 + i), file.records().get(i));
        }
        return bytes;
    }

    static void header(byte[] bytes, SetupHeader header, int records) {
        header.version().guid().copyTo(bytes, 0);
        ByteBuffer out = at(bytes, header.version().guid().length());
        out.putShort((short) header.chunkCount()).putShort((short) header.headerByteCount());
        out.putInt(0);
        out.put((byte) header.version().major()).put((byte) header.version().minor());
        out.putShort((short) header.flags());
        out.putInt(records).putInt((int) header.consumed());
        out.putShort((short) header.recordChunkCount()).putShort((short) header.reserved());
        header.modules().forEach(module -> out.putShort(module.shortValue()));
        header.rest().copyTo(bytes, Math.min(out.position() + Short.BYTES, bytes.length));
    }

    /** One record at an offset of an array of zeros. */
    static void record(byte[] bytes, int offset, SetupRecord record) {
        ByteBuffer out = at(bytes, offset);
        out.putInt((int) record.type()).putInt((int) record.flags()).putLong(record.reserved());
        out.putShort((short) record.chunkCount()).putShort((short) record.headerByteCount());
        out.putInt((int) record.number());
        int end = variables(bytes, out.position(), record.variables());
        record.rest().copyTo(bytes, end);
        if (record.scrambled()) {
            shift(bytes, offset + SetupRecord.HEADER, offset + SetupBin.CHUNK, SCRAMBLE);
        }
    }

    private static int variables(byte[] bytes, int offset, List<Variable> variables) {
        int next = offset;
        for (Variable variable : variables) {
            ByteBuffer out = at(bytes, next);
            out.putShort((short) variable.module()).putShort((short) variable.id());
            out.putShort((short) variable.value().length()).putShort((short) variable.reserved());
            variable.value().copyTo(bytes, out.position());
            variable.padding().copyTo(bytes, out.position() + variable.value().length());
            next += variable.size();
        }
        return next;
    }

    static void shift(byte[] bytes, int from, int to, int by) {
        for (int i = from; i < to; i++) {
            bytes[i] += (byte) by;
        }
    }

    private static ByteBuffer at(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(offset);
    }
}
