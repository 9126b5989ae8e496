package io.github.amtpki;

import java.util.List;

/** A profile with one or more mistakes; all of them are listed, in the order of the file. */
public final class InvalidProfileException extends PkiException {

    private static final long serialVersionUID = 1L;

    /**
     * One mistake in a profile.
     *
     * @param line line in the file, from 1
     * @param column column in that line, from 1
     * @param path where in the document, as {@code root.validity} or {@code certificates[0].pfx}; empty for the whole
     * @param message what is wrong
     * @param hint how to mend it, or the empty string
     */
    public record Problem(int line, int column, String path, String message, String hint)
            implements java.io.Serializable {}

    private final String file;
    private final String rendered;

    @SuppressWarnings("serial") // what List.copyOf answers is serializable, and so are its elements
    private final List<Problem> problems;

    /**
     * @param file the profile's name, as its user wrote it
     * @param problems at least one
     * @param rendered all of them as a compiler would print them, with source lines and carets
     */
    public InvalidProfileException(String file, List<Problem> problems, String rendered) {
        super(file + ": " + problems.size() + (problems.size() == 1 ? " problem" : " problems"), "", null);
        this.file = file;
        this.problems = List.copyOf(problems);
        this.rendered = rendered;
    }

    public String file() {
        return file;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The problems as text, each with {@code file:line:column}, its source line and a caret. */
    public String rendered() {
        return rendered;
    }
}
