package io.github.amtpki.testing;

import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeySource;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keys that cost nothing to make and are the same in every run. They stand in {@code src/test/resources/keys}, made once
 * with {@code openssl genpkey}, and are secret to nobody.
 *
 * <pre>{@code
 * IssuanceContext context = TestKeys.context();                  // clock, random, keys, serials: all fixed
 * KeyPair root = context.keys().order(KeyType.RSA_2048).get();   // rsa-2048-1, the next order gives rsa-2048-2, ...
 * KeyPair mine = TestKeys.pair(KeyType.RSA_3072, 1);             // this one and no other
 * }</pre>
 */
public final class TestKeys {

    /** A Thursday in the middle of a year, far from every change of clocks and of encodings. */
    public static final Instant NOW = Instant.parse("2026-07-02T12:00:00Z");

    /** The first of the serial numbers, with the length that real ones have; each next is one more. */
    public static final BigInteger FIRST_SERIAL = new BigInteger("40000000000000000000000000000001", 16);

    private static final Map<String, KeyPair> LOADED = new ConcurrentHashMap<>();

    private TestKeys() {}

    /** How many different keys of this type there are. */
    public static int count(KeyType type) {
        return type == KeyType.RSA_2048 || type == KeyType.RSA_3072 ? 4 : 2;
    }

    /**
     * One key of a type.
     *
     * @param number from 1 to {@link #count}
     */
    public static KeyPair pair(KeyType type, int number) {
        return LOADED.computeIfAbsent(type.id() + "-" + number, name -> load(type, name));
    }

    /** Gives the keys of each type in order; after the last it begins again. Safe for threads. */
    public static KeySource source() {
        Map<KeyType, AtomicInteger> ordered = new EnumMap<>(KeyType.class);
        for (KeyType type : KeyType.values()) {
            ordered.put(type, new AtomicInteger());
        }
        return type -> {
            KeyPair pair =
                    pair(type, 1 + Objects.requireNonNull(ordered.get(type)).getAndIncrement() % count(type));
            return () -> pair;
        };
    }

    /** Serial numbers from {@link #FIRST_SERIAL} on, time standing still at {@link #NOW}, fixed keys and randomness. */
    public static IssuanceContext context() {
        AtomicLong serial = new AtomicLong();
        return new IssuanceContext(
                Clock.fixed(NOW, ZoneOffset.UTC),
                random(),
                source(),
                () -> FIRST_SERIAL.add(BigInteger.valueOf(serial.getAndIncrement())),
                Optional.empty());
    }

    /** Randomness that is the same in every run. */
    public static SecureRandom random() {
        return new FixedRandom(20260702);
    }

    private static KeyPair load(KeyType type, String name) {
        try (InputStream in = Objects.requireNonNull(TestKeys.class.getResourceAsStream("/keys/" + name + ".key"))) {
            List<Pem> blocks = Pem.decode(in.readAllBytes());
            KeyFactory factory = KeyFactory.getInstance(type.algorithm());
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(blocks.get(1).der())),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(blocks.get(0).der())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the test key " + name + " cannot be read", e);
        }
    }
}
