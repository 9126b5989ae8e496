package io.github.amtpki.setupbin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.amtpki.BadInputException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes are: the same bytes again or one kind of error, and memory in proportion to the file. */
@Timeout(120)
final class DecoderFuzzTest {

    private static final int ROUNDS = 30_000;

    /**
     * Bytes of memory that a byte of the file may cost. The dearest file is full of empty variables, eight bytes each, of
     * which each becomes an object of some thirty.
     */
    private static final int PER_BYTE = 16;

    private static final int FOR_THE_ANSWER = 16 << 10;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<byte[]> FILES =
            List.of(Samples.file(), VectorsTest.intelsFile(), Samples.pool(3), emptyVariables(2));

    private static byte[] emptyVariables(int records) {
        SetupRecord[] list = new SetupRecord[records];
        Variable[] variables = new Variable[SetupRecord.BODY / Variable.HEADER];
        Arrays.setAll(variables, i -> new Variable(9, i, Octets.EMPTY));
        Arrays.setAll(list, i -> SetupRecord.of(i + 1, false, List.of(variables)));
        return SetupBin.of(FileVersion.V4, true, List.of(list)).encode();
    }

    /** Whether it was read; any other exception than ours fails the test. */
    private static boolean attempt(byte[] file, String what) {
        try {
            byte[] again = SetupBin.decode(file).encode();
            if (!Arrays.equals(again, file)) {
                throw new AssertionError(what + " came back otherwise");
            }
            return true;
        } catch (BadInputException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what, e);
        }
    }

    private static void decodeQuietly(byte[] file) {
        try {
            SetupBin.decode(file);
        } catch (BadInputException expected) {
            return;
        }
    }

    private static byte[] mutated(Random random) {
        byte[] file = FILES.get(random.nextInt(FILES.size())).clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(file.length);
            switch (random.nextInt(6)) {
                case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> file[at] = (byte) random.nextInt(256);
                case 2 -> file[random.nextInt(64)] = (byte) random.nextInt(4);
                case 3 -> file[512 + random.nextInt(24)] = (byte) random.nextInt(4);
                case 4 -> {
                    int from = random.nextInt(file.length);
                    int length = random.nextInt(1 + Math.min(64, file.length - Math.max(at, from)));
                    System.arraycopy(file, from, file, at, length);
                }
                default -> file = Arrays.copyOf(file, random.nextInt(file.length + 600));
            }
            if (file.length < 600) {
                break;
            }
        }
        return file;
    }

    @Test
    void mutatedFilesAreReadOrRefusedWithinTheirBudgetOfMemory() {
        Random random = new Random(20260101);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] file = mutated(random);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            decodeQuietly(file);
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (allocated > (long) PER_BYTE * file.length + FOR_THE_ANSWER) {
                throw new AssertionError("round " + round + ": " + allocated + " bytes for " + file.length);
            }
            read += attempt(file, "round " + round) ? 1 : 0;
        }
        assertThat(read).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    @Test
    void noByteBreaksTheReader() {
        for (byte[] file : FILES) {
            for (int at = 0; at < file.length; at++) {
                for (int value : new int[] {0x00, 0x01, 0x7f, 0x80, 0xff}) {
                    byte[] changed = file.clone();
                    changed[at] = (byte) value;
                    attempt(changed, "byte " + at);
                }
            }
        }
    }

    @Test
    void aFileFullOfEmptyVariablesStaysWithinItsBudget() {
        byte[] file = emptyVariables(2000);
        SetupBin.decode(file);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        SetupBin.decode(file);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan((long) PER_BYTE * file.length);
    }

    @Test
    void aHeaderThatPromisesMuchCostsNothing() {
        byte[] file = Arrays.copyOf(Samples.file(), 512);
        Arrays.fill(file, 28, 32, (byte) 0xff);
        attempt(file, "warm");
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(attempt(file, "lying header")).isFalse();
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(FOR_THE_ANSWER);
    }
}
