package io.github.amtpki.store;

import io.github.amtpki.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * What is judged while more is being made: one thread, which takes one after the other, so that a thousand certificates need
 * no thousand threads. Nothing may be written before all is {@linkplain #settle settled}, and whoever wants that lends a hand.
 */
final class Judgements implements AutoCloseable {

    private final ExecutorService judge = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "amtpki-judge");
        thread.setDaemon(true);
        return thread;
    });
    private final List<FutureTask<Void>> begun = new ArrayList<>();

    void begin(Runnable judgement) {
        FutureTask<Void> task = new FutureTask<>(judgement, null);
        begun.add(task);
        judge.execute(task);
    }

    /**
     * Judges what nobody has begun with yet, and waits for the rest; what the first to fail throws, in the order in which they
     * were begun, this throws.
     */
    void settle() {
        begun.forEach(FutureTask::run); // which does nothing where the other thread has begun
        for (FutureTask<Void> one : begun) {
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
