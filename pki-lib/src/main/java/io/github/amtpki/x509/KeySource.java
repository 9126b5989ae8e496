package io.github.amtpki.x509;

import io.github.amtpki.StorageException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Where key pairs come from. A key is ordered first and collected later, so that several are made at once while other work
 * goes on: RSA keys are what an issuing run waits for.
 */
@FunctionalInterface
public interface KeySource {

    /**
     * Orders a key pair.
     *
     * @return gives the key, waiting for it if need be; the same key every time
     */
    Supplier<KeyPair> order(KeyType type);

    /** Makes each key on a thread of its own, with this source of randomness. */
    static KeySource generating(SecureRandom random, Optional<Provider> provider) {
        return type -> {
            FutureTask<KeyPair> task = new FutureTask<>(() -> generate(type, random, provider));
            Thread thread = new Thread(task, "amtpki-key-" + type.id());
            thread.setDaemon(true);
            thread.start();
            return () -> join(task, type);
        };
    }

    /**
     * Orders keys at once for whoever will ask for them: useful while it is not known yet what is needed, but likely. Keys
     * of other types, and more of them, come from the source as usual.
     */
    static KeySource ahead(KeySource source, KeyType likely, int count) {
        Queue<Supplier<KeyPair>> ready = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < count; i++) {
            ready.add(source.order(likely));
        }
        return type -> {
            Supplier<KeyPair> first = type == likely ? ready.poll() : null;
            return first == null ? source.order(type) : first;
        };
    }

    private static KeyPair generate(KeyType type, SecureRandom random, Optional<Provider> provider)
            throws GeneralSecurityException {
        KeyPairGenerator generator =
                provider.isPresent() && provider.get().getService("KeyPairGenerator", type.algorithm()) != null
                        ? KeyPairGenerator.getInstance(type.algorithm(), provider.get())
                        : KeyPairGenerator.getInstance(type.algorithm());
        if (type.algorithm().equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp" + type.bits() + "r1"), random);
        } else {
            generator.initialize(type.bits(), random);
        }
        return generator.generateKeyPair();
    }

    private static KeyPair join(FutureTask<KeyPair> task, KeyType type) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while making a key of type " + type.id(), "", e);
        } catch (ExecutionException e) {
            throw new StorageException("cannot make a key of type " + type.id(), "", e.getCause());
        }
    }
}
