package io.github.amtpki.cli.manual;

import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Verb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code amtpki help} prints: examples first, for most people read no further. */
public final class Help {

    public static final String TAGLINE = "a private PKI that Intel AMT accepts, out of one profile";

    private static final int COLUMN = 24;

    private Help() {}

    /** The page that lists the verbs, and the list as data. */
    public static Outcome overviewOutcome(List<Verb> verbs) {
        return Outcome.of(overview(verbs).lines().toList(), Map.of("verbs", summaries(verbs)));
    }

    private static Map<String, Object> summaries(List<Verb> verbs) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Verb verb : verbs) {
            tree.put(verb.name(), verb.summary());
        }
        return tree;
    }

    /** The page of one verb, and its usage as data. */
    public static Outcome pageOutcome(Verb verb) {
        return Outcome.of(page(verb).lines().toList(), json(verb));
    }

    /** The page that lists the verbs which share their first word, and the list as data. */
    public static Outcome groupOutcome(String word, List<Verb> verbs) {
        List<String> examples = new ArrayList<>();
        verbs.forEach(verb -> examples.add(verb.usage().examples().get(0).command()));
        String page = page("amtpki " + word, examples, word + " VERB", verbs);
        return Outcome.of(page.lines().toList(), Map.of("verbs", summaries(verbs)));
    }

    /** The page that lists the verbs. */
    public static String overview(List<Verb> verbs) {
        List<String> examples = List.of(
                "init --domain corp.example.com -o lab.yaml",
                "apply lab.yaml -o out/lab",
                "inspect out/lab/provisioning.crt");
        return page("amtpki - " + TAGLINE, examples, "VERB", verbs);
    }

    private static String page(String head, List<String> examples, String usage, List<Verb> verbs) {
        StringBuilder page = new StringBuilder(head + "\n\nExamples:\n");
        examples.forEach(example -> page.append(command(example, "  ")));
        page.append("\nUsage:\n  amtpki ").append(usage).append(" [ARGUMENTS] [OPTIONS]\n\nVerbs:\n");
        for (Verb verb : verbs) {
            page.append(Wrap.hang("  " + verb.name(), verb.summary(), 20));
        }
        page.append("\nOptions of every verb:\n");
        options(page, Opt.GLOBAL);
        page.append("\nMore:\n").append(Wrap.hang("  amtpki help VERB", "one verb, with examples", COLUMN + 4));
        for (Topic topic : Topic.values()) {
            page.append(Wrap.hang("  amtpki help " + topic.id(), topic.summary(), COLUMN + 4));
        }
        return page.toString();
    }

    /** The page of one verb. */
    public static String page(Verb verb) {
        Usage usage = verb.usage();
        StringBuilder page = new StringBuilder("amtpki " + verb.name() + " - " + verb.summary() + "\n\nExamples:\n");
        for (Usage.Example example : usage.examples()) {
            page.append("  # ").append(example.meaning()).append('\n');
            page.append(command(example.command(), "  "));
        }
        page.append("\nUsage:\n");
        page.append(Wrap.hang(
                "  amtpki " + verb.name(), usage.synopsis(), 10 + verb.name().length()));
        if (!usage.positionals().isEmpty()) {
            page.append("\nArguments:\n");
        }
        for (Positional positional : usage.positionals()) {
            page.append(Wrap.hang("  " + positional.signature(), positional.help(), COLUMN));
        }
        if (!usage.options().isEmpty()) {
            page.append("\nOptions:\n");
            options(page, usage.options());
        }
        page.append("\nOptions of every verb:\n");
        options(page, Opt.GLOBAL);
        for (String note : usage.notes()) {
            page.append('\n').append(Wrap.paragraph(note, 0));
        }
        return page.toString();
    }

    private static Map<String, Object> json(Verb verb) {
        Usage usage = verb.usage();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("verb", verb.name());
        tree.put("summary", verb.summary());
        tree.put(
                "synopsis",
                ("amtpki " + verb.name() + " " + usage.synopsis()).strip().replace('\u00a0', ' '));
        List<Object> options = new ArrayList<>();
        for (Opt opt : usage.options()) {
            Map<String, Object> option = new LinkedHashMap<>();
            option.put("name", opt.name());
            option.put("value", opt.value().map(value -> value.placeholder()).orElse(""));
            option.put("required", opt.required());
            option.put("help", opt.help());
            options.add(option);
        }
        tree.put("options", options);
        return tree;
    }

    private static void options(StringBuilder page, List<Opt> options) {
        for (Opt opt : options) {
            page.append(Wrap.hang("  " + opt.signature(), meaning(opt), COLUMN));
        }
    }

    /** A command line that can be pasted, broken before options where it is too long. */
    static String command(String words, String indent) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(indent).append("amtpki");
        for (String part : words.split(" (?=-)", -1)) {
            if (line.length() + 1 + part.length() + 2 > Wrap.WIDTH) {
                text.append(line).append(" \\\n");
                line = new StringBuilder(indent).append("   ");
            }
            line.append(' ').append(part);
        }
        return text.append(line).append('\n').toString();
    }

    /** The help of an option with the words that may stand for its value. */
    static String meaning(Opt opt) {
        List<String> words = opt.value().map(value -> value.words()).orElse(List.of());
        boolean shown = !words.isEmpty() && !words.contains("env:");
        return shown ? opt.help() + " (" + String.join(", ", words) + ")" : opt.help();
    }
}
