package io.github.amtpki.store;

import io.github.amtpki.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What is judged while more is being made: one thread, which takes one after the other, so that a thousand certificates need
 * no thousand threads. Nothing may be written before all is {@linkplain #settle settled}.
 */
final class Judgements implements AutoCloseable {

    private final ExecutorService judge = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "amtpki-judge");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Future<?>> begun = new ArrayList<>();

    void begin(Runnable judgement) {
        begun.add(judge.submit(judgement));
    }

    /** Waits for all of them; what the first to fail throws, in the order in which they were begun, this throws. */
    void settle() {
        for (Future<?> one : begun) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StorageException("interrupted while certificates were judged", "", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(e);
            }
        }
        begun.clear();
    }

    @Override
    public void close() {
        begun.forEach(one -> one.cancel(true));
        judge.shutdownNow();
    }
}
