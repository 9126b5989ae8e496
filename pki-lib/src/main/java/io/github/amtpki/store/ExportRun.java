package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.RefusedException;
import io.github.amtpki.export.Export;
import io.github.amtpki.export.ExportInput;
import io.github.amtpki.export.ExportPassword;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.ExportPlan;
import io.github.amtpki.profile.TrackPlan;
import io.github.amtpki.store.Step.Action;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        String file = certificate.name() + CertificateFiles.BUNDLE;
        byte[] pfx = pfx(track.folder() + file);
        List<Artefact> files = files(
                plan,
                chain,
                pfx,
                file,
                certificate.bundle().orElseThrow().password().generates());
        Map<String, String> resolved = new TreeMap<>(plan.resolved());
        resolved.put(ExportSteps.BUNDLE_BYTES, Sha256.of(pfx));
        draft.export(
                new Manifest.Export(
                        track.track().id(),
                        plan.certificate(),
                        plan.target().id(),
                        resolved,
                        files.stream().map(Artefact::path).toList()),
                files);
    }

    private List<Artefact> files(
            ExportPlan plan, List<X509Certificate> chain, byte[] pfx, String file, boolean passwordBeside) {
        String up = "../"
                .repeat(plan.folder()
                        .substring(plan.folder().indexOf("exports/"))
                        .split("/")
                        .length);
        Optional<String> password =
                passwordBeside ? Optional.of(up + file + CertificateFiles.PASSWORD) : Optional.empty();
        ExportInput input = new ExportInput(
                plan.certificate(),
                chain,
                pfx,
                file,
                Optional.ofNullable(plan.resolved().get("domain")),
                ExportPassword.in(password, Optional.empty()),
                finalCheck.within(chain));
        List<Artefact> files = new ArrayList<>();
        for (Artefact made : Export.of(plan.target(), input).files()) {
            files.add(new Artefact(plan.folder() + made.path(), made.bytes(), made.secret()));
        }
        return files;
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
