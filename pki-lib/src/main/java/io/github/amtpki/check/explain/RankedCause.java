package io.github.amtpki.check.explain;

import java.util.List;
import java.util.Locale;

/**
 * A cause, as far as it is one here.
 *
 * @param cause what it is
 * @param standing what the rest of the text says to it
 * @param evidence the places that point to it, at most three
 */
public record RankedCause(Cause cause, Standing standing, List<Evidence> evidence) {

    public RankedCause {
        evidence = List.copyOf(evidence);
    }

    /** What the rest of the text says to a cause. */
    public enum Standing {
        /** A rule found it in the certificates of the same text. */
        CONFIRMED,
        /** Nothing speaks against it. */
        OPEN,
        /** The certificates of the same text, or the AMT version in it, speak against it. */
        UNLIKELY;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
