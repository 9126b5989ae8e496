package io.github.amtpki.cli;

import io.github.amtpki.cli.option.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every verb there is, in the order in which people meet them. */
final class Verbs {

    static final List<Verb> ALL = List.of(
            new Init(),
            new Plan(),
            new Apply(),
            new Status(),
            new Renew(),
            new Revoke(),
            new Crl(),
            new Adopt(),
            new Sign(),
            new Hash(),
            new SheetVerb(),
            new ExportVerb(),
            new Csr(),
            new BundleVerb(),
            new CheckVerb(),
            new Explain(),
            new Compare(),
            new Fix(),
            new FixturesVerb(),
            new Inspect(),
            new SetupCreate(),
            new SetupShow(),
            new SetupCheck(),
            new SetupDiff(),
            new SetupImage(),
            new Kinds(),
            new Schema(),
            new HelpVerb(),
            new Completion());

    private Verbs() {}

    static Optional<Verb> find(String name) {
        for (Verb verb : ALL) {
            if (verb.name().equals(name)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /** Whether the word is only the first of a verb's two. */
    static boolean isGroup(String word) {
        return !group(word).isEmpty();
    }

    /** The verbs of two words that begin with this one. */
    static List<Verb> group(String word) {
        return ALL.stream().filter(verb -> verb.name().startsWith(word + " ")).toList();
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Verb verb : ALL) {
            names.add(verb.name());
        }
        return names;
    }
}
