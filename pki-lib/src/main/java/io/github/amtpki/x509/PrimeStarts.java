package io.github.amtpki.x509;

import java.security.SecureRandom;

/**
 * Draws for the JDK's RSA generator, and draws again what it would search from in vain.
 *
 * <p>That generator draws a start as long as a prime, searches upward from it for one, and then throws away what is below
 * √2·2<sup>n/2−1</sup>: 41 of 100 primes. FIPS 186-5 appendix A.1.3 compares in steps 4.4 and 5.4, before it tests anything.
 * A start whose first byte says so is refused here, as early as there. What is left of the starts is as likely as before, so
 * the keys are distributed exactly as without: only the searches for what is thrown away are saved.
 *
 * <p>Witnesses of the Miller-Rabin test are as long, and cannot be told from starts. They come from 41 % or more of those that
 * the test draws from, so a round errs at most 2.5 times as often, and the generator's bound of 2<sup>−100</sup> grows to less
 * than 2<sup>−97</sup>.
 */
final class PrimeStarts extends SecureRandom {

    private static final long serialVersionUID = 1;

    /** How √2·2<sup>n/2−1</sup> begins: 0xB504F333…; a start that begins with this may be above it. */
    private static final int LEAST = 0xB5;

    /** Set in every start, whatever was drawn. */
    private static final int TOP_BIT = 0x80;

    /** A sound source is refused that often once in 2<sup>81</sup> times; a broken one is not to hang anybody. */
    private static final int MOST_DRAWS = 64;

    private final SecureRandom source;
    private final int length;

    /** @param bits of the RSA modulus: a prime has half of them */
    PrimeStarts(SecureRandom source, int bits) {
        super(null, null);
        this.source = source;
        this.length = bits / 2 / Byte.SIZE;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        int draws = 0;
        do {
            source.nextBytes(bytes);
        } while (bytes.length == length && (bytes[0] & 0xFF | TOP_BIT) < LEAST && ++draws < MOST_DRAWS);
    }
}
