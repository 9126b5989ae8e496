package io.github.amtpki.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.security.Security;

/**
 * What a piece of work costs: bytes allocated by its thread, and iterations of key derivation. Unlike seconds, both are the
 * same on a busy machine.
 *
 * <p>Iterations are counted where they are run, by a security provider that stands before the JDK's: PBKDF2 by what it was
 * asked for, the older derivations by their calls of a hash.
 */
public final class Meter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Meter() {}

    /**
     * What was spent.
     *
     * @param bytes allocated, whether or not still in use
     * @param iterations of PBKDF2
     * @param digests single runs of a hash, as the derivations of PKCS#12 and PBES1 do
     */
    public record Cost(long bytes, long iterations, long digests) {}

    /** Does the work, with nobody else deriving keys in this process. */
    public static Cost of(Runnable work) {
        CountingProvider counting = new CountingProvider();
        Security.insertProviderAt(counting, 1);
        try {
            long start = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            return new Cost(
                    THREADS.getCurrentThreadAllocatedBytes() - start, counting.iterations(), counting.digests());
        } finally {
            Security.removeProvider(counting.getName());
        }
    }
}
