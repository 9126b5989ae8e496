package io.github.amtpki.cli;

import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.manual.Help;
import io.github.amtpki.cli.manual.Topic;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Nearest;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class HelpVerb implements Verb {

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "explain a verb, or what concerns several of them";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("help apply", "one verb, examples first"),
                        new Example("help passwords", "how secrets are given")),
                List.of(Positional.any(
                        Value.suggest("TOPIC", pages()), "a verb, or one of " + String.join(", ", Topic.ids()))),
                List.of());
    }

    @Override
    public Outcome run(Call call) {
        if (call.arguments().positionals().isEmpty()) {
            return Help.overviewOutcome(Verbs.ALL);
        }
        String word = String.join(" ", call.arguments().positionals());
        if (Verbs.isGroup(word)) {
            return Help.groupOutcome(word, Verbs.group(word));
        }
        Optional<Verb> verb = Verbs.find(word);
        if (verb.isPresent()) {
            return Help.pageOutcome(verb.get());
        }
        for (Topic topic : Topic.values()) {
            if (topic.id().equals(word)) {
                return Outcome.text(topic.text());
            }
        }
        throw new UsageException(
                "there is no help on '" + word + "'",
                Nearest.to(word, pages())
                        .map(near -> "did you mean 'amtpki help " + near + "'?")
                        .orElse("see: amtpki help"));
    }

    private static List<String> pages() {
        List<String> pages = new ArrayList<>();
        Verbs.names().forEach(name -> pages.addAll(List.of(name.split(" "))));
        pages.addAll(Topic.ids());
        return pages;
    }
}
