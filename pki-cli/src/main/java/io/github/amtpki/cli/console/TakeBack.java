package io.github.amtpki.cli.console;

import java.util.function.Supplier;

/** Takes back what grows on the disk if the process is told to end (Ctrl-C, SIGTERM) before it is done. */
public final class TakeBack {

    private TakeBack() {}

    /**
     * Does the work.
     *
     * @param console where it is told: whoever pressed Ctrl-C sees why the program is still there
     * @param undo run in a thread of its own, beside the work, if the process is told to end meanwhile
     */
    public static <T> T ifKilled(Console console, Runnable undo, Supplier<T> work) {
        Thread hook = new Thread(
                () -> {
                    console.tell("taking back what was written so far");
                    undo.run();
                },
                "take back");
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
