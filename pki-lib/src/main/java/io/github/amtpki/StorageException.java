package io.github.amtpki;

import org.jspecify.annotations.Nullable;

/** Reading, writing or a key token failed: the machine has to be looked at, not the input. */
public final class StorageException extends PkiException {

    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        this(message, "");
    }

    public StorageException(String message, String hint) {
        this(message, hint, null);
    }

    public StorageException(String message, String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }
}
