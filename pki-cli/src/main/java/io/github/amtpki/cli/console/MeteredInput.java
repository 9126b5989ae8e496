package io.github.amtpki.cli.console;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** A stream that knows how much of it was read, and how much there is if it is a file. */
public final class MeteredInput extends FilterInputStream {

    private final OptionalLong size;
    private long read;

    MeteredInput(InputStream in, OptionalLong size) {
        super(in);
        this.size = size;
    }

    public OptionalLong size() {
        return size;
    }

    /** Bytes so far. */
    public long done() {
        return read;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        read += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = in.read(bytes, from, length);
        read += Math.max(0, count);
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
