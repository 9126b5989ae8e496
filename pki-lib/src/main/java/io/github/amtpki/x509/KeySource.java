package io.github.amtpki.x509;

import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
     * @return gives the key, waiting for it if need be; the same key every time. It throws a
     *     {@link io.github.amtpki.StorageException} if none can be made
     */
    Supplier<KeyPair> order(KeyType type);

    /**
     * Makes keys on threads of its own, with this source of randomness, as many at a time as there are processors. Whoever
     * ordered first gets the first one of that type that is done.
     *
     * @param provider makes the keys that it can make; the JDK's own make all others
     */
    static KeySource generating(SecureRandom random, Optional<Provider> provider) {
        return new KeyMaker(random, provider);
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
}
