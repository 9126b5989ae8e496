package io.github.amtpki.cli.manual;

import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import java.util.List;

/** Completion for zsh, to be found in a folder of {@code fpath} as {@code _amtpki}. */
public final class ZshCompletion {

    private ZshCompletion() {}

    /** The whole script. */
    public static String of(List<Verb> verbs) {
        StringBuilder script = new StringBuilder("#compdef amtpki\n# Made by: amtpki completion zsh\n\n");
        script.append("_amtpki() {\n    local curcontext=$curcontext state line\n    typeset -A opt_args\n");
        script.append("    local -a globals verbs\n    globals=(\n");
        Opt.GLOBAL.forEach(opt -> option(script, opt));
        script.append("    )\n    verbs=(\n");
        for (Verb verb : verbs) {
            script.append("        ")
                    .append(quote(verb.name() + ":" + escape(verb.summary())))
                    .append('\n');
        }
        script.append("    )\n    _arguments -C $globals '1:verb:->verb' '*::argument:->rest' && return\n");
        script.append("    case $state in\n        verb) _describe verb verbs ;;\n        rest)\n");
        script.append("            case $words[1] in\n");
        verbs.forEach(verb -> verb(script, verb));
        script.append("            esac\n            ;;\n    esac\n}\n\n");
        return script.append("_amtpki \"$@\"\n").toString();
    }

    private static void verb(StringBuilder script, Verb verb) {
        Usage usage = verb.usage();
        StringBuilder specs = new StringBuilder();
        usage.options().forEach(opt -> option(specs, opt));
        for (Positional positional : usage.positionals()) {
            String place = positional.many() ? "*" : positional.required() ? "" : ":";
            specs.append("        ")
                    .append(quote(place + ":" + value(positional.value())))
                    .append('\n');
        }
        script.append("                ").append(verb.name()).append(")\n");
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
