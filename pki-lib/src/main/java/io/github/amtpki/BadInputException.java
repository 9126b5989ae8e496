package io.github.amtpki;

import org.jspecify.annotations.Nullable;

/** A file or value that was handed in is damaged or not what it should be. */
public sealed class BadInputException extends PkiException
        permits WrongPasswordException, UnsupportedAlgorithmException {

    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        this(message, "");
    }

    public BadInputException(String message, String hint) {
        this(message, hint, null);
    }

    public BadInputException(String message, String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }

    /** The same, said of a file: {@code 'lab.pfx': wrong password for the bundle}. */
    public BadInputException in(String file) {
        return new BadInputException(naming(file), hint().orElse(""), this);
    }

    final String naming(String file) {
        return "'" + file + "': " + getMessage();
    }
}
