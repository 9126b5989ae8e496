package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.amtpki.StorageException;
import io.github.amtpki.testing.TestKeys;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class KeySourceTest {

    /** Does what it is told in place of searching. */
    private static final class Told extends Provider {

        private static final long serialVersionUID = 1;

        private final transient Supplier<KeyPair> search;

        Told(Supplier<KeyPair> search) {
            super("Told", "1", "makes keys as a test wants them");
            this.search = search;
            putService(new Service(this, "KeyPairGenerator", "RSA", "none", List.of(), Map.of()) {
                @Override
                public Object newInstance(Object parameter) {
                    return new Searching();
                }
            });
        }

        private final class Searching extends KeyPairGeneratorSpi {

            @Override
            public void initialize(int bits, SecureRandom random) {
                assertThat(bits).isEqualTo(2048);
                assertThat(random).isNotInstanceOf(PrimeStarts.class);
            }

            @Override
            public KeyPair generateKeyPair() {
                return search.get();
            }
        }
    }

    private static KeySource told(Supplier<KeyPair> search) {
        return KeySource.generating(TestKeys.random(), Optional.of(new Told(search)));
    }

    @Test
    void keysOrderedAheadAreGivenFirstAndOnce() {
        List<KeyType> ordered = new ArrayList<>();
        KeySource counting = type -> {
            ordered.add(type);
            return TestKeys.source().order(type);
        };

        KeySource ahead = KeySource.ahead(counting, KeyType.RSA_2048, 2);
        assertThat(ordered).containsExactly(KeyType.RSA_2048, KeyType.RSA_2048);

        ahead.order(KeyType.RSA_2048);
        ahead.order(KeyType.EC_P256);
        ahead.order(KeyType.RSA_2048);
        ahead.order(KeyType.RSA_2048);
        assertThat(ordered).containsExactly(KeyType.RSA_2048, KeyType.RSA_2048, KeyType.EC_P256, KeyType.RSA_2048);
    }

    @Test
    void aKeyThatIsMadeIsTheSameEachTimeItIsCollected() {
        var collected =
                KeySource.generating(TestKeys.random(), Optional.empty()).order(KeyType.EC_P256);
        assertThat(collected.get()).isSameAs(collected.get());
    }

    @Test
    @Timeout(60)
    void anUnluckySearchKeepsOnlyTheLastOneWaiting() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one search at a time, so none overtakes another");
        AtomicInteger searches = new AtomicInteger();
        CountDownLatch lucky = new CountDownLatch(1);
        KeySource source = told(() -> {
            int search = searches.incrementAndGet();
            if (search == 1) {
                await(lucky);
            }
            return TestKeys.pair(KeyType.RSA_2048, search);
        });

        Supplier<KeyPair> first = source.order(KeyType.RSA_2048);
        Supplier<KeyPair> second = source.order(KeyType.RSA_2048);
        assertThat(first.get()).isEqualTo(TestKeys.pair(KeyType.RSA_2048, 2));
        lucky.countDown();
        assertThat(second.get()).isEqualTo(TestKeys.pair(KeyType.RSA_2048, 1));
    }

    @Test
    @Timeout(60)
    void everyOrderIsAnsweredOnceHoweverManyThereAre() {
        AtomicInteger searches = new AtomicInteger();
        KeySource source = told(() -> {
            KeyPair any = TestKeys.pair(KeyType.RSA_2048, 1);
            searches.incrementAndGet();
            return new KeyPair(any.getPublic(), any.getPrivate());
        });

        List<Supplier<KeyPair>> orders =
                Stream.generate(() -> source.order(KeyType.RSA_2048)).limit(500).toList();
        assertThat(orders.stream().map(Supplier::get)).hasSize(500).doesNotHaveDuplicates();
        assertThat(searches).hasValue(500);
    }

    @Test
    @Timeout(60)
    void aSearchThatFailsIsToldToWhoeverWaits() {
        KeySource source = told(() -> {
            throw new ProviderException("the token is full");
        });
        Supplier<KeyPair> first = source.order(KeyType.RSA_2048);
        Supplier<KeyPair> second = source.order(KeyType.RSA_2048);

        for (Supplier<KeyPair> order : List.of(first, second)) {
            assertThatThrownBy(order::get)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("rsa-2048")
                    .hasRootCauseMessage("the token is full");
        }
    }

    @Test
    @Timeout(60)
    void anOrderThatFindsNoThreadTakesNobodysKey() {
        AtomicInteger orders = new AtomicInteger();
        KeySource source = new KeyMaker(TestKeys.random(), Optional.empty(), search -> {
            if (orders.incrementAndGet() == 1) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            new Thread(search).start();
        });

        assertThatThrownBy(() -> source.order(KeyType.EC_P256)).isInstanceOf(OutOfMemoryError.class);
        assertThat(source.order(KeyType.EC_P256).get()).isNotNull();
    }

    @Test
    void whatTheProviderCannotMakeTheJdkMakes() {
        KeySource source = told(() -> {
            throw new ProviderException("not asked");
        });
        assertThat(source.order(KeyType.EC_P256).get().getPublic().getAlgorithm())
                .isEqualTo("EC");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(50, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new ProviderException(e);
        }
    }
}
