package io.github.amtpki.x509;

import java.util.Locale;

/**
 * What became of one extension that a request asked for.
 *
 * @param oid dotted
 * @param outcome what became of it
 * @param reason why, as a phrase without a period
 */
public record ExtensionDecision(String oid, Outcome outcome, String reason) {

    /** Ordered from harmless to grave. */
    public enum Outcome {
        /** It stands in the certificate as it was asked for. */
        GRANTED,
        /** It stands in the certificate with another value or criticality. */
        CHANGED,
        /** It was left out, and nothing is lost or the policy wants it so. */
        DROPPED,
        /** It was left out because a request can never have it, or something required is not there. */
        REFUSED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
