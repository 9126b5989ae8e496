package io.github.amtpki.store;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.store.Step.Action;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares a plan with what a folder holds: by digests of what was asked for, never by dates. */
final class Steps {

    private static final String ENROL_AGAIN = "every machine must be enrolled again with the new root's hash";

    private Steps() {}

    /** One step for each certificate of the plan, in its order, then one for each that the plan no longer holds. */
    static List<Step> of(PkiPlan plan, Optional<Manifest> manifest) {
        List<Step> steps = new ArrayList<>();
        Set<String> planned = new LinkedHashSet<>();
        for (CertificatePlan certificate : plan.certificates()) {
            planned.add(certificate.track().id() + "/" + certificate.name());
            steps.add(step(
                    certificate,
                    manifest.flatMap(m -> m.certificate(certificate.track().id(), certificate.name()))));
        }
        manifest.ifPresent(m -> m.certificates().stream()
                .filter(old -> !planned.contains(old.track() + "/" + old.name()))
                .map(Steps::removal)
                .forEach(steps::add));
        return List.copyOf(steps);
    }

    /** Whether machines have to be visited again. */
    static boolean costsRoot(Step step) {
        return step.price().equals(ENROL_AGAIN);
    }

    private static Step step(CertificatePlan plan, Optional<Manifest.Certificate> old) {
        if (old.isEmpty()) {
            return step(plan, Action.ISSUE, List.of(), "");
        }
        if (!old.get().specification().equals(plan.digest())) {
            return step(plan, Action.REISSUE, differences(old.get().resolved(), plan.resolved()), price(plan));
        }
        if (!old.get().protection().equals(plan.protection())) {
            List<String> reasons = differences(old.get().protection(), plan.protection());
            return step(plan, Action.REWRAP, reasons, plan.bundle().isPresent() ? importAgain(plan.name()) : "");
        }
        return step(plan, Action.KEEP, List.of(), "");
    }

    private static Step step(CertificatePlan plan, Action action, List<String> reasons, String price) {
        return new Step(
                plan.track().id(), plan.name(), plan.kind().id(), plan.subject().toString(), action, reasons, price);
    }

    private static Step removal(Manifest.Certificate old) {
        boolean root = old.role() == Manifest.Role.ROOT;
        return new Step(
                old.track(),
                old.name(),
                old.kind(),
                old.subject(),
                Action.REMOVE,
                List.of("no longer in the profile"),
                root ? ENROL_AGAIN : "");
    }

    private static String price(CertificatePlan plan) {
        if (plan.root()) {
            return ENROL_AGAIN;
        }
        return plan.kind() == CertificateKind.INTERMEDIATE_CA
                ? "what it issued is issued again; no machine need be visited"
                : importAgain(plan.name());
    }

    private static String importAgain(String name) {
        return "import " + name + " into the provisioning server again; no machine need be visited";
    }

    private static List<String> differences(Map<String, String> before, Map<String, String> after) {
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
            differences.add(
                    field.equals("issuer")
                            ? "its issuer is issued again"
                            : was.length() + is.length() > 160 ? field : field + ": " + was + " -> " + is);
        }
        return differences;
    }
}
