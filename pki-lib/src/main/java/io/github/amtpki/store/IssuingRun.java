package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.PkiException;
import io.github.amtpki.check.fixture.FixtureKeys;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.profile.TrackPlan;
import io.github.amtpki.store.Step.Action;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.IssuanceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One carrying-out of a plan: its state between the first key ordered and the commit. Used once. */
final class IssuingRun {

    private final Consumer<String> progress;
    private final PkiPlan plan;
    private final PkiFolder folder;
    private final ApplyOptions options;
    private final Locks locks;
    private final FinalCheck finalCheck;
    private final Judgements judgements = new Judgements();
    private final EnrolmentRun enrolment;
    private final ExportRun exports;
    private final List<Step> allSteps;
    private final PlannedSteps steps;
    private final ManifestDraft draft;
    private final CertificateMaker certificates;
    private final List<String> warnings = new ArrayList<>();

    IssuingRun(
            IssuanceContext context,
            SecretSource secrets,
            Consumer<String> progress,
            PkiPlan plan,
            List<Step> steps,
            PkiFolder folder,
            ApplyOptions options) {
        this.progress = progress;
        this.plan = plan;
        this.folder = folder;
        this.options = options;
        this.locks = new Locks(secrets, context.random());
        this.finalCheck = new FinalCheck(plan.profile(), context.clock().instant());
        this.allSteps = List.copyOf(steps);
        this.steps = new PlannedSteps(steps);
        this.draft = new ManifestDraft(folder.manifest());
        this.enrolment = new EnrolmentRun(plan.profile(), secrets, context.random(), folder, allSteps, draft);
        this.exports = new ExportRun(folder, allSteps, draft, finalCheck);
        KeyRing keyRing = new KeyRing(folder, options.beside(), secrets);
        this.certificates =
                new CertificateMaker(context, progress, this.steps, folder, draft, keyRing, options.strict());
    }

    ApplyReport carryOut() {
        try (locks;
                enrolment;
                judgements) {
            return report(folder.commit(change()));
        }
    }

    /** What there is to report if the folder is already what the plan asks for; nothing is written. */
    Optional<ApplyReport> settled() {
        try (locks;
                enrolment;
                judgements) {
            return folder.isAlready(change()) ? Optional.of(report(FolderOutcome.UNCHANGED)) : Optional.empty();
        }
    }

    /** What a server would refuse is told before what went wrong with a certificate after it. */
    private FolderChange change() {
        FolderChange change;
        try {
            change = make();
        } catch (PkiException e) {
            judgements.settle();
            throw e;
        }
        judgements.settle();
        return change;
    }

    private FolderChange make() {
        folder.manifest().ifPresent(manifest -> RevokedIssuers.refuse(manifest, plan, steps::fresh));
        warnings.addAll(plan.cautions());
        allSteps.forEach(step -> warnings.addAll(step.remarks()));
        plan.certificates().forEach(certificates::order);
        if (certificates.hasOrders()) {
            judgements.begin(FinalCheck::prepare);
        }
        for (TrackPlan track : plan.tracks()) {
            track.certificates().forEach(certificate -> lock(track.folder() + certificate.name(), certificate));
            enrolment.begin(track);
        }
        for (TrackPlan track : plan.tracks()) {
            track.certificates().forEach(certificate -> make(track, certificate));
            enrolment.make(track, certificate -> certificates.chain(certificate).get(0), warnings);
            exports.make(track, certificates::chain);
        }
        return FolderChange.to(draft.manifest(plan, options))
                .put(draft.artefacts())
                .remove(draft.leftOver())
                .discard(draft.discarded(folder::exists));
    }

    private ApplyReport report(FolderOutcome outcome) {
        return new ApplyReport(
                plan.tracks(),
                allSteps,
                certificates.decisions(),
                warnings,
                outcome,
                folder.manifest().orElseThrow());
    }

    /** Passwords are asked for and stretched here, while other threads make the keys: this one would only wait for them. */
    private void lock(String stem, CertificatePlan certificate) {
        if (certificate.source() instanceof CertificatePlan.NewKey made
                && (steps.fresh(certificate) || draft.locksKeyAnew(certificate))) {
            locks.beginKey(stem, made.password());
        }
        if (certificate.bundle().isPresent() && steps.of(certificate).action() != Action.KEEP) {
            locks.beginBundle(stem, certificate.bundle().get(), certificate.name());
        }
    }

    private void make(TrackPlan track, CertificatePlan certificate) {
        CertificateMaker.Issued one = certificates.make(certificate);
        FixtureKeys.refuse(one.chain());
        String stem = track.folder() + certificate.name();
        draft.begin(certificate, one.chain());
        draft.put(CertificateFiles.open(stem, one.chain(), certificate.root(), track.hashes()));
        if (locks.beganKey(stem)) {
            progress.accept("locking the key of " + certificate.name());
            draft.put(locks.key(stem, certificates.key(one)));
        } else if (certificate.source() instanceof CertificatePlan.NewKey) {
            draft.keep(CertificateFiles.KEY, certificate, stem, folder, warnings);
        }
        if (certificate.root()) {
            enrolment.draw(track, one.chain().get(0));
        }
        Optional<byte[]> pfx = Optional.empty();
        if (locks.beganBundle(stem)) {
            progress.accept("bundling " + certificate.name());
            List<Artefact> bundle = locks.bundle(stem, new Credential(certificates.key(one), one.chain()));
            pfx = Optional.of(bundle.get(0).bytes());
            draft.put(bundle);
        } else if (certificate.bundle().isPresent()) {
            draft.keep(CertificateFiles.BUNDLE, certificate, stem, folder, warnings);
        }
        if (!certificate.kind().ca() && (steps.fresh(certificate) || pfx.isPresent())) {
            finalCheck
                    .judgements(
                            certificate.name(),
                            certificate.kind(),
                            track.served().versions(),
                            one.chain(),
                            pfx)
                    .forEach(judgements::begin);
        }
    }
}
