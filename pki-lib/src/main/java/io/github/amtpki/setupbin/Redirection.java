package io.github.amtpki.setupbin;

/** What may be redirected over the network beside the screen. */
public enum Redirection {
    /** Serial over LAN. */
    SOL(1),
    /** A drive of the console's, as if it were the machine's. */
    IDE_R(2),
    /** Logging in to either with user name and password. */
    USER_AND_PASSWORD(4);

    private final int bit;

    Redirection(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
