package io.github.amtpki.cli.look;

import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.profile.TrackPlan;
import io.github.amtpki.store.Step;
import io.github.amtpki.x509.Digest;
import java.util.ArrayList;
import java.util.List;

/** Chains and what happens to their certificates. */
public final class Steps {

    private Steps() {}

    /** Why there are as many chains as there are. */
    public static List<String> trackLines(List<TrackPlan> tracks) {
        List<String> lines = new ArrayList<>();
        for (TrackPlan plan : tracks) {
            lines.add(plan.track().id() + " for AMT " + plan.served().versions() + ": "
                    + plan.served().reason());
        }
        return lines;
    }

    public static List<Object> trackTrees(List<TrackPlan> tracks) {
        List<Object> trees = new ArrayList<>();
        for (TrackPlan plan : tracks) {
            List<String> hashes = new ArrayList<>();
            for (Digest digest : plan.hashes()) {
                hashes.add(digest.id());
            }
            trees.add(Json.tree(
                    "id", plan.track().id(),
                    "firmware", plan.served().versions().toString(),
                    "reason", plan.served().reason(),
                    "generations", generations(plan.served().versions()),
                    "folder", plan.folder(),
                    "rootHashes", hashes));
        }
        return trees;
    }

    private static List<Object> generations(VersionSet versions) {
        List<Object> trees = new ArrayList<>();
        for (Generation row : Generation.of(versions)) {
            trees.add(Json.tree(
                    "firmware", row.versions().toString(),
                    "confidence", row.confidence().id(),
                    "remark", row.remark(),
                    "caution", row.caution().orElse("")));
        }
        return trees;
    }

    /** Whether names alone are ambiguous: more than one chain has a say in these steps. */
    public static boolean severalTracks(List<Step> steps) {
        return steps.stream().map(Step::track).distinct().count() > 1;
    }

    /** A name, with that of its chain in front where it takes both to be clear. */
    public static String named(String track, String name, boolean withTrack) {
        return withTrack ? track + "/" + name : name;
    }

    /**
     * What happens, why, and what it costs.
     *
     * @param withTrack whether the name needs its track in front
     */
    public static List<String> lines(Step step, boolean withTrack) {
        List<String> lines = new ArrayList<>();
        String action = step.action().id();
        lines.add(action + " ".repeat(Math.max(1, 9 - action.length())) + named(step.track(), step.name(), withTrack)
                + "  " + step.subject());
        for (String reason : step.reasons()) {
            lines.add("         because " + reason);
        }
        if (!step.price().isEmpty()) {
            lines.add("         price: " + step.price());
        }
        return lines;
    }

    public static List<Object> trees(List<Step> steps) {
        List<Object> trees = new ArrayList<>();
        for (Step step : steps) {
            trees.add(Json.tree(
                    "track", step.track(),
                    "name", step.name(),
                    "kind", step.kind(),
                    "subject", step.subject(),
                    "action", step.action().id(),
                    "reasons", step.reasons(),
                    "price", step.price()));
        }
        return trees;
    }
}
