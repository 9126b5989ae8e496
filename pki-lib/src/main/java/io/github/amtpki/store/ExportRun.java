package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.RefusedException;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.ExportPlan;
import io.github.amtpki.profile.TrackPlan;
import io.github.amtpki.store.Step.Action;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The part of an {@link IssuingRun} that makes the folders for servers. They refer to a bundle's password and never hold it. */
final class ExportRun {

    private final PkiFolder folder;
    private final List<Step> steps;
    private final ManifestDraft draft;
    private final FinalCheck finalCheck;

    ExportRun(PkiFolder folder, List<Step> steps, ManifestDraft draft, FinalCheck finalCheck) {
        this.folder = folder;
        this.steps = steps;
        this.draft = draft;
        this.finalCheck = finalCheck;
    }

    /**
     * Makes what belongs to one chain.
     *
     * @param chains of each certificate, leaf first
     */
    void make(TrackPlan track, Function<CertificatePlan, List<X509Certificate>> chains) {
        for (ExportPlan plan : track.exports()) {
            if (written(track, plan)) {
                CertificatePlan certificate = track.certificates().stream()
                        .filter(one -> one.name().equals(plan.certificate()))
                        .findFirst()
                        .orElseThrow();
                make(track, plan, certificate, chains.apply(certificate));
            } else {
                draft.export(draft.exported(track, plan).orElseThrow(), List.of());
            }
        }
    }

    private boolean written(TrackPlan track, ExportPlan plan) {
        String name = plan.folder().substring(track.folder().length());
        return steps.stream()
                .anyMatch(step -> step.kind().equals(ExportSteps.KIND)
                        && step.action() == Action.WRITE
                        && step.track().equals(track.track().id())
                        && name.equals(step.name() + "/"));
    }

    private void make(TrackPlan track, ExportPlan plan, CertificatePlan certificate, List<X509Certificate> chain) {
        ExportFiles made = ExportFiles.of(
                new ExportFiles.Place(
                        track.track().id(), plan.certificate(), plan.target(), plan.folder(), plan.resolved()),
                chain,
                pfx(track.folder() + certificate.name() + CertificateFiles.BUNDLE),
                certificate.bundle().orElseThrow().password().generates(),
                finalCheck.within(chain));
        draft.export(made.entry(), made.files());
    }

    /** The bundle as this run makes or moves it, or as an earlier one made it. */
    private byte[] pfx(String path) {
        Optional<Artefact> made = draft.artefacts().stream()
                .filter(one -> one.path().equals(path))
                .findFirst();
        if (made.isPresent()) {
            return made.get().bytes();
        }
        if (!folder.exists(path) || !draft.wasWritten(path, folder.read(path))) {
            throw new RefusedException(
                    "what servers import is made of " + path + ", which is not in the folder as amtpki wrote it",
                    "bring it back for this run");
        }
        return folder.read(path);
    }
}
