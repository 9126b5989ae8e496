package io.github.amtpki.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TestKeysTest {

    @ParameterizedTest
    @EnumSource
    void everyTypeHasDifferentKeysOfItsOwn(KeyType type) {
        Set<PublicKey> different = new HashSet<>();
        for (int number = 1; number <= TestKeys.count(type); number++) {
            KeyPair pair = TestKeys.pair(type, number);
            assertThat(KeyType.of(pair.getPublic())).isEqualTo(type);
            different.add(pair.getPublic());
        }
        assertThat(different).hasSize(TestKeys.count(type));
    }

    @Test
    void twoContextsGiveTheSame() {
        IssuanceContext one = TestKeys.context();
        IssuanceContext other = TestKeys.context();
        assertThat(one.keys().order(KeyType.EC_P256).get().getPublic())
                .isEqualTo(other.keys().order(KeyType.EC_P256).get().getPublic());
        assertThat(one.serials().get()).isEqualTo(other.serials().get());
        assertThat(one.random().nextLong()).isEqualTo(other.random().nextLong());
    }

    @Test
    void ordersOfOneTypeGiveOneKeyAfterTheOther() {
        IssuanceContext context = TestKeys.context();
        PublicKey first = context.keys().order(KeyType.RSA_2048).get().getPublic();
        assertThat(context.keys().order(KeyType.RSA_2048).get().getPublic()).isNotEqualTo(first);
    }
}
