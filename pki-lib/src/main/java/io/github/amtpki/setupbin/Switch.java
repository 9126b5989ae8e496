package io.github.amtpki.setupbin;

/** What to do to a setting of the machine: {@code LEAVE} writes nothing at all, so that it stays as it is. */
public enum Switch {
    LEAVE,
    OFF,
    ON
}
