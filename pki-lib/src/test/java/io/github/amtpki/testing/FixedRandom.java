package io.github.amtpki.testing;

import java.security.SecureRandom;
import java.util.Random;

/** Randomness that is the same in every run: for bytes that must not change, never for keys that must be secret. */
final class FixedRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final Random random;

    FixedRandom(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
