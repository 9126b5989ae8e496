package io.github.amtpki.cli.look;

import io.github.amtpki.cli.console.Json;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.PfxProfile;
import io.github.amtpki.store.Step;
import java.util.Map;

/** One certificate of a plan. */
public final class PlanTree {

    private PlanTree() {}

    /**
     * @param step what would happen to it
     */
    public static Map<String, Object> of(CertificatePlan plan, Step step) {
        boolean stays = !step.changes();
        Map<String, Object> tree = Json.tree(
                "certificate", plan.track().id() + "/" + plan.name(),
                "action", step.action().id(),
                "kind", plan.kind().id(),
                "subject", CertificateTree.name(plan.subject()),
                "issuer", plan.issuer().orElse("itself"),
                "key", source(plan.source(), stays));
        plan.lifetime().ifPresent(lifetime -> tree.put("validity", lifetime.toString()));
        step.validity()
                .ifPresent(validity -> tree.put("notAfter", validity.notAfter().toString()));
        plan.bundle().ifPresent(bundle -> tree.put("bundle", bundle(bundle)));
        tree.put("extensions", CertificateTree.extensions(plan.template().extensions()));
        return tree;
    }

    private static String source(CertificatePlan.Source source, boolean stays) {
        if (source instanceof CertificatePlan.NewKey made) {
            return (stays ? "" : "new, ") + made.type().id() + ", password " + made.password();
        }
        if (source instanceof CertificatePlan.GivenKey) {
            return "existing";
        }
        return source instanceof CertificatePlan.Request ? "the request's" : "of the existing certificate";
    }

    private static String bundle(PfxProfile bundle) {
        return bundle.flavour().id() + ", password " + bundle.password();
    }
}
