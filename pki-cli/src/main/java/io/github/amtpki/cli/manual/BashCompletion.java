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

/** Completion for bash 3.2 and later, without the bash-completion package. */
public final class BashCompletion {

    /** Bash parts words at {@code =} and {@code :}; {@code --out=x} and {@code file:x} arrive in pieces. */
    private static final String HEAD = """
            # Completion of amtpki for bash; made by: amtpki completion bash

            _amtpki_offer() {
                local kind=$1 words=$2 IFS=$' \\t\\n'
                COMPREPLY=($(compgen -W "$words" -- "$cur"))
                case ${COMPREPLY[0]-} in
                    *:) compopt -o nospace 2>/dev/null ;;
                esac
                IFS=$'\\n'
                case $kind in
                    file) COMPREPLY+=($(compgen -f -- "$cur")) ;;
                    folder) COMPREPLY+=($(compgen -d -- "$cur")) ;;
                    *) return ;;
                esac
                compopt -o filenames 2>/dev/null
            }

            _amtpki() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb='' word
                COMPREPLY=()
                if [ "$cur" = = ] || [ "$cur" = : ]; then
                    prev=$cur
                    cur=''
                    set -- "${COMP_WORDS[COMP_CWORD-1]}"
                else
                    set -- "${COMP_WORDS[COMP_CWORD-2]-}"
                fi
                case $prev$1 in
                    :file) _amtpki_offer file ''; return ;;
                    :*) return ;;
                    =*) prev=$1 ;;
                esac
                for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                    case ${verb:+$verb }$word in
            """;

    private BashCompletion() {}

    /** The whole script. */
    public static String of(List<Verb> verbs) {
        StringBuilder script = new StringBuilder(HEAD);
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (Verb verb : verbs) {
            String[] words = verb.name().split(" ", 2);
            List<String> second = groups.computeIfAbsent(words[0], first -> new ArrayList<>());
            if (words.length > 1) {
                second.add(words[1]);
            }
        }
        groups.forEach((first, second) -> {
            String step = second.isEmpty() ? "; break" : "";
            script.append("            ")
                    .append(first)
                    .append(") verb=$word")
                    .append(step)
                    .append(" ;;\n");
            for (String word : second) {
                script.append("            ").append(first).append("\\ ").append(word);
                script.append(") verb+=\" $word\"; break ;;\n");
            }
        });
        script.append("        esac\n    done\n");
        values(script, Opt.GLOBAL);
        script.append("    case $verb in\n");
        script.append("        '') _amtpki_offer none \"")
                .append(String.join(" ", groups.keySet()))
                .append(' ')
                .append(options(Opt.GLOBAL))
                .append("\" ;;\n");
        groups.forEach((first, second) -> {
            if (!second.isEmpty()) {
                script.append("        ").append(first).append(") _amtpki_offer none \"");
                script.append(String.join(" ", second)).append(' ');
                script.append(options(Opt.GLOBAL)).append("\" ;;\n");
            }
        });
        for (Verb verb : verbs) {
            verb(script, verb);
        }
        return script.append("    esac\n}\n\ncomplete -F _amtpki amtpki\n").toString();
    }

    private static void verb(StringBuilder script, Verb verb) {
        Usage usage = verb.usage();
        script.append("        ").append(verb.name().replace(" ", "\\ ")).append(")\n");
        StringBuilder inner = new StringBuilder();
        values(inner, usage.options());
        script.append(inner.toString().indent(8));
        List<Opt> all = new ArrayList<>(usage.options());
        all.addAll(Opt.GLOBAL);
        script.append("            case $cur in\n");
        script.append("                -*) _amtpki_offer none \"")
                .append(options(all))
                .append("\" ;;\n");
        script.append("                *) ").append(offer(usage.positionals())).append(" ;;\n");
        script.append("            esac\n            ;;\n");
    }

    /** What follows an option that takes a value. */
    private static void values(StringBuilder script, List<Opt> options) {
        List<Opt> valued =
                options.stream().filter(opt -> opt.value().isPresent()).toList();
        if (valued.isEmpty()) {
            return;
        }
        script.append("    case $prev in\n");
        for (Opt opt : valued) {
            String words = opt.letter().isEmpty() ? "--" + opt.name() : "-" + opt.letter() + "|--" + opt.name();
            script.append("        ").append(words).append(") ");
            script.append(offer(opt.value().orElseThrow())).append("; return ;;\n");
        }
        script.append("    esac\n");
    }

    private static String offer(List<Positional> positionals) {
        return positionals.isEmpty()
                ? "return"
                : offer(positionals.get(positionals.size() - 1).value());
    }

    private static String offer(Value value) {
        String kind = switch (value.offer()) {
            case FILE -> "file";
            case FOLDER -> "folder";
            case NOTHING -> "none";
        };
        return "_amtpki_offer " + kind + " '" + String.join(" ", value.words()) + "'";
    }

    private static String options(List<Opt> options) {
        return String.join(" ", options.stream().map(opt -> "--" + opt.name()).toList());
    }
}
