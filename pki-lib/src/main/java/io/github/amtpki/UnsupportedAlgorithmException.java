package io.github.amtpki;

import org.jspecify.annotations.Nullable;

/** The bytes are sound, but use an algorithm that amtpki does not read. */
public final class UnsupportedAlgorithmException extends BadInputException {

    private static final long serialVersionUID = 1L;

    public UnsupportedAlgorithmException(String message) {
        this(message, "");
    }

    public UnsupportedAlgorithmException(String message, String hint) {
        this(message, hint, null);
    }

    public UnsupportedAlgorithmException(String message, String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }

    @Override
    public UnsupportedAlgorithmException in(String file) {
        return new UnsupportedAlgorithmException(naming(file), hint().orElse(""), this);
    }
}
