package io.github.amtpki;

import org.jspecify.annotations.Nullable;

/** What would be written is already there, and nobody said that it may be replaced. */
public final class OutputExistsException extends PkiException {

    private static final long serialVersionUID = 1L;

    public OutputExistsException(String message) {
        this(message, "");
    }

    public OutputExistsException(String message, String hint) {
        this(message, hint, null);
    }

    public OutputExistsException(String message, String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }
}
