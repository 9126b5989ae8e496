package io.github.amtpki.cli;

import io.github.amtpki.check.explain.Explainer;
import io.github.amtpki.check.explain.Explanation;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.look.CheckTree;
import io.github.amtpki.cli.look.ExplanationText;
import io.github.amtpki.cli.look.Passports;
import io.github.amtpki.cli.look.RuleText;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Nearest;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

final class Explain implements Verb {

    /** What no file that is missing is called: a sentence, an answer, a number. */
    private static final String WORDS = "\\s|(?i:err/\\d)|^\\d+$";

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "tell what a rule means, or what went wrong by a log";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("explain C1", "one rule, with its source"),
                        new Example("explain < rps.log", "what went wrong, by what a program printed"),
                        new Example("explain --list", "every rule, a line each")),
                List.of(Positional.optional(
                        Value.suggest("RULE", ids()),
                        "id of a rule, a log, or words of one; without it, a log on standard input")),
                List.of(Opt.flag("list", "name every rule"), Opt.flag("all", "print every rule as a page of Markdown")),
                "A log may be of RPS, rpc-go, MeshCentral, EMA or SCS, a WS-Management dump, or just 'ERR/4'. Passwords in it"
                        + " are not shown.");
    }

    @Override
    public Outcome run(Call call) {
        if (call.arguments().has("list") || call.arguments().has("all")) {
            return rules(call.arguments().has("all") ? RuleText.page().lines().toList() : RuleText.list());
        }
        String word = call.arguments().positionals().stream().findFirst().orElse("-");
        Optional<Passport> rule = Passports.byId(word);
        if (rule.isPresent()) {
            return Outcome.of(RuleText.of(rule.get()), CheckTree.passport(rule.get()));
        }
        Explanation explanation = Explainer.explain(log(call, word), call.time());
        Map<String, Object> tree = new LinkedHashMap<>(explanation.tree());
        tree.remove("schemaVersion");
        return Outcome.of(ExplanationText.of(explanation), tree);
    }

    /** A file, or a few words of a log that somebody typed: those have a blank, or are an answer. */
    private static byte[] log(Call call, String word) {
        if (word.equals("-") || !word.isEmpty() && Files.exists(call.console().path(word))) {
            return InputFile.read(call.console(), word);
        }
        if (Pattern.compile(WORDS).matcher(word).find()) {
            return word.getBytes(StandardCharsets.UTF_8);
        }
        throw new UsageException(
                "there is neither a rule nor a file '" + word + "'",
                Nearest.to(word.toUpperCase(Locale.ROOT), ids())
                        .map(id -> "did you mean '" + id + "'?")
                        .orElse("see: amtpki explain --list; a log is piped in: amtpki explain < rps.log"));
    }

    private static Outcome rules(List<String> lines) {
        List<Map<String, Object>> trees =
                Passports.all().stream().map(CheckTree::passport).toList();
        return Outcome.of(lines, Json.tree("rules", trees));
    }

    private static List<String> ids() {
        return Passports.all().stream().map(Passport::id).toList();
    }
}
