package io.github.amtpki.cli;

import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.option.Nearest;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.UnknownOption;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Verb;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line, parted at its verb.
 *
 * @param verb the first word that is no option, and the next one if the verb has two ({@code setup-bin show}); empty if
 *     there is none
 * @param rest everything else, in order
 */
record Words(String verb, List<String> rest) {

    private static final Usage NONE = Usage.of(List.of(), List.of(), List.of());

    /** @throws UsageException if an option that only a verb knows stands before the verb */
    static Words split(List<String> words) {
        List<String> rest = new ArrayList<>();
        String verb = "";
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at++);
            if (word.equals("--")) {
                rest.add(word);
            } else if (!word.startsWith("-") || word.equals("-")) {
                verb = verb.isEmpty() ? word : verb + " " + word;
                if (!Verbs.isGroup(verb)) {
                    rest.addAll(words.subList(at, words.size()));
                    return new Words(verb, rest);
                }
            } else {
                rest.add(word);
                boolean takesNext = global(word, words).value().isPresent() && word.indexOf('=') < 0;
                if (takesNext && at < words.size()) {
                    rest.add(words.get(at++));
                }
            }
        }
        return new Words(verb, rest);
    }

    /** Whether a switch stands among the options, whatever else may be wrong with them. */
    boolean has(String name, String letter) {
        return contains(rest, name, letter);
    }

    /** Whether {@code --json} stands anywhere: even errors in the command line itself are then told as JSON. */
    static boolean wantJson(List<String> words) {
        return contains(words, "--json", "--json");
    }

    static UsageException unknownVerb(String word) {
        if (Verbs.isGroup(word)) {
            return new UsageException("'" + word + "' needs a second word", "see: amtpki help " + word);
        }
        String hint = Nearest.to(word, Verbs.names())
                .map(near -> "did you mean 'amtpki " + near + "'?")
                .orElse(word.equals("version") ? "did you mean 'amtpki --version'?" : "see: amtpki help");
        return new UsageException("unknown verb '" + word + "'", hint);
    }

    private static boolean contains(List<String> words, String name, String letter) {
        for (String word : words) {
            if (word.equals("--")) {
                return false;
            }
            if (word.equals(name) || word.equals(letter)) {
                return true;
            }
        }
        return false;
    }

    private static Opt global(String word, List<String> words) {
        int equals = word.indexOf('=');
        String option = equals < 0 ? word : word.substring(0, equals);
        String name = UnknownOption.name(option);
        return NONE.find(name).orElseThrow(() -> misplaced(option, name, words));
    }

    private static UsageException misplaced(String option, String name, List<String> words) {
        String line = " " + String.join(" ", words) + " ";
        for (Verb verb : Verbs.ALL) {
            if (line.contains(" " + verb.name() + " ")
                    && verb.usage().find(name).isPresent()) {
                return new UsageException(
                        "'" + option + "' stands before the verb",
                        "write the verb first: amtpki " + verb.name() + " " + option + " …");
            }
        }
        return UnknownOption.told(option, "", Opt.GLOBAL, "see: amtpki help");
    }
}
