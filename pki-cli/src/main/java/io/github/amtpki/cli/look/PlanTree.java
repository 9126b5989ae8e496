package io.github.amtpki.cli.look;

import io.github.amtpki.cli.console.Json;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.PfxProfile;
import io.github.amtpki.x509.Validity;
import java.time.Instant;
import java.util.Map;

/** One certificate of a plan. */
public final class PlanTree {

    private PlanTree() {}

    /**
     * @param action what would happen to it
     * @param now from when it would be issued
     */
    public static Map<String, Object> of(CertificatePlan plan, String action, Instant now) {
        Map<String, Object> tree = Json.tree(
                "certificate", plan.track().id() + "/" + plan.name(),
                "action", action,
                "kind", plan.kind().id(),
                "subject", CertificateTree.name(plan.subject()),
                "issuer", plan.issuer().orElse("itself"),
                "key", source(plan.source()));
        plan.lifetime().ifPresent(lifetime -> {
            tree.put("validity", lifetime.toString());
            tree.put(
                    "notAfter",
                    Validity.until(now, lifetime.after(now)).notAfter().toString());
        });
        plan.bundle().ifPresent(bundle -> tree.put("bundle", bundle(bundle)));
        tree.put("extensions", CertificateTree.extensions(plan.template().extensions()));
        return tree;
    }

    private static String source(CertificatePlan.Source source) {
        if (source instanceof CertificatePlan.NewKey made) {
            return "new, " + made.type().id() + ", password " + made.password();
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
