package io.github.amtpki.cli.console;

import java.util.Optional;

/** The person at the keyboard, if there is one. */
public interface Terminal {

    /** Whether standard input is typed. */
    boolean isInput();

    /** Whether standard output is looked at. */
    boolean isOutput();

    /** Whether standard error is looked at. */
    boolean isError();

    /**
     * Asks without echo.
     *
     * @return what was typed, without the line ending; empty if there is nobody to ask or the input ended
     */
    Optional<char[]> password(String prompt);
}
