package io.github.amtpki.x509;

import io.github.amtpki.StorageException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes keys, as many at a time as there are processors. How long an RSA key takes is luck, so no order hangs on one search:
 * whoever ordered first gets the first key that is found. An authority is ordered before what it issues, and has work to do
 * while others are still searching.
 */
final class KeyMaker implements KeySource {

    private final SecureRandom random;
    private final Optional<Provider> provider;
    private final Executor searchers;
    private final Map<KeyType, Queue<CompletableFuture<KeyPair>>> orders = new ConcurrentHashMap<>();

    KeyMaker(SecureRandom random, Optional<Provider> provider) {
        this(random, provider, threads());
    }

    /** @param searchers runs the searches, on other threads than its caller's */
    KeyMaker(SecureRandom random, Optional<Provider> provider, Executor searchers) {
        this.random = random;
        this.provider = provider;
        this.searchers = searchers;
    }

    @Override
    public Supplier<KeyPair> order(KeyType type) {
        CompletableFuture<KeyPair> order = new CompletableFuture<>();
        Queue<CompletableFuture<KeyPair>> open = orders.computeIfAbsent(type, any -> new ArrayDeque<>());
        // One search for each order, even if there is no thread for it: then there is no order either.
        synchronized (open) {
            searchers.execute(() -> search(type, open));
            open.add(order);
        }
        return () -> collect(order, type);
    }

    private void search(KeyType type, Queue<CompletableFuture<KeyPair>> open) {
        try {
            KeyPair found = generate(type);
            eldest(open).complete(found);
        } catch (GeneralSecurityException | RuntimeException | Error e) {
            eldest(open).completeExceptionally(e);
        }
    }

    private static CompletableFuture<KeyPair> eldest(Queue<CompletableFuture<KeyPair>> open) {
        synchronized (open) {
            return open.remove();
        }
    }

    private KeyPair generate(KeyType type) throws GeneralSecurityException {
        KeyPairGenerator generator =
                provider.isPresent() && provider.get().getService("KeyPairGenerator", type.algorithm()) != null
                        ? KeyPairGenerator.getInstance(type.algorithm(), provider.get())
                        : KeyPairGenerator.getInstance(type.algorithm());
        if (type.algorithm().equals("EC")) {
            generator.initialize(new ECGenParameterSpec(type.curve()), random);
        } else {
            generator.initialize(type.bits(), jdks(generator) ? new PrimeStarts(random, type.bits()) : random);
        }
        return generator.generateKeyPair();
    }

    /** Others may look at what draws for them, or draw otherwise. */
    private static boolean jdks(KeyPairGenerator generator) {
        return generator.getProvider().getName().equals("SunRsaSign");
    }

    private static KeyPair collect(CompletableFuture<KeyPair> order, KeyType type) {
        try {
            return order.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while making a key of type " + type.id(), "", e);
        } catch (ExecutionException e) {
            throw new StorageException("cannot make a key of type " + type.id(), "", e.getCause());
        }
    }

    /** Threads that end when there is nothing to do, and keep nobody from ending. */
    private static Executor threads() {
        int processors = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                processors, processors, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "amtpki-key");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
