package io.github.amtpki.cli.option;

import java.util.List;
import java.util.Optional;

/**
 * How a verb is used.
 *
 * @param examples the first thing its help shows; at least one
 * @param positionals in their order
 * @param options its own, without those every verb has
 * @param notes what else its user should know: paragraphs
 */
public record Usage(List<Example> examples, List<Positional> positionals, List<Opt> options, List<String> notes) {

    /**
     * A command line worth pasting.
     *
     * @param command without {@code amtpki} in front
     * @param meaning what it does: a phrase, lower case, no period
     */
    public record Example(String command, String meaning) {}

    public static Usage of(List<Example> examples, List<Positional> positionals, List<Opt> options, String... notes) {
        return new Usage(examples, positionals, options, List.of(notes));
    }

    /**
     * What stands after the verb, as {@code PROFILE -o FOLDER [--strict]}; its own options only. An option and its value
     * are held together by a no-break space.
     */
    public String synopsis() {
        StringBuilder line = new StringBuilder();
        for (Positional positional : positionals) {
            line.append(line.isEmpty() ? "" : " ").append(positional.signature());
        }
        for (Opt opt : options) {
            String word = opt.shortest();
            if (opt.value().isPresent()) {
                word += "\u00a0" + opt.value().get().placeholder();
            }
            line.append(line.isEmpty() ? "" : " ").append(opt.required() ? word : "[" + word + "]");
            line.append(opt.repeatable() ? "…" : "");
        }
        return line.toString();
    }

    /** The option of this long name or letter, the verb's own or one that every verb has. */
    public Optional<Opt> find(String word) {
        Optional<Opt> own = find(word, options);
        return own.isPresent() ? own : find(word, Opt.GLOBAL);
    }

    private static Optional<Opt> find(String word, List<Opt> among) {
        for (Opt opt : among) {
            boolean meant = opt.name().equals(word) || opt.letter().equals(word);
            if (meant && !word.isEmpty()) {
                return Optional.of(opt);
            }
        }
        return Optional.empty();
    }
}
