package io.github.amtpki.profile;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.rule.Importer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides which folders for servers one chain has: one for each server and each bundle that servers import. */
final class ExportPlanner {

    private ExportPlanner() {}

    static List<ExportPlan> plan(Profile profile, String folder, List<CertificatePlan> certificates) {
        List<CertificatePlan> bundles =
                certificates.stream().filter(ExportPlanner::importable).toList();
        List<ExportPlan> plans = new ArrayList<>();
        for (Importer target : profile.exports()) {
            for (CertificatePlan bundle : bundles) {
                String place =
                        folder + "exports/" + target.id() + "/" + (bundles.size() > 1 ? bundle.name() + "/" : "");
                plans.add(new ExportPlan(target, bundle.name(), place, resolved(profile, bundle)));
            }
        }
        return plans;
    }

    /** What servers import: a provisioning certificate with its key. */
    private static boolean importable(CertificatePlan certificate) {
        return certificate.kind() == CertificateKind.PROVISIONING
                && certificate.bundle().isPresent();
    }

    private static Map<String, String> resolved(Profile profile, CertificatePlan bundle) {
        Map<String, String> made = new TreeMap<>(bundle.protection());
        made.put("certificate", bundle.digest());
        Map<String, String> resolved = new LinkedHashMap<>();
        resolved.put("bundle", CertificatePlan.digest(made));
        profile.domain().ifPresent(domain -> resolved.put("domain", domain));
        return resolved;
    }
}
