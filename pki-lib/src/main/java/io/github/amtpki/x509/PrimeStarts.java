package io.github.amtpki.x509;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/**
 * Draws for the JDK's RSA generator, and draws again what it would search from in vain.
 *
 * <p>For a key of 2048 bits or more that generator draws a start as long as a prime, searches upward from it for one, and then
 * throws away what is below √2·2<sup>n/2−1</sup>: 41 of 100 primes. FIPS 186-5 appendix A.1.3 compares in steps 4.4 and 5.4,
 * before it tests anything. A start whose first byte says so is refused here, as early as there. None of these leads to a prime
 * that would be kept, as no gap between primes is a ten-thousandth of their size; the others are as likely as before; so the
 * keys are distributed as without, and only searches for what is thrown away are saved.
 *
 * <p>The bases of the Miller-Rabin test are as long, and cannot be told from starts. They come from 41 % or more of those that
 * the test draws from otherwise. So a composite number passes one round at most 2.42 times as often, and the two rounds that the
 * JDK does for numbers of this length, before it adds a Lucas test, at most six times as often.
 */
final class PrimeStarts extends SecureRandom {

    private static final long serialVersionUID = 1;

    /** How √2·2<sup>n/2−1</sup> begins: 0xB504F333…; a start that begins with this may be above it. */
    private static final int LEAST = 0xB5;

    /** Set in every start, whatever was drawn. */
    private static final int TOP_BIT = 0x80;

    /** A sound source is refused that often once in 2<sup>81</sup> times; a broken one is not to hang anybody. */
    private static final int MOST_DRAWS = 64;

    /** @param bits of the RSA modulus, 2048 or more: a prime has half of them */
    PrimeStarts(SecureRandom source, int bits) {
        super(new Refusing(source, bits / 2 / Byte.SIZE), null);
    }

    private static final class Refusing extends SecureRandomSpi {

        private static final long serialVersionUID = 1;

        private final SecureRandom source;
        private final int length;

        Refusing(SecureRandom source, int length) {
            this.source = source;
            this.length = length;
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            int draws = 0;
            do {
                source.nextBytes(bytes);
            } while (bytes.length == length && (bytes[0] & 0xFF | TOP_BIT) < LEAST && ++draws < MOST_DRAWS);
        }

        @Override
        protected void engineSetSeed(byte[] seed) {
            source.setSeed(seed);
        }

        @Override
        protected byte[] engineGenerateSeed(int bytes) {
            return source.generateSeed(bytes);
        }

        @Override
        public String toString() {
            return source.toString();
        }
    }
}
