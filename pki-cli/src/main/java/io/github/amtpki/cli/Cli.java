package io.github.amtpki.cli;

import io.github.amtpki.cli.console.BuildInfo;
import io.github.amtpki.cli.console.Console;
import io.github.amtpki.cli.console.ExitCode;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.manual.Help;
import io.github.amtpki.cli.option.ArgumentParser;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs one command line. */
public final class Cli {

    private Cli() {}

    /** @return the exit code; nothing is thrown, whatever happens */
    public static int run(Console console, String... args) {
        List<String> words = Arrays.asList(args);
        boolean json = Words.wantJson(words);
        ExitCode code;
        try {
            Outcome outcome = outcome(console, words);
            if (json) {
                console.print(Json.document(outcome.json()));
            } else {
                for (String line : outcome.lines()) {
                    console.line(line);
                }
            }
            code = outcome.code();
        } catch (Throwable problem) {
            code = new Failure(console, json).report(problem);
        }
        return console.close(code).number();
    }

    private static Outcome outcome(Console console, List<String> words) {
        if (words.size() == 1 && isVersion(words.get(0))) {
            return version();
        }
        if (words.isEmpty()) {
            console.show(Help.overview(Verbs.ALL));
            return new Outcome(ExitCode.USAGE, List.of(), true, Map.of());
        }
        Words parted = Words.split(words);
        if (parted.has("--version", "-V")) {
            return version();
        }
        boolean help = parted.has("--help", "-h");
        if (parted.verb().isEmpty() && help) {
            return Help.overviewOutcome(Verbs.ALL);
        }
        if (parted.verb().isEmpty()) {
            throw new UsageException("there is no verb", "see: amtpki help");
        }
        if (help && Verbs.isGroup(parted.verb())) {
            return Help.groupOutcome(parted.verb(), Verbs.group(parted.verb()));
        }
        Verb verb = Verbs.find(parted.verb()).orElseThrow(() -> Words.unknownVerb(parted.verb()));
        if (help) {
            return Help.pageOutcome(verb);
        }
        Call call = new Call(console, new ArgumentParser(verb.name(), verb.usage()).parse(parted.rest()));
        call.checkCommon();
        Outcome outcome = verb.run(call);
        return call.quiet() ? outcome.quiet() : outcome;
    }

    private static boolean isVersion(String word) {
        return word.equals("--version") || word.equals("-V");
    }

    private static Outcome version() {
        BuildInfo build = BuildInfo.current();
        return Outcome.of(
                List.of("amtpki " + build.version()), Json.tree("version", build.version(), "built", build.moment()));
    }
}
