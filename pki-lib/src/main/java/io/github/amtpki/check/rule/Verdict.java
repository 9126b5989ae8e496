package io.github.amtpki.check.rule;

import java.util.Locale;

/** What a target will say, best first. */
public enum Verdict {
    PASS,
    /** What is known does not decide it. */
    UNKNOWN,
    FAIL;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The worse of two: failing is worse than not knowing. */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
