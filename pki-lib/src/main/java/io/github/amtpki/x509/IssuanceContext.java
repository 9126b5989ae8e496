package io.github.amtpki.x509;

import java.math.BigInteger;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one seam for everything that differs from run to run: time, randomness, keys, serial numbers, and the provider that
 * does the arithmetic. With fixed values for all of them, the same specification gives the same bytes.
 *
 * @param clock tells the time; UTC is assumed where calendars matter
 * @param random salts, initialization vectors, generated passwords, ECDSA signatures
 * @param keys new key pairs
 * @param serials certificate serial numbers: positive, at most 16 bytes
 * @param provider for signatures with keys that name no provider of their own; empty means the JDK's choice
 */
public record IssuanceContext(
        Clock clock, SecureRandom random, KeySource keys, Supplier<BigInteger> serials, Optional<Provider> provider) {

    static final int SERIAL_BYTES = 16;

    /** The system's clock and randomness, the JDK's providers, random serial numbers. */
    public static IssuanceContext system() {
        return system(Clock.systemUTC(), Optional.empty());
    }

    /** As {@link #system()}, with another clock or provider. */
    public static IssuanceContext system(Clock clock, Optional<Provider> provider) {
        SecureRandom random = new SecureRandom();
        return new IssuanceContext(
                clock, random, KeySource.generating(random, provider), () -> serial(random), provider);
    }

    public IssuanceContext withClock(Clock other) {
        return new IssuanceContext(other, random, keys, serials, provider);
    }

    /** The same with these keys already being made: see {@link KeySource#ahead}. */
    public IssuanceContext withKeysAhead(KeyType likely, int count) {
        return new IssuanceContext(clock, random, KeySource.ahead(keys, likely, count), serials, provider);
    }

    public IssuanceContext withProvider(Provider other) {
        return new IssuanceContext(clock, random, keys, serials, Optional.of(other));
    }

    /**
     * A random serial number: always 16 bytes and positive, 126 of its bits random. RFC 5280 section 4.1.2.2 allows 20
     * bytes and wants it positive; Intel's audit record keeps 16 (read in LMS).
     */
    static BigInteger serial(SecureRandom random) {
        byte[] bytes = new byte[SERIAL_BYTES];
        random.nextBytes(bytes);
        bytes[0] = (byte) (bytes[0] & 0x3f | 0x40);
        return new BigInteger(bytes);
    }
}
