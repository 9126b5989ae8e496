package io.github.amtpki.testing;

import java.lang.reflect.Method;

/**
 * How much memory a piece of work allocated, whether or not it still uses it. Unlike seconds, that is the same on a busy machine.
 */
public final class Allocation {

    private static final Object THREADS = threads();
    private static final Method BYTES = bytes();

    private Allocation() {}

    /** Bytes allocated by this thread while it did the work. */
    public static long by(Runnable work) {
        long before = now();
        work.run();
        return now() - before;
    }

    private static long now() {
        try {
            return (Long) BYTES.invoke(THREADS);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The library's module does not read the one of management; tests run beside it. */
    private static Object threads() {
        try {
            return Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method bytes() {
        try {
            return Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
