package io.github.amtpki.amt;

/** How the subject of a kind of certificate is named: what its common name may be, and whether that is also a name to dial. */
public enum Naming {
    /** A CA has a title that people read, as {@code Example Lab Root}: no machine compares it with anything. */
    TITLE("a title, as CN=Example Lab Root"),
    /** A DNS name at or below the suffix that the machines declare; AMT compares the two. */
    SUFFIX("the DNS suffix of the machines, or a host below it"),
    /** What clients dial: a DNS name or an IP address. */
    HOST("the DNS name or IP address that clients dial"),
    /**
     * Whom the other side shall see: any text of 1 to 64 characters, as {@code host/amt-01} or {@code console-1}. What reads
     * as a DNS name or an IP address stands among the alternative names, too.
     */
    IDENTITY("the name that the other side shall see, any text");

    private final String description;

    Naming(String description) {
        this.description = description;
    }

    /** What the common name is, as a phrase. */
    public String description() {
        return description;
    }
}
