package io.github.amtpki.cli;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * What is got ready on a thread of its own while the verb does something else: a program that runs for half a second has no
 * time to do one thing after the other.
 */
final class Aside<T> {

    private final FutureTask<T> task;

    private Aside(FutureTask<T> task) {
        this.task = task;
    }

    /** The thread keeps nobody from ending. */
    static <T> Aside<T> begin(String name, Supplier<T> work) {
        Aside<T> aside = new Aside<>(new FutureTask<>(work::get));
        Thread thread = new Thread(aside.task, name);
        thread.setDaemon(true);
        thread.start();
        return aside;
    }

    /** Waits for it; what it threw, this throws. */
    T get() {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e);
        }
    }
}
