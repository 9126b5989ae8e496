package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.TestKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeySourceTest {

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
}
