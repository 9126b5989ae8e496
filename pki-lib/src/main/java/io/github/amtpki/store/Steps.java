package io.github.amtpki.store;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.store.Step.Action;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Validity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Compares a plan with what a folder holds: by digests of what was asked for and by what is there, never by dates. */
final class Steps {

    private static final String ENROL_AGAIN = "every machine must be enrolled again with the new root's hash";

    private static final String ROOT_GONE = "machines that know only its hash take no certificate of this PKI any more";
    private static final String ISSUER_AGAIN = "its issuer is issued again";

    /** Fields that hold the digest of something else, and what a change of it means. */
    private static final Map<String, String> DIGESTS = Map.of(
            "issuer", ISSUER_AGAIN,
            "root", "the root is issued again",
            "chain", "the chain it shows has changed",
            "setupBin", "Setup.bin has changed",
            "bundle", "its bundle has changed");

    private final Optional<Manifest> manifest;
    private final Predicate<String> exists;
    private final Clock clock;
    private final boolean strict;
    private final Map<String, Map.Entry<String, Validity>> issuers = new HashMap<>();
    private final Set<String> fresh = new HashSet<>();
    /** What they are called now, with their fingerprints. */
    private final Map<String, String> given = new HashMap<>();

    private Steps(Optional<Manifest> manifest, Predicate<String> exists, Clock clock, boolean strict) {
        this.manifest = manifest;
        this.exists = exists;
        this.clock = clock;
        this.strict = strict;
    }

    /**
     * One step for each certificate of the plan, in its order, one for each file for the machines and for each server, then one
     * for each certificate that the plan no longer holds.
     *
     * @param folder empty for one that does not exist yet
     * @throws io.github.amtpki.RefusedException if an issuer has ended, or strictness forbids to clip
     */
    static List<Step> of(PkiPlan plan, Optional<PkiFolder> folder, Clock clock, boolean strict) {
        Optional<Manifest> manifest = folder.flatMap(PkiFolder::manifest);
        Steps comparison = new Steps(
                manifest, path -> folder.filter(one -> one.exists(path)).isPresent(), clock, strict);
        List<Step> steps = new ArrayList<>();
        Set<String> planned = new LinkedHashSet<>();
        for (CertificatePlan certificate : plan.certificates()) {
            planned.add(certificate.track().id() + "/" + certificate.name());
            steps.add(comparison.step(certificate));
        }
        List<Step> certificates = List.copyOf(steps);
        steps.addAll(EnrolmentSteps.of(plan, manifest, comparison.exists, certificates));
        steps.addAll(ExportSteps.of(plan, manifest, comparison.exists, certificates));
        manifest.ifPresent(m -> m.certificates().stream()
                .filter(old -> !planned.contains(old.track() + "/" + old.name()))
                .map(old -> comparison.removal(
                        old,
                        plan.tracks().stream().anyMatch(one -> one.track().id().equals(old.track()))))
                .forEach(steps::add));
        return List.copyOf(steps);
    }

    /** Whether machines have to be visited again. */
    static boolean costsRoot(Step step) {
        return step.price().equals(ENROL_AGAIN) || takesRoot(step);
    }

    /** Whether a root goes and none comes for it. */
    static boolean takesRoot(Step step) {
        return step.price().equals(ROOT_GONE);
    }

    private Step step(CertificatePlan plan) {
        Optional<Manifest.Certificate> found =
                manifest.flatMap(m -> m.certificate(plan.track().id(), plan.name()));
        if (found.isEmpty()) {
            return issue(plan, Action.ISSUE, List.of(), "");
        }
        Manifest.Certificate old = found.get();
        if (!old.specification().equals(plan.digest())) {
            return issue(plan, Action.REISSUE, reasons(plan, old), price(plan));
        }
        Optional<String> above = newIssuer(plan, old);
        if (above.isPresent()) {
            return issue(plan, Action.REISSUE, List.of(above.get()), price(plan));
        }
        if (!plan.kind().ca() && ManifestDraft.certificateFiles(old).noneMatch(exists)) {
            return issue(plan, Action.REISSUE, List.of("its certificate is not in the folder"), price(plan));
        }
        List<String> reasons = differences(old.protection(), plan.protection());
        String bundle = ManifestDraft.stem(old) + CertificateFiles.BUNDLE;
        String key = ManifestDraft.stem(old) + CertificateFiles.KEY;
        if (plan.bundle().isPresent() && old.files().contains(bundle) && !exists.test(bundle) && exists.test(key)) {
            reasons.add(bundle + " is not in the folder");
        }
        return reasons.isEmpty()
                ? keep(plan, old, Action.KEEP, reasons, "")
                : keep(plan, old, Action.REWRAP, reasons, plan.bundle().isPresent() ? importAgain(plan) : "");
    }

    /** A CA that changed its name, or another one, is no CA that is issued again. */
    private List<String> reasons(CertificatePlan plan, Manifest.Certificate old) {
        List<String> reasons = differences(old.resolved(), plan.resolved());
        newIssuer(plan, old).ifPresent(other -> reasons.replaceAll(one -> one.equals(ISSUER_AGAIN) ? other : one));
        return reasons;
    }

    /**
     * What was asked for may be the same while it is another CA's turn: one that got another name gets another key as well.
     * Only of a given CA its certificate tells everything.
     */
    private Optional<String> newIssuer(CertificatePlan plan, Manifest.Certificate old) {
        if (plan.issuer().isEmpty() || given.containsKey(id(plan, plan.issuer().get()))) {
            return Optional.empty();
        }
        String issuer = plan.issuer().get();
        if (!issuer.equals(old.issuer())) {
            return Optional.of("issuer: " + old.issuer() + " -> " + issuer);
        }
        return fresh.contains(id(plan, issuer)) ? Optional.of(ISSUER_AGAIN) : Optional.empty();
    }

    private Step issue(CertificatePlan plan, Action action, List<String> reasons, String price) {
        List<String> remarks = new ArrayList<>();
        Validity validity = plan.source() instanceof CertificatePlan.Given given
                ? Validity.of(given.certificate())
                : new Validities(clock, strict, remarks)
                        .of(
                                plan.name(),
                                plan.lifetime().orElseThrow(),
                                plan.issuer().map(name -> issuers.get(id(plan, name))));
        return step(plan, action, reasons, price, validity, remarks);
    }

    private Step keep(
            CertificatePlan plan, Manifest.Certificate old, Action action, List<String> reasons, String price) {
        List<String> remarks = new ArrayList<>();
        Validity validity = new Validity(old.notBefore(), old.notAfter());
        new Validities(clock, strict, remarks).warn(plan.name(), validity, again(plan));
        return step(plan, action, reasons, price, validity, remarks);
    }

    private Step step(
            CertificatePlan plan,
            Action action,
            List<String> reasons,
            String price,
            Validity validity,
            List<String> remarks) {
        String id = id(plan, plan.name());
        issuers.put(id, Map.entry(plan.subject().toString(), validity));
        if (plan.source() instanceof CertificatePlan.Given root) {
            given.put(id, Sha256.of(Certificates.der(root.certificate())));
        } else if (action == Action.ISSUE || action == Action.REISSUE) {
            fresh.add(id);
        }
        return new Step(
                plan.track().id(),
                plan.name(),
                plan.kind().id(),
                plan.subject().toString(),
                action,
                reasons,
                price,
                Optional.of(validity),
                remarks);
    }

    /** A given CA may come back under another name: then nothing of it goes. */
    private Step removal(Manifest.Certificate old, boolean trackStays) {
        Optional<String> now = given.entrySet().stream()
                .filter(one -> one.getValue().equals(old.sha256()))
                .map(Map.Entry::getKey)
                .findFirst();
        return new Step(
                old.track(),
                old.name(),
                old.kind(),
                old.subject(),
                Action.REMOVE,
                List.of(now.map(id -> "it goes on as '" + id + "'").orElse("no longer in the profile")),
                old.role() == Manifest.Role.ROOT && now.isEmpty() ? (trackStays ? ENROL_AGAIN : ROOT_GONE) : "",
                Optional.empty(),
                List.of());
    }

    private static String id(CertificatePlan plan, String name) {
        return plan.track().id() + "/" + name;
    }

    private static String price(CertificatePlan plan) {
        if (plan.root()) {
            return ENROL_AGAIN;
        }
        return plan.kind() == CertificateKind.INTERMEDIATE_CA
                ? "what it issued is issued again; no machine need be visited"
                : importAgain(plan);
    }

    /** Only what a key was made for here can have another. */
    private static String again(CertificatePlan plan) {
        if (plan.root()) {
            return "with it ends all that it stands above, and " + ENROL_AGAIN;
        }
        boolean another = !plan.kind().ca() && plan.source() instanceof CertificatePlan.NewKey;
        return "to issue it again: amtpki renew FOLDER " + plan.name() + (another ? " --new-key" : " --keep-key");
    }

    private static String importAgain(CertificatePlan plan) {
        return plan.kind() == CertificateKind.PROVISIONING
                ? "import " + plan.name() + " into the provisioning server again; no machine need be visited"
                : "install " + plan.name() + " again where it is used; no machine need be visited";
    }

    /** The fields that differ, as phrases. */
    static List<String> differences(Map<String, String> before, Map<String, String> after) {
        Set<String> fields = new LinkedHashSet<>(after.keySet());
        fields.addAll(before.keySet());
        List<String> differences = new ArrayList<>();
        for (String field : fields) {
            String was = before.getOrDefault(field, "none");
            String is = after.getOrDefault(field, "none");
            if (was.equals(is)) {
                continue;
            }
            // digests and bytes tell nobody anything
            String shown = was.length() + is.length() > 160 ? field : field + ": " + was + " -> " + is;
            differences.add(DIGESTS.getOrDefault(field, shown));
        }
        return differences;
    }
}
