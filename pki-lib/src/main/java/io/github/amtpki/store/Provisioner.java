package io.github.amtpki.store;

import io.github.amtpki.OutputExistsException;
import io.github.amtpki.PkiException;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.x509.IssuanceContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a folder hold what a plan says: issues what is missing or asked for differently, leaves the rest as it is, byte for
 * byte. All of it is written, or none.
 *
 * <pre>{@code
 * Profile profile = ProfileReader.read(Path.of("profiles/lab.yaml"));
 * PkiPlan plan = Planner.plan(profile, Path.of("profiles"));
 * Provisioner provisioner = new Provisioner(IssuanceContext.system(), secrets, step -> {});
 * ApplyReport report = provisioner.apply(plan, Path.of("out/lab"), options);
 * }</pre>
 */
public final class Provisioner {

    private final IssuanceContext context;
    private final SecretSource secrets;
    private final Consumer<String> progress;

    /**
     * @param secrets fetches the passwords that the profile refers to
     * @param progress told what is being done, as short phrases
     */
    public Provisioner(IssuanceContext context, SecretSource secrets, Consumer<String> progress) {
        this.context = context;
        this.secrets = secrets;
        this.progress = progress;
    }

    /**
     * What {@link #apply} would do to this folder, or to a new one.
     *
     * @param clock from when what is missing would be issued
     * @throws io.github.amtpki.RefusedException if an issuer has ended, so that nothing can be issued below it
     */
    public static List<Step> preview(PkiPlan plan, Optional<PkiFolder> folder, Clock clock) {
        return Steps.of(plan, folder, clock, false);
    }

    /**
     * Carries out a plan. A folder that is already what the plan asks for is only looked at, so it may lie in a place where
     * nothing can be written; only for a change it is locked, and then looked at again.
     *
     * @param folder existing or not
     * @throws OutputExistsException if a root would be issued again and the options do not allow it; nothing is written
     * @throws io.github.amtpki.RefusedException if a key that is needed is not there, or strictness forbids something
     */
    public ApplyReport apply(PkiPlan plan, Path folder, ApplyOptions options) {
        if (Files.exists(folder)) {
            Optional<ApplyReport> settled = settled(plan, folder, options);
            if (settled.isPresent()) {
                return settled.get();
            }
        }
        try (PkiFolder open = PkiFolder.open(folder, context.clock())) {
            return apply(plan, open, options);
        }
    }

    private Optional<ApplyReport> settled(PkiPlan plan, Path path, ApplyOptions options) {
        try (PkiFolder folder = PkiFolder.openToRead(path, context.clock())) {
            List<Step> steps = Steps.of(plan, Optional.of(folder), context.clock(), options.strict());
            if (steps.stream().anyMatch(Step::changes)) {
                return Optional.empty();
            }
            try {
                return new IssuingRun(context, secrets, progress, plan, steps, folder, options)
                        .settled()
                        .map(report -> warned(report, folder));
            } catch (PkiException e) {
                if (folder.movedOn()) {
                    return Optional.empty(); // another run was at work meanwhile; the lock keeps it off
                }
                throw e;
            }
        }
    }

    /**
     * The same for a folder that is open.
     *
     * @throws OutputExistsException if a root would be issued again and the options do not allow it; nothing is written
     * @throws io.github.amtpki.RefusedException if a key that is needed is not there, or strictness forbids something
     */
    public ApplyReport apply(PkiPlan plan, PkiFolder folder, ApplyOptions options) {
        List<Step> steps = Steps.of(plan, Optional.of(folder), context.clock(), options.strict());
        if (!options.replaceRoot()) {
            steps.stream().filter(Steps::costsRoot).findFirst().ifPresent(Provisioner::refuse);
        }
        return warned(new IssuingRun(context, secrets, progress, plan, steps, folder, options).carryOut(), folder);
    }

    /** A CA with a new key cannot stand for the list that it signed with the former one. */
    private static ApplyReport warned(ApplyReport report, PkiFolder folder) {
        List<String> warnings = new ArrayList<>(report.warnings());
        for (History.Crl list : FolderCrls.stale(folder)) {
            warnings.add("the revocation list of '" + list.name() + "' was signed with the key it had before: make the"
                    + " next one with amtpki crl FOLDER --ca " + list.name());
        }
        return new ApplyReport(
                report.tracks(), report.steps(), report.decisions(), warnings, report.outcome(), report.manifest());
    }

    private static void refuse(Step step) {
        String what = Steps.takesRoot(step)
                ? "take the root '" + step.track() + "/" + step.name() + "' out of use"
                : "replace the root '" + step.name() + "'";
        throw new OutputExistsException(
                "this would " + what + " (" + String.join("; ", step.reasons()) + "): " + step.price(),
                "add --replace-root if that is meant, or take the change back");
    }
}
