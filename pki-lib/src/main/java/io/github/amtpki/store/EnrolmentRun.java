package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.export.Sheet;
import io.github.amtpki.export.SheetFacts;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.EnrolmentFile;
import io.github.amtpki.profile.EnrolmentPlan;
import io.github.amtpki.profile.EnrolmentProfile;
import io.github.amtpki.profile.Profile;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.profile.SetupBinProfile;
import io.github.amtpki.profile.TrackPlan;
import io.github.amtpki.setupbin.DiskImage;
import io.github.amtpki.setupbin.DiskLayout;
import io.github.amtpki.setupbin.MebxPassword;
import io.github.amtpki.setupbin.SetupBinSpec;
import io.github.amtpki.store.Step.Action;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The part of an {@link IssuingRun} that makes the files for the machines, from secrets fetched first to roots issued last. */
final class EnrolmentRun implements AutoCloseable {

    private final Profile profile;
    private final SecretSource secrets;
    private final SecureRandom random;
    private final PkiFolder folder;
    private final List<Step> steps;
    private final ManifestDraft draft;

    /** What was asked for once serves every chain: standard input can be read only once. */
    private final Map<SecretRef, Secret> asked = new HashMap<>();

    private final Map<String, SetupBinDraft> begun = new HashMap<>();
    private final Map<String, Sheet> sheets = new HashMap<>();

    EnrolmentRun(
            Profile profile,
            SecretSource secrets,
            SecureRandom random,
            PkiFolder folder,
            List<Step> steps,
            ManifestDraft draft) {
        this.profile = profile;
        this.secrets = secrets;
        this.random = random;
        this.folder = folder;
        this.steps = steps;
        this.draft = draft;
    }

    /** Fetches passwords and judges them, before anything is made that would be in vain. */
    void begin(TrackPlan track) {
        for (EnrolmentPlan plan : track.enrolment()) {
            if (plan.file() == EnrolmentFile.SETUP_BIN && written(track, EnrolmentFile.SETUP_BIN)) {
                SetupBinProfile setup =
                        profile.enrolment().orElseThrow().setupBin().orElseThrow();
                SetupBinDraft setupBin = new SetupBinDraft(plan, setup);
                begun.put(track.folder(), setupBin);
                setupBin.passwords(
                        setup.currentPassword().map(ref -> ask(ref, "the MEBx password that the machines have")),
                        setup.passwordToSet().map(ref -> newPassword(track, plan, ref)));
            }
        }
    }

    private Secret newPassword(TrackPlan track, EnrolmentPlan plan, SecretRef reference) {
        return reference.generates()
                ? former(track, plan).orElseGet(() -> MebxPassword.generate(random))
                : asked.computeIfAbsent(reference, ref -> secrets.choose(ref, "a new MEBx password"));
    }

    /** The password that machines of this PKI have got so far. */
    private Optional<Secret> former(TrackPlan track, EnrolmentPlan plan) {
        return draft.enrolled(track, plan.file()).stream()
                .flatMap(old -> old.files().stream())
                .filter(path -> path.endsWith(CertificateFiles.PASSWORD) && folder.exists(path))
                .map(path -> SecretText.firstLine(folder.read(path), path))
                .findFirst();
    }

    private Secret ask(SecretRef reference, String purpose) {
        return asked.computeIfAbsent(reference, ref -> secrets.resolve(ref, purpose));
    }

    /**
     * Makes what belongs to one chain, whose root is {@linkplain #draw drawn} already.
     *
     * @param certificates what was issued for each plan
     * @param warnings told of what somebody should know
     */
    void make(TrackPlan track, Function<CertificatePlan, X509Certificate> certificates, List<String> warnings) {
        Optional<byte[]> setupBin = Optional.empty();
        for (EnrolmentPlan plan : track.enrolment()) {
            if (stays(track, plan)) {
                keep(track, plan, warnings);
                continue;
            }
            List<Artefact> made = switch (plan.file()) {
                case SETUP_BIN -> setupBin(track, plan, certificates.apply(track.root()), warnings);
                case IMAGE ->
                    List.of(image(
                            plan,
                            setupBin.filter(bytes -> begun.containsKey(track.folder()))
                                    .orElseGet(() -> setupBinOf(track))));
                case SHEET -> List.of(sheet(track, plan, certificates));
            };
            draft.enrol(track, plan, made, List.of());
            if (plan.file() == EnrolmentFile.SETUP_BIN) {
                setupBin = Optional.of(made.get(0).bytes());
            }
        }
    }

    private boolean written(TrackPlan track, EnrolmentFile file) {
        return steps.stream()
                .anyMatch(step ->
                        step.track().equals(track.track().id()) && step.about(file) && step.action() == Action.WRITE);
    }

    /** Where a second chain came or went, files move; those that cannot be had stay listed where they were. */
    private boolean stays(TrackPlan track, EnrolmentPlan plan) {
        if (written(track, plan.file())) {
            return false;
        }
        boolean inPlace = old(track, plan).files().get(0).equals(plan.path());
        return inPlace
                || plan.file() != EnrolmentFile.SHEET && formerSetupBin(track).isEmpty();
    }

    private void keep(TrackPlan track, EnrolmentPlan plan, List<String> warnings) {
        List<String> files = old(track, plan).files();
        draft.enrol(track, plan, List.of(), files);
        if (plan.file() == EnrolmentFile.SETUP_BIN) {
            files.stream()
                    .filter(path -> folder.exists(path) && !draft.wasWritten(path, folder.read(path)))
                    .forEach(path -> warnings.add(path + " was changed since amtpki wrote it"));
            files.stream()
                    .filter(path -> path.endsWith(CertificateFiles.PASSWORD) && !folder.exists(path))
                    .filter(path -> folder.exists(files.get(0)))
                    .forEach(path -> warnings.add(path + " is not in the folder; 'amtpki setup-bin show --reveal "
                            + files.get(0) + "' tells the password"));
        }
    }

    private Manifest.Enrolment old(TrackPlan track, EnrolmentPlan plan) {
        return draft.enrolled(track, plan.file()).orElseThrow();
    }

    private Optional<String> formerSetupBin(TrackPlan track) {
        return draft.enrolled(track, EnrolmentFile.SETUP_BIN)
                .map(old -> old.files().get(0))
                .filter(folder::exists);
    }

    private List<Artefact> setupBin(TrackPlan track, EnrolmentPlan plan, X509Certificate root, List<String> warnings) {
        SetupBinDraft setupBin = begun.get(track.folder());
        if (setupBin != null) {
            return setupBin.files(root, track.served().versions(), warnings);
        }
        List<Artefact> moved = new ArrayList<>();
        for (String path : old(track, plan).files()) {
            if (folder.exists(path)) {
                String suffix = path.endsWith(CertificateFiles.PASSWORD) ? CertificateFiles.PASSWORD : "";
                moved.add(new Artefact(plan.path() + suffix, folder.read(path), true));
            }
        }
        return moved;
    }

    /** As it was written: a stick with anything else on it would be found out at the machines. */
    private byte[] setupBinOf(TrackPlan track) {
        String path = formerSetupBin(track)
                .orElseThrow(() -> new RefusedException(
                        "the image needs " + track.folder() + SetupBinSpec.FILE_NAME + ", which is not in the folder",
                        "bring it back for this run"));
        byte[] bytes = folder.read(path);
        if (!draft.wasWritten(path, bytes)) {
            throw new RefusedException(
                    "no image is made of " + folder.path().resolve(path)
                            + ": it is not as amtpki wrote it, damaged or edited",
                    "move it away; the next run makes it again if " + path + CertificateFiles.PASSWORD
                            + " or the profile has its password");
        }
        return bytes;
    }

    private Artefact image(EnrolmentPlan plan, byte[] setupBin) {
        DiskLayout layout = profile.enrolment().flatMap(EnrolmentProfile::image).orElseThrow();
        return new Artefact(plan.path(), DiskImage.of(setupBin, layout).toByteArray(), true);
    }

    /** Draws the page about a root, while keys below it may still be in the making: that takes a while, too. */
    void draw(TrackPlan track, X509Certificate root) {
        for (EnrolmentPlan plan : track.enrolment()) {
            if (plan.file() == EnrolmentFile.SHEET && !stays(track, plan)) {
                sheets.put(
                        track.folder(),
                        Sheet.begin(new SheetFacts(
                                root,
                                FolderSheet.hashes(root, plan.digests()),
                                List.of(),
                                profile.domain(),
                                Optional.of(track.served().versions()),
                                track.root().name() + ".crt",
                                profile.enrolment()
                                        .flatMap(EnrolmentProfile::setupBin)
                                        .isPresent())));
            }
        }
    }

    private Artefact sheet(
            TrackPlan track, EnrolmentPlan plan, Function<CertificatePlan, X509Certificate> certificates) {
        List<X509Certificate> below = track.certificates().stream()
                .filter(one -> !one.root() && SheetFacts.shows(one.kind()))
                .map(certificates)
                .toList();
        String html =
                Objects.requireNonNull(sheets.get(track.folder()), plan.path()).html(below);
        return new Artefact(plan.path(), html.getBytes(StandardCharsets.UTF_8), false);
    }

    /** Forgets the passwords. */
    @Override
    public void close() {
        begun.values().forEach(SetupBinDraft::close);
        asked.values().forEach(Secret::close);
    }
}
