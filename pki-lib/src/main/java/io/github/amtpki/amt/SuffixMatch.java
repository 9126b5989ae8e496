package io.github.amtpki.amt;

import java.util.Optional;

/**
 * What came of comparing a certificate's names with a DNS suffix.
 *
 * @param reason why
 * @param name the name that decided, as it stands in the certificate; empty if there was none to look at
 * @param origin where that name stands
 */
public record SuffixMatch(SuffixReason reason, Optional<String> name, Origin origin) {

    /** What firmware does. */
    public enum Outcome {
        ACCEPT,
        /** The documents and the experience differ. */
        UNSURE,
        REJECT
    }

    /** Where a certificate has names. */
    public enum Origin {
        COMMON_NAME("common name"),
        ALTERNATIVE_NAME("alternative name");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        /** In a few words, for people. */
        public String label() {
            return label;
        }
    }

    public Outcome outcome() {
        return reason.outcome();
    }

    /** How well the reason is known. */
    public Confidence confidence() {
        return reason.confidence();
    }

    /** One line for people: {@code the common name 'host.example.com' lies below the suffix}. */
    public String text() {
        return "the " + origin.label() + name.map(text -> " '" + text + "'").orElse("") + " " + reason.text();
    }
}
