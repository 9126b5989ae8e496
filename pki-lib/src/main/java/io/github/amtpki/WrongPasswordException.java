package io.github.amtpki;

import org.jspecify.annotations.Nullable;

/** The bytes are sound as far as can be told, but the password does not open them. */
public final class WrongPasswordException extends BadInputException {

    private static final long serialVersionUID = 1L;

    public WrongPasswordException(String message) {
        this(message, "");
    }

    public WrongPasswordException(String message, String hint) {
        this(message, hint, null);
    }

    public WrongPasswordException(String message, String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }

    @Override
    public WrongPasswordException in(String file) {
        return new WrongPasswordException(naming(file), hint().orElse(""), this);
    }
}
