package io.github.amtpki.cli.option;

import java.util.List;

/**
 * What may stand where an option or argument wants a value.
 *
 * @param placeholder its name in usage lines, as {@code FOLDER}
 * @param offer what a shell should complete it with
 * @param words words that are or may be the value
 * @param closed whether nothing but the words will do
 */
public record Value(String placeholder, Offer offer, List<String> words, boolean closed) {

    /** What a shell completes with, beside the words. */
    public enum Offer {
        NOTHING,
        FILE,
        FOLDER
    }

    private static final List<String> SECRETS = List.of("env:", "file:", "fd:", "stdin", "prompt", "generate");

    public static Value text(String placeholder) {
        return new Value(placeholder, Offer.NOTHING, List.of(), false);
    }

    public static Value file(String placeholder) {
        return new Value(placeholder, Offer.FILE, List.of(), false);
    }

    public static Value folder(String placeholder) {
        return new Value(placeholder, Offer.FOLDER, List.of(), false);
    }

    /** One of these words and nothing else. */
    public static Value oneOf(String placeholder, List<String> words) {
        return new Value(placeholder, Offer.NOTHING, words, true);
    }

    /** Anything, of which these words are likely. */
    public static Value suggest(String placeholder, List<String> words) {
        return new Value(placeholder, Offer.NOTHING, words, false);
    }

    /** A reference to a secret, as {@code env:NAME}. */
    public static Value secret() {
        return new Value("REF", Offer.NOTHING, SECRETS, false);
    }
}
