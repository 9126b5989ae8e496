package io.github.amtpki.cli.manual;

import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Completion for zsh, to be found in a folder of {@code fpath} as {@code _amtpki}. */
public final class ZshCompletion {

    private ZshCompletion() {}

    /** The whole script. */
    public static String of(List<Verb> verbs) {
        StringBuilder script = new StringBuilder("#compdef amtpki\n# Made by: amtpki completion zsh\n\n");
        function(script, "", verbs);
        return script.append("_amtpki \"$@\"\n").toString();
    }

    /** Completes what follows the words so far: a verb, or the second word of one. */
    private static void function(StringBuilder script, String before, List<Verb> verbs) {
        Map<String, List<Verb>> byWord = new LinkedHashMap<>();
        for (Verb verb : verbs) {
            String next = verb.name().substring(before.length()).split(" ", 2)[0];
            byWord.computeIfAbsent(next, word -> new ArrayList<>()).add(verb);
        }
        script.append(name(before)).append("() {\n    local curcontext=$curcontext state line\n");
        script.append("    typeset -A opt_args\n    local -a globals verbs\n    globals=(\n");
        Opt.GLOBAL.forEach(opt -> option(script, opt));
        script.append("    )\n    verbs=(\n");
        byWord.forEach((word, same) -> script.append("        ")
                .append(quote(word + ":" + escape(same.size() == 1 ? same.get(0).summary() : seconds(same))))
                .append('\n'));
        script.append("    )\n    _arguments -C $globals '1:verb:->verb' '*::argument:->rest' && return\n");
        script.append("    case $state in\n        verb) _describe verb verbs ;;\n        rest)\n");
        script.append("            case $words[1] in\n");
        byWord.forEach((word, same) -> {
            if (same.size() == 1) {
                verb(script, word, same.get(0));
            } else {
                script.append("                ").append(word).append(") ");
                script.append(name(before + word + " ")).append(" ;;\n");
            }
        });
        script.append("            esac\n            ;;\n    esac\n}\n\n");
        byWord.forEach((word, same) -> {
            if (same.size() > 1) {
                function(script, before + word + " ", same);
            }
        });
    }

    private static String name(String before) {
        return ("_amtpki " + before).strip().replaceAll("[ -]", "_");
    }

    private static String seconds(List<Verb> verbs) {
        return String.join(
                ", ",
                verbs.stream()
                        .map(verb -> verb.name().substring(verb.name().indexOf(' ') + 1))
                        .toList());
    }

    private static void verb(StringBuilder script, String word, Verb verb) {
        Usage usage = verb.usage();
        StringBuilder specs = new StringBuilder();
        usage.options().forEach(opt -> option(specs, opt));
        for (Positional positional : usage.positionals()) {
            String place = positional.many() ? "*" : positional.required() ? "" : ":";
            specs.append("        ")
                    .append(quote(place + ":" + value(positional.value())))
                    .append('\n');
        }
        script.append("                ").append(word).append(")\n");
        script.append("                    local -a own\n                    own=(\n");
        script.append(specs.toString().indent(16));
        script.append("                    )\n                    _arguments $globals $own\n                    ;;\n");
    }

    private static void option(StringBuilder script, Opt opt) {
        String tail = "[" + escape(opt.help()) + "]"
                + opt.value().map(value -> ":" + value(value)).orElse("");
        String star = opt.repeatable() ? "*" : "";
        String full = "--" + opt.name() + (opt.value().isPresent() ? "=" : "");
        script.append("        ").append(quote(star + full + tail)).append('\n');
        if (!opt.letter().isEmpty()) {
            String plus = opt.value().isPresent() ? "+" : "";
            script.append("        ")
                    .append(quote(star + "-" + opt.letter() + plus + tail))
                    .append('\n');
        }
    }

    private static String value(Value value) {
        String action = switch (value.offer()) {
            case FILE -> "_files";
            case FOLDER -> "_files -/";
            case NOTHING -> value.words().isEmpty() ? "" : "(" + escape(String.join(" ", value.words())) + ")";
        };
        return value.placeholder() + ":" + action;
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
