package io.github.amtpki.store;

import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.EnrolmentFile;
import io.github.amtpki.profile.EnrolmentPlan;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.profile.TrackPlan;
import io.github.amtpki.store.Step.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What happens to the files for the machines. A sheet is open and made again whenever it would differ or is lost. Setup.bin
 * holds passwords and is kept as long as what it says stays the same; one that was moved to a stick is made again with the
 * password that lies in the folder, and left alone if that was moved away as well.
 */
final class EnrolmentSteps {

    private static final String PRICE = "machines that took the former one keep what it said";

    private final Optional<Manifest> manifest;
    private final Predicate<String> exists;
    private final List<Step> certificates;

    private EnrolmentSteps(Optional<Manifest> manifest, Predicate<String> exists, List<Step> certificates) {
        this.manifest = manifest;
        this.exists = exists;
        this.certificates = certificates;
    }

    /** @param certificates what happens to the certificates of the plan */
    static List<Step> of(PkiPlan plan, Optional<Manifest> manifest, Predicate<String> exists, List<Step> certificates) {
        EnrolmentSteps comparison = new EnrolmentSteps(manifest, exists, List.copyOf(certificates));
        List<Step> steps = new ArrayList<>();
        Set<String> planned = new HashSet<>();
        for (TrackPlan track : plan.tracks()) {
            for (EnrolmentPlan file : track.enrolment()) {
                planned.add(track.track().id() + "/" + file.file().id());
                steps.add(comparison.step(track, file, steps));
            }
        }
        manifest.ifPresent(m -> m.enrolment().stream()
                .filter(old -> !planned.contains(old.track() + "/" + old.kind()))
                .map(EnrolmentSteps::removal)
                .forEach(steps::add));
        return steps;
    }

    private Step step(TrackPlan track, EnrolmentPlan plan, List<Step> before) {
        Optional<Manifest.Enrolment> found = manifest.flatMap(
                m -> m.enrolment(track.track().id(), plan.file().id()));
        if (found.isEmpty()) {
            return step(track, plan, Action.WRITE, List.of(), "", List.of());
        }
        List<String> reasons = new ArrayList<>(Steps.differences(found.get().resolved(), plan.resolved()));
        if (reasons.isEmpty()) {
            news(track, plan, before).ifPresent(reasons::add);
        }
        String file = found.get().files().get(0);
        List<String> remarks = new ArrayList<>();
        if (!reasons.isEmpty()
                && plan.file() == EnrolmentFile.SETUP_BIN
                && SecretRef.GENERATE.toString().equals(plan.resolved().get("newPassword"))
                && !canBeMadeAgain(track, plan, found.get())) {
            remarks.add(file + " gets another MEBx password than machines have from the former one: " + file
                    + CertificateFiles.PASSWORD + " is not in the folder" + holder(track, file));
        }
        boolean lost = reasons.isEmpty() && !exists.test(file);
        boolean changed = !reasons.isEmpty();
        boolean again = lost && canBeMadeAgain(track, plan, found.get());
        if (again) {
            reasons.add(file + " is not in the folder");
        } else if (lost) {
            remarks.add(file + " is not in the folder" + wayBack(plan, file));
        }
        Action action = !reasons.isEmpty() ? Action.WRITE : lost ? Action.MISSING : Action.KEEP;
        boolean costs = changed && plan.file() == EnrolmentFile.SETUP_BIN;
        if (costs) {
            taken(plan, found.get()).ifPresent(remarks::add);
        }
        return step(track, plan, action, reasons, costs ? PRICE : "", remarks);
    }

    /** The former image is kept where nothing else holds the password. */
    private String holder(TrackPlan track, String setupBin) {
        return manifest.flatMap(m -> m.enrolment(track.track().id(), EnrolmentFile.IMAGE.id()))
                .map(image -> image.files().get(0))
                .filter(image -> exists.test(image) && !exists.test(setupBin))
                .map(image -> "; " + image + " holds it, and is kept under replaced/")
                .orElse("");
    }

    /** Who took the former file has the new password by now, and would refuse a file that tells the factory's as current. */
    private Optional<String> taken(EnrolmentPlan plan, Manifest.Enrolment old) {
        boolean factory = Stream.of(old.resolved(), plan.resolved())
                .allMatch(resolved -> EnrolmentPlan.FACTORY_DEFAULT.equals(resolved.get("currentPassword")));
        String file = old.files().get(0);
        String reference = old.resolved().getOrDefault("newPassword", "");
        boolean generated = SecretRef.GENERATE.toString().equals(reference);
        String beside = file + CertificateFiles.PASSWORD;
        if (!factory || reference.isEmpty() || generated && !exists.test(beside)) {
            return Optional.empty();
        }
        return Optional.of("machines that took the former " + file + " have the password of "
                + (generated ? beside : reference)
                + " by now, and the new one says that they have the factory default: for"
                + " them, name it in the profile, as currentPassword: "
                + (generated ? "file:PATH, with a copy of it" : reference));
    }

    /** What else this run makes that the file depends on, though what was asked for stays the same. */
    private Optional<String> news(TrackPlan track, EnrolmentPlan plan, List<Step> before) {
        String id = track.track().id();
        if (plan.file() == EnrolmentFile.SHEET) {
            boolean issued = certificates.stream()
                    .filter(step -> step.track().equals(id))
                    .anyMatch(step -> step.action() == Action.REISSUE || step.action() == Action.ISSUE);
            return issued ? Optional.of("the chain it shows has changed") : Optional.empty();
        }
        if (plan.file() == EnrolmentFile.SETUP_BIN) {
            return issuedRoot(track) ? Optional.of("the root is issued again") : Optional.empty();
        }
        boolean written = before.stream()
                .anyMatch(step -> step.track().equals(id)
                        && step.about(EnrolmentFile.SETUP_BIN)
                        && step.action() == Action.WRITE);
        return written ? Optional.of("Setup.bin is made again") : Optional.empty();
    }

    /** Of a given root the digest of what was asked for tells everything. */
    private boolean issuedRoot(TrackPlan track) {
        return !(track.root().source() instanceof CertificatePlan.Given)
                && certificates.stream()
                        .filter(step -> step.track().equals(track.track().id())
                                && step.name().equals(track.root().name()))
                        .anyMatch(step -> step.action() == Action.ISSUE || step.action() == Action.REISSUE);
    }

    /** Without the password that only the lost file held, a new one would say something else. */
    private boolean canBeMadeAgain(TrackPlan track, EnrolmentPlan plan, Manifest.Enrolment old) {
        return switch (plan.file()) {
            case SHEET -> true;
            case IMAGE ->
                manifest.flatMap(m -> m.enrolment(track.track().id(), EnrolmentFile.SETUP_BIN.id()))
                        .filter(setup -> exists.test(setup.files().get(0)))
                        .isPresent();
            case SETUP_BIN ->
                !SecretRef.GENERATE.toString().equals(old.resolved().get("newPassword"))
                        || exists.test(old.files().get(0) + CertificateFiles.PASSWORD);
        };
    }

    private static String wayBack(EnrolmentPlan plan, String file) {
        return plan.file() == EnrolmentFile.SETUP_BIN
                ? ", nor is its password: bring " + file + CertificateFiles.PASSWORD
                        + " back, or name a new one in the profile, as newPassword: prompt"
                : ", nor is the Setup.bin it is made of";
    }

    private static Step step(
            TrackPlan track,
            EnrolmentPlan plan,
            Action action,
            List<String> reasons,
            String price,
            List<String> remarks) {
        return new Step(
                track.track().id(),
                plan.path().substring(track.folder().length()),
                plan.file().id(),
                plan.summary(),
                action,
                reasons,
                price,
                Optional.empty(),
                remarks);
    }

    private static Step removal(Manifest.Enrolment old) {
        String path = old.files().get(0);
        return new Step(
                old.track(),
                path.substring(path.lastIndexOf('/') + 1),
                old.kind(),
                "",
                Action.REMOVE,
                List.of("no longer in the profile"),
                "",
                Optional.empty(),
                List.of());
    }
}
