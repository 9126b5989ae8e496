package io.github.amtpki.check.facts;

import java.util.Objects;

/**
 * Something in a file that could not be read. It does not end the examination: whatever else can be read is judged.
 *
 * @param kind what is the matter
 * @param detail in a few words, lower case, without a final period; never a secret
 */
public record Trouble(Kind kind, String detail) {

    public Trouble {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }

    /** What can be the matter with a file. */
    public enum Kind {
        /** The file is locked, and the password does not open it. */
        WRONG_PASSWORD,
        /** The file is locked, and no password was given. */
        NO_PASSWORD,
        /** The password opens the file, but it was changed afterwards, or cut, or its structure is wrong. */
        DAMAGED,
        /** Something is locked in a way that amtpki does not know. */
        UNSUPPORTED_ALGORITHM,
        /** Opening it would run more iterations of key derivation than anybody should. */
        TOO_COSTLY,
        /** One certificate of several cannot be read. */
        BAD_CERTIFICATE,
        /** A private key cannot be read, or is of a kind that amtpki does not know. */
        BAD_KEY
    }
}
