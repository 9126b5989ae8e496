package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.TestKeys;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    @Test
    void whatMayBeAPrimeIsAsLikelyAsBefore() {
        SecureRandom source = TestKeys.random();
        List<byte[]> expected = new ArrayList<>();
        Set<Integer> first = new HashSet<>();
        while (expected.size() < 5_000) {
            byte[] drawn = draw(source, PRIME / 8);
            byte[] start = drawn.clone();
            start[0] |= (byte) 0x80;
            // the generator sets the top bit; all that follows the start is nearer than its second byte
            byte[] highest = Arrays.copyOf(start, 1);
            if (new BigInteger(1, highest)
                            .add(BigInteger.ONE)
                            .shiftLeft(PRIME - 8)
                            .compareTo(LEAST)
                    > 0) {
                expected.add(drawn);
                first.add((int) drawn[0]);
            }
        }
        SecureRandom starts = new PrimeStarts(TestKeys.random(), BITS);
        for (byte[] one : expected) {
            assertThat(draw(starts, PRIME / 8)).isEqualTo(one);
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
