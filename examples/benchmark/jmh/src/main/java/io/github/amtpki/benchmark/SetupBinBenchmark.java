package io.github.amtpki.benchmark;

import io.github.amtpki.Secret;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.setupbin.BulkSetup;
import io.github.amtpki.setupbin.SetupBin;
import io.github.amtpki.setupbin.SetupBinBuilder;
import io.github.amtpki.x509.Digest;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How many files of one record are built, written and read in a second, and what is alive in memory while a table of 100 000
 * rows becomes as many files: as much as for 1 000, or it fails.
 */
public final class SetupBinBenchmark {

    private static final int FILES = 200_000;
    private static final int ROUNDS = 5;
    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final long SLACK = 1 << 20;

    private SetupBinBenchmark() {}

    private static SetupBinBuilder builder() {
        try (Secret current = secret("admin");
                Secret fresh = secret("Test-Probe123")) {
            return new SetupBinBuilder()
                    .currentPassword(current)
                    .newPassword(fresh)
                    .rootHash(new RootHash(Digest.SHA256, "5a".repeat(32)), "Benchmark Root")
                    .pkiDnsSuffix("corp.example.com");
        }
    }

    private static Secret secret(String text) {
        return Secret.of(text.toCharArray());
    }

    /** Files in a second, the best of some rounds. */
    private static void rate(String what, Runnable one) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < FILES; i++) {
                one.run();
            }
            best = Math.max(best, FILES / ((System.nanoTime() - start) / 1e9));
        }
        System.out.printf(Locale.ROOT, "Setup.bin: %-18s %,11.0f files/s%n", what, best);
    }

    /** A table of so many rows that is nowhere as a whole. */
    private static final class Table extends InputStream {

        private final int rows;
        private byte[] line = "hostname,new-password\n".getBytes(StandardCharsets.US_ASCII);
        private int at;
        private int row;

        Table(int rows) {
            this.rows = rows;
        }

        @Override
        public int read() {
            if (at == line.length) {
                if (row == rows) {
                    return -1;
                }
                line = ("pc-" + row++ + ",ref\n").getBytes(StandardCharsets.US_ASCII);
                at = 0;
            }
            return line[at++];
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            int first = length == 0 ? -1 : read();
            if (first < 0) {
                return length == 0 ? 0 : -1;
            }
            bytes[from] = (byte) first;
            int more = Math.min(length - 1, line.length - at);
            System.arraycopy(line, at, bytes, from + 1, more);
            at += more;
            return 1 + more;
        }
    }

    private static final class Passwords implements BulkSetup.Passwords {

        @Override
        public Secret current(String reference) {
            return secret("admin");
        }

        @Override
        public Secret fresh(String reference) {
            return secret("Test-Probe123");
        }
    }

    /** The most that was alive at ten moments. */
    private static long alive(int rows) {
        long[] most = {0};
        long start = System.nanoTime();
        long[] pause = {0};
        int[] seen = {0};
        BulkSetup.files(new Table(rows), builder(), new Passwords(), machine -> {
            if (++seen[0] % (rows / 10) == 0) {
                long before = System.nanoTime();
                System.gc();
                most[0] = Math.max(
                        most[0],
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
                pause[0] += System.nanoTime() - before;
            }
        });
        double seconds = (System.nanoTime() - start - pause[0]) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "Setup.bin: %,7d rows       %,11.0f rows/s, %,d KiB alive%n",
                rows,
                rows / seconds,
                most[0] >> 10);
        return most[0];
    }

    /** Fails if memory grows with the table. */
    public static void main(String[] args) {
        byte[] file = builder().build().encode();
        SetupBin decoded = SetupBin.decode(file);
        rate("build and encode", () -> builder().build().encode());
        rate("encode", decoded::encode);
        rate("decode", () -> SetupBin.decode(file));
        alive(FEW);
        if (alive(MANY) > alive(FEW) + SLACK) {
            throw new IllegalStateException("memory grows with the table");
        }
    }
}
