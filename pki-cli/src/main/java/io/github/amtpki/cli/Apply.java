package io.github.amtpki.cli;

import io.github.amtpki.amt.RootHash;
import io.github.amtpki.cli.console.BuildInfo;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.Progress;
import io.github.amtpki.cli.look.Decisions;
import io.github.amtpki.cli.look.Steps;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.store.ApplyOptions;
import io.github.amtpki.store.ApplyReport;
import io.github.amtpki.store.Manifest;
import io.github.amtpki.store.Provisioner;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class Apply implements Verb {

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String summary() {
        return "make the PKI that a profile describes";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("apply profiles/lab.yaml -o out/lab", "make it, or bring it up to date"),
                        new Example(
                                "apply lab.yaml -o out/lab --replace-root", "even if every machine must be enrolled")),
                List.of(Positional.one(Value.file("PROFILE"), "a profile")),
                List.of(
                        Opt.out(Value.folder("FOLDER"), "where the PKI is or shall be")
                                .mandatory(),
                        Opt.flag("strict", "refuse what would be clipped or left out with a warning"),
                        Opt.flag("replace-root", "issue a root again if the profile asks for it")),
                "The same profile changes nothing; a changed one issues again only what changed, and keeps what it"
                        + " replaced in FOLDER/replaced. All of it is written, or none.",
                "Names of files in a profile start from the profile's own folder.");
    }

    @Override
    public Outcome run(Call call) {
        Path folder = call.path("out");
        Aside<IssuanceContext> context = Aside.begin("amtpki-context", () -> context(call, folder));
        Clock clock = call.clock();
        ProfileRun profile = ProfileRun.of(call);
        String out = call.arguments().get("out").replaceFirst("(?<=[^/])/+$", "");
        ApplyOptions options = new ApplyOptions(
                new Manifest.Tool("amtpki", BuildInfo.current().version()),
                profile.file(),
                profile.beside(),
                call.arguments().has("strict"),
                call.arguments().has("replace-root"));
        ApplyReport report;
        try (Progress progress = call.progress()) {
            report = new Provisioner(
                            context.get().withClock(clock), call.secrets().beside(profile.beside()), progress::doing)
                    .apply(profile.plan(), folder, options);
        }
        report.warnings().forEach(call::warn);
        if (call.quiet()) {
            report.decisions().values().forEach(one -> Decisions.refusals(one).forEach(call::warn));
        }
        if (!report.rootSecrets().isEmpty()) {
            call.note("move " + String.join(" and ", report.rootSecrets()) + " from " + out
                    + " off this machine: only issuing needs them");
        }
        return Outcome.done(lines(report, out), json(report, out));
    }

    /**
     * A new folder most likely needs two keys of the usual type, root and leaf: they are begun while the profile is read,
     * since making them is what takes longest.
     */
    private static IssuanceContext context(Call call, Path folder) {
        IssuanceContext context = IssuanceContext.system(Clock.systemUTC(), call.provider());
        return Files.exists(folder) ? context : context.withKeysAhead(KeyType.RSA_2048, 2);
    }

    private static List<String> lines(ApplyReport report, String out) {
        List<String> lines = new ArrayList<>(Steps.trackLines(report.tracks()));
        boolean withTrack = Steps.severalTracks(report.steps());
        report.steps().forEach(step -> lines.addAll(Steps.lines(step, withTrack)));
        report.decisions().forEach((name, decisions) -> {
            lines.add("the request for " + name + ":");
            Decisions.lines(decisions).forEach(line -> lines.add("  " + line));
        });
        for (Manifest.RootHashes root : report.manifest().rootHashes()) {
            RootHash hash = report.manifest().hash(root);
            lines.add("hash     " + Steps.named(root.track(), root.name(), withTrack) + "  "
                    + hash.digest().id() + " " + hash.hex());
        }
        report.outcome().keptIn().ifPresent(place -> lines.add("what was replaced is kept in " + out + "/" + place));
        int written = report.outcome().written().size();
        lines.add(
                report.outcome().changed()
                        ? "wrote " + written + (written == 1 ? " file to " : " files to ") + out
                        : "nothing changed in " + out);
        return lines;
    }

    private static Map<String, Object> json(ApplyReport report, String out) {
        Map<String, Object> requests = new LinkedHashMap<>();
        report.decisions().forEach((name, decisions) -> requests.put(name, Decisions.trees(decisions)));
        Map<String, Object> tree = Json.tree(
                "folder", out,
                "changed", report.outcome().changed(),
                "tracks", Steps.trackTrees(report.tracks()),
                "steps", Steps.trees(report.steps()),
                "requests", requests,
                "warnings", report.warnings(),
                "written", report.outcome().written(),
                "removed", report.outcome().removed(),
                "moveAway", report.rootSecrets());
        report.outcome().keptIn().ifPresent(place -> tree.put("keptIn", place));
        return tree;
    }
}
