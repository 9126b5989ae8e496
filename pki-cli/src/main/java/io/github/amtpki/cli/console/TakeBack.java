package io.github.amtpki.cli.console;

import java.util.function.Supplier;

/** Takes back what grows on the disk if the process is told to end (Ctrl-C, SIGTERM) before it is done. */
public final class TakeBack {

    private TakeBack() {}

    /**
     * Does the work.
     *
     * @param undo run in a thread of its own, beside the work, if the process is told to end meanwhile
     */
    public static <T> T ifKilled(Runnable undo, Supplier<T> work) {
        Thread hook = new Thread(undo, "take back");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            leave(hook);
        }
    }

    private static void leave(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process ends already, and the hook is at work
        }
    }
}
