package io.github.amtpki.internal.bc;

import io.github.amtpki.RefusedException;

/**
 * How much key stretching a file may demand.
 *
 * <p>Whoever writes a file chooses its iteration counts, and whoever reads it pays: a count of two billion is a bundle that
 * hangs a server. Every derivation is charged before it runs.
 */
public final class KdfBudget {

    /** Enough for one derivation at today's recommended count and some more; about a second of one core. */
    public static final long USUAL = 1_000_000;

    private final String what;
    private final long limit;
    private long spent;

    /**
     * @param what the file's name in messages
     * @param limit how many iterations may be run, all taken together
     */
    KdfBudget(String what, long limit) {
        this.what = what;
        this.limit = limit;
    }

    /**
     * Takes some iterations off, before they are run.
     *
     * @throws RefusedException if that is beyond the limit
     */
    void charge(long iterations) {
        long demanded = spent + iterations;
        if (demanded > limit) {
            throw new RefusedException(
                    what + " demands " + demanded + " iterations of key derivation, more than " + limit,
                    "write it again with fewer iterations, as openssl does with -iter 10000");
        }
        spent = demanded;
    }

    /** What was charged and allowed so far. */
    long spent() {
        return spent;
    }
}
