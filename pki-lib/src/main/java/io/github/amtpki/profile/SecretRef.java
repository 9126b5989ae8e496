package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a secret comes from. It tells nothing about the secret, so it may stand in a profile, an option or a log.
 *
 * <pre>
 * env:NAME     the environment variable NAME; set but empty is the empty password
 * file:PATH    the first line of a file, UTF-8
 * fd:N         the first line from an open file descriptor
 * stdin        the first line of standard input
 * prompt       asked for at the terminal
 * generate     made up, and written beside its artefact
 * </pre>
 *
 * @param source which of the six
 * @param argument what follows the colon; empty for those without
 */
public record SecretRef(Source source, String argument) {

    /** The six places. */
    public enum Source {
        ENV(true),
        FILE(true),
        FD(true),
        STDIN(false),
        PROMPT(false),
        GENERATE(false);

        private final boolean takesArgument;

        Source(boolean takesArgument) {
            this.takesArgument = takesArgument;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Made up, and written beside its artefact. */
    public static final SecretRef GENERATE = new SecretRef(Source.GENERATE, "");

    private static final String HINT = "write env:NAME, file:PATH, fd:N, stdin, prompt or generate";

    /**
     * Reads a reference. What was written is in no message: it may be a password.
     *
     * @throws BadInputException if it is none
     */
    public static SecretRef parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        String argument = colon < 0 ? "" : text.substring(colon + 1);
        Optional<Source> found = Arrays.stream(Source.values())
                .filter(source -> source.id().equals(word) && source.takesArgument == colon >= 0)
                .findFirst();
        if (found.isEmpty()) {
            throw new BadInputException("a secret must not stand here, only where it comes from", HINT);
        }
        boolean sensible = switch (found.get()) {
            case ENV -> variable(argument);
            case FILE -> !argument.isBlank() && argument.length() <= 4096 && argument.indexOf('\0') < 0;
            case FD -> descriptor(argument);
            default -> true;
        };
        if (!sensible) {
            throw new BadInputException("after '" + word + ":' there is nothing that could be meant", HINT);
        }
        return new SecretRef(found.get(), argument);
    }

    /** POSIX names of environment variables. */
    private static boolean variable(String name) {
        return !name.isEmpty()
                && name.length() <= 255
                && !Character.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'));
    }

    private static boolean descriptor(String number) {
        return !number.isEmpty() && number.length() <= 4 && number.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether the secret is to be made up. */
    public boolean generates() {
        return source == Source.GENERATE;
    }

    /** As it is written: {@code env:NAME}. */
    @Override
    public String toString() {
        return source.takesArgument ? source.id() + ":" + argument : source.id();
    }
}
