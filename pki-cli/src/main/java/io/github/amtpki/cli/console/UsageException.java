package io.github.amtpki.cli.console;

/** The command line itself is wrong. The message never repeats an option's value: it might be a secret. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    public UsageException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** How to mend it, or the empty string. */
    public String hint() {
        return hint;
    }
}
