package io.github.amtpki.store;

import io.github.amtpki.profile.ExportPlan;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.TrackPlan;
import io.github.amtpki.store.Step.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What happens to the folders for servers. They hold nothing that their bundle does not give again, so they are made again
 * whenever it changes or one of their files is lost; without it there is nothing to make them of.
 */
final class ExportSteps {

    static final String KIND = "export";

    /** In what the manifest remembers: the digest of the bundle that was exported, whoever made it. */
    static final String BUNDLE_BYTES = "sha256";

    private final Manifest manifest;
    private final Predicate<String> exists;
    private final List<Step> certificates;

    private ExportSteps(Manifest manifest, Predicate<String> exists, List<Step> certificates) {
        this.manifest = manifest;
        this.exists = exists;
        this.certificates = certificates;
    }

    /** @param certificates what happens to the certificates of the plan */
    static List<Step> of(PkiPlan plan, Optional<Manifest> manifest, Predicate<String> exists, List<Step> certificates) {
        List<Step> steps = new ArrayList<>();
        Set<String> planned = new HashSet<>();
        for (TrackPlan track : plan.tracks()) {
            for (ExportPlan export : track.exports()) {
                planned.add(track.track().id() + "/" + export.id());
                steps.add(manifest.map(before -> new ExportSteps(before, exists, certificates).step(track, export))
                        .orElseGet(() -> step(track, export, Action.WRITE, List.of(), List.of())));
            }
        }
        manifest.ifPresent(before -> before.exports().stream()
                .filter(old -> !planned.contains(old.track() + "/" + old.name() + "/" + old.target()))
                .map(ExportSteps::removal)
                .forEach(steps::add));
        return steps;
    }

    /** What there was for a server. */
    static Optional<Manifest.Export> old(Manifest manifest, TrackPlan track, ExportPlan plan) {
        return manifest.exports().stream()
                .filter(one -> one.track().equals(track.track().id())
                        && one.name().equals(plan.certificate())
                        && one.target().equals(plan.target().id()))
                .findFirst();
    }

    private Step step(TrackPlan track, ExportPlan plan) {
        Optional<Manifest.Export> old = old(manifest, track, plan);
        if (old.isEmpty()) {
            return step(track, plan, Action.WRITE, List.of(), List.of());
        }
        Map<String, String> was = new TreeMap<>(old.get().resolved());
        was.remove(BUNDLE_BYTES);
        List<String> reasons = new ArrayList<>(Steps.differences(was, plan.resolved()));
        if (reasons.isEmpty() && news(track, plan, old.get())) {
            reasons.add("its bundle has changed");
        }
        if (reasons.isEmpty() && !old.get().files().get(0).startsWith(plan.folder())) {
            reasons.add("it moves");
        }
        Optional<String> lost = old.get().files().stream()
                .filter(path -> reasons.isEmpty() && !exists.test(path))
                .findFirst()
                .map(path -> path + " is not in the folder");
        if (lost.isPresent() && !bundle(track, plan).map(exists::test).orElse(false)) {
            return step(
                    track, plan, Action.MISSING, List.of(), List.of(lost.get() + ", nor is the bundle it is made of"));
        }
        lost.ifPresent(reasons::add);
        return step(track, plan, reasons.isEmpty() ? Action.KEEP : Action.WRITE, reasons, List.of());
    }

    private boolean news(TrackPlan track, ExportPlan plan, Manifest.Export old) {
        boolean made = certificates.stream()
                .anyMatch(step -> step.track().equals(track.track().id())
                        && step.name().equals(plan.certificate())
                        && step.action() != Action.KEEP);
        boolean another = bundle(track, plan)
                .flatMap(manifest::artefact)
                .filter(now -> !now.sha256().equals(old.resolved().get(BUNDLE_BYTES)))
                .isPresent();
        return made || another;
    }

    private Optional<String> bundle(TrackPlan track, ExportPlan plan) {
        return manifest.certificate(track.track().id(), plan.certificate()).flatMap(FolderExport::bundle);
    }

    private static Step step(
            TrackPlan track, ExportPlan plan, Action action, List<String> reasons, List<String> remarks) {
        String name = plan.folder().substring(track.folder().length());
        return new Step(
                track.track().id(),
                name.substring(0, name.length() - 1),
                KIND,
                plan.certificate() + CertificateFiles.BUNDLE + " for "
                        + plan.target().label(),
                action,
                reasons,
                "",
                Optional.empty(),
                remarks);
    }

    private static Step removal(Manifest.Export old) {
        return new Step(
                old.track(),
                "exports/" + old.target(),
                KIND,
                old.name() + CertificateFiles.BUNDLE,
                Action.REMOVE,
                List.of("no longer in the profile"),
                "",
                Optional.empty(),
                List.of());
    }
}
