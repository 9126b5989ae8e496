package io.github.amtpki.amt;

/** What is known of a generation's answer to something. */
public enum Acceptance {
    /** Documented, or seen to work. */
    TAKEN,
    /** Some report that it works, others that it does not. */
    DISPUTED,
    /** Neither document nor report. */
    UNTRIED,
    /** Documented, or seen to fail. */
    REFUSED
}
