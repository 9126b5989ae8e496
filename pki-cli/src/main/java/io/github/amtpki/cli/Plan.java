package io.github.amtpki.cli;

import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.look.PlanTree;
import io.github.amtpki.cli.look.Steps;
import io.github.amtpki.cli.look.TreeText;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.store.PkiFolder;
import io.github.amtpki.store.Provisioner;
import io.github.amtpki.store.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class Plan implements Verb {

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String summary() {
        return "say what 'apply' would do, certificate by certificate";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("plan lab.yaml", "as if nothing was there yet"),
                        new Example("plan lab.yaml -o out/lab", "compared with what is there, and what it would cost")),
                List.of(Positional.one(Value.file("PROFILE"), "a profile")),
                List.of(Opt.out(Value.folder("FOLDER"), "compare with this folder")),
                "Writes nothing and asks for no password.");
    }

    @Override
    public Outcome run(Call call) {
        Clock clock = call.clock();
        ProfileRun profile = ProfileRun.of(call);
        List<Step> steps = steps(call, profile, clock);
        List<String> warnings = new ArrayList<>(profile.plan().cautions());
        steps.forEach(step -> warnings.addAll(step.remarks()));
        warnings.forEach(call::warn);
        List<String> lines = new ArrayList<>(Steps.trackLines(profile.plan().tracks()));
        boolean withTrack = Steps.severalTracks(steps);
        List<Object> trees = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            List<CertificatePlan> certificates = profile.plan().certificates();
            lines.add("");
            lines.addAll(Steps.lines(step, withTrack));
            if (i < certificates.size()) {
                Map<String, Object> tree = PlanTree.of(certificates.get(i), step);
                trees.add(tree);
                Map<String, Object> rest = new LinkedHashMap<>(tree);
                rest.keySet().removeAll(Set.of("certificate", "action", "subject"));
                TreeText.of(rest).forEach(line -> lines.add("         " + line));
            }
        }
        return Outcome.of(
                lines,
                Json.tree(
                        "tracks",
                        Steps.trackTrees(profile.plan().tracks()),
                        "steps",
                        Steps.trees(steps),
                        "certificates",
                        trees,
                        "warnings",
                        warnings));
    }

    /** A folder that does not exist yet is not made to be looked at. */
    private static List<Step> steps(Call call, ProfileRun profile, Clock clock) {
        Optional<Path> out = call.arguments().value("out").map(call.console()::path);
        if (out.isEmpty() || !Files.exists(out.get())) {
            return Provisioner.preview(profile.plan(), Optional.empty(), clock);
        }
        try (PkiFolder folder = PkiFolder.openToRead(out.get(), clock)) {
            return Provisioner.preview(profile.plan(), Optional.of(folder), clock);
        }
    }
}
