package io.github.amtpki.pkcs12;

import io.github.amtpki.PkiException;
import java.util.Objects;

/**
 * Something that {@link Bundle#examine} could not read.
 *
 * @param kind what is the matter
 * @param message what and where, in a few words; never a secret
 */
public record BundleProblem(Kind kind, String message) {

    public BundleProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    /** What can be the matter. */
    public enum Kind {
        /** The password fits neither the MAC nor anything locked, or one part has another password. */
        WRONG_PASSWORD,
        /** No password was given, and the empty one does not fit. */
        NO_PASSWORD,
        /** The password fits, but bytes were changed, cut off or wrong from the start. */
        DAMAGED,
        /** An encryption or a MAC that is unknown here. */
        UNSUPPORTED_ALGORITHM,
        /** Key derivation beyond the budget; what it would have opened stays closed. */
        TOO_COSTLY,
        /** One certificate cannot be read. */
        BAD_CERTIFICATE,
        /** One private key cannot be read, or is of a kind that is unknown here. */
        BAD_KEY
    }

    /** Whoever reads a bundle: a strict reader throws the first problem, a lenient one notes them all. */
    interface Sink {
        void problem(Kind kind, PkiException what);
    }
}
