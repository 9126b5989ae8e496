package io.github.amtpki.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.security.Security;

/**
 * What a piece of work costs: bytes allocated by its thread, and runs of hashes. Unlike seconds, both are the same on a busy
 * machine.
 *
 * <p>Every key derivation runs a hash: twice for each iteration and block of PBKDF2, once in PKCS#12's own. They are counted
 * where they are run, by a security provider that stands before the JDK's.
 */
public final class Meter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Meter() {}

    /**
     * What was spent.
     *
     * @param bytes allocated, whether or not still in use
     * @param digests single runs of a hash
     */
    public record Cost(long bytes, long digests) {}

    /** Does the work, with nobody else deriving keys in this process. */
    public static Cost of(Runnable work) {
        CountingProvider counting = new CountingProvider();
        Security.insertProviderAt(counting, 1);
        try {
            long start = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            return new Cost(THREADS.getCurrentThreadAllocatedBytes() - start, counting.digests());
        } finally {
            Security.removeProvider(counting.getName());
        }
    }
}
