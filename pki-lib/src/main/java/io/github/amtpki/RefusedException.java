package io.github.amtpki;

import org.jspecify.annotations.Nullable;

/** A rule forbids it: nothing is broken, somebody has to decide otherwise. */
public final class RefusedException extends PkiException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        this(message, "");
    }

    public RefusedException(String message, String hint) {
        this(message, hint, null);
    }

    public RefusedException(String message, String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }
}
