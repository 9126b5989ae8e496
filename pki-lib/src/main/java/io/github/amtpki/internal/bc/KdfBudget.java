package io.github.amtpki.internal.bc;

import io.github.amtpki.RefusedException;

/**
 * How much key stretching a file may demand.
 *
 * <p>Whoever writes a file chooses its iteration counts, and whoever reads it pays: a count of two billion is a bundle that
 * hangs a server. Every derivation is charged before it runs.
 */
public final class KdfBudget {

    /** Two thirds more than the strongest honest files of today: some seconds of one core at most. */
    public static final int LIMIT = 1_000_000;

    private final String what;
    private long spent;

    /** @param what the file's name in messages */
    public KdfBudget(String what) {
        this.what = what;
    }

    /**
     * Takes some iterations off, before they are run.
     *
     * @throws RefusedException if that is beyond the limit
     */
    public void charge(long iterations) {
        spent += iterations;
        if (spent > LIMIT) {
            throw new RefusedException(
                    what + " demands " + spent + " iterations of key derivation, more than " + LIMIT,
                    "write it again with fewer iterations, as openssl does with -iter 10000");
        }
    }
}
