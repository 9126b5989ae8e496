package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.TestKeys;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PrimeStartsTest {

    private static final int BITS = 2048;
    private static final int PRIME = BITS / 2;
    /** FIPS 186-5 appendix A.1.1, criterion 2(a). */
    private static final BigInteger LEAST = BigInteger.TWO.pow(BITS - 1).sqrt();

    private static byte[] draw(SecureRandom source, int length) {
        byte[] bytes = new byte[length];
        source.nextBytes(bytes);
        return bytes;
    }

    /** The JDK's search begins where it was told to: otherwise nothing would be saved. */
    @Test
    void noPrimeIsTooSmall() {
        SecureRandom starts = new PrimeStarts(TestKeys.random(), BITS);
        SecureRandom without = TestKeys.random();
        int small = 0;
        for (int i = 0; i < 20; i++) {
            assertThat(BigInteger.probablePrime(PRIME, starts)).isGreaterThan(LEAST);
            small += BigInteger.probablePrime(PRIME, without).compareTo(LEAST) < 0 ? 1 : 0;
        }
        assertThat(small).isBetween(4, 13);
    }

    /** What is drawn is what the source drew, less what is too small. */
    @ParameterizedTest
    @EnumSource(names = "RSA_.*", mode = EnumSource.Mode.MATCH_ALL)
    void whatMayBeAPrimeIsAsLikelyAsBefore(KeyType type) {
        int bits = type.bits() / 2;
        BigInteger least = BigInteger.TWO.pow(type.bits() - 1).sqrt();
        SecureRandom source = TestKeys.random();
        SecureRandom starts = new PrimeStarts(TestKeys.random(), type.bits());
        Set<Byte> first = new HashSet<>();
        for (int i = 0; i < 5_000; ) {
            byte[] drawn = draw(source, bits / 8);
            // the generator sets the top bit; what begins with the same byte lies below the next one
            int top = drawn[0] & 0xFF | 0x80;
            if (BigInteger.valueOf(top + 1).shiftLeft(bits - 8).compareTo(least) > 0) {
                assertThat(draw(starts, bits / 8)).isEqualTo(drawn);
                first.add(drawn[0]);
                i++;
            }
        }
        assertThat(first).hasSize(2 * (0x100 - 0xB5));
    }

    @Test
    void otherDrawsPass() {
        SecureRandom source = TestKeys.random();
        SecureRandom starts = new PrimeStarts(TestKeys.random(), BITS);
        for (int length : new int[] {1, 16, PRIME / 8 - 1, PRIME / 8 + 1, 2 * PRIME / 8, 0}) {
            for (int i = 0; i < 100; i++) {
                assertThat(draw(starts, length)).isEqualTo(draw(source, length));
            }
        }
    }

    @Test
    @Timeout(10)
    void aSourceThatKnowsOneAnswerHangsNobody() {
        SecureRandom broken = new SecureRandom() {

            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) 1);
            }
        };
        assertThat(draw(new PrimeStarts(broken, BITS), PRIME / 8)).containsOnly(1);
    }

    @Test
    void allElseIsTheSources() {
        SecureRandom source = new SecureRandom();
        SecureRandom starts = new PrimeStarts(source, BITS);
        starts.setSeed(7);
        assertThat(starts.generateSeed(8)).hasSize(8);
        assertThat(starts).hasToString(source.toString());
    }

    @Test
    void theJdksGeneratorDrawsFromIt() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS, new PrimeStarts(TestKeys.random(), BITS));
        RSAPrivateCrtKey expected =
                (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        assertThat(KeySource.generating(TestKeys.random(), Optional.empty())
                        .order(KeyType.RSA_2048)
                        .get()
                        .getPrivate())
                .isEqualTo(expected);
        generator.initialize(BITS, TestKeys.random());
        assertThat(generator.generateKeyPair().getPrivate()).isNotEqualTo(expected);
        assertThat(expected.getPrimeP()).isGreaterThan(LEAST);
        assertThat(expected.getPrimeQ()).isGreaterThan(LEAST);
    }
}
