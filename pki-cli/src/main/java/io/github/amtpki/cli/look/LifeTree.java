package io.github.amtpki.cli.look;

import io.github.amtpki.cli.console.Json;
import io.github.amtpki.store.CrlReport;
import io.github.amtpki.store.History;
import io.github.amtpki.store.Manifest;
import io.github.amtpki.store.RenewalReport;
import io.github.amtpki.store.Revoker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of certificates, for programs. */
public final class LifeTree {

    private LifeTree() {}

    /** @param folder as the command line names it */
    public static Map<String, Object> of(RenewalReport report, String folder) {
        Map<String, Object> tree = Json.tree(
                "folder", folder,
                "track", report.after().track(),
                "name", report.after().name(),
                "key", report.key().id(),
                "before", certificate(report.before()),
                "after", certificate(report.after()),
                "below", report.below(),
                "import", report.imports(),
                "keyElsewhere", report.elsewhere(),
                "warnings", report.warnings(),
                "written", report.outcome().written());
        report.outcome().keptIn().ifPresent(place -> tree.put("keptIn", place));
        return tree;
    }

    private static Map<String, Object> certificate(Manifest.Certificate one) {
        return Json.tree(
                "serial", one.serial(),
                "notBefore", one.notBefore().toString(),
                "notAfter", one.notAfter().toString(),
                "sha256", one.sha256());
    }

    public static Map<String, Object> of(Revoker.Done done) {
        Map<String, Object> tree = revocation(done.said());
        tree.put("former", done.former());
        tree.put("already", done.already());
        return tree;
    }

    static Map<String, Object> revocation(History.Revocation said) {
        return Json.tree(
                "track", said.track(),
                "name", said.name(),
                "issuer", said.issuer(),
                "serial", said.serial(),
                "revokedAt", said.revokedAt().toString(),
                "reason", said.reason());
    }

    /** @param folder as the command line names it */
    public static Map<String, Object> of(CrlReport report, String folder) {
        List<Object> lists = new ArrayList<>();
        for (CrlReport.Made made : report.lists()) {
            History.Crl crl = made.crl();
            List<Object> revoked = new ArrayList<>();
            made.revoked().forEach(one -> revoked.add(revocation(one)));
            lists.add(Json.tree(
                    "track", crl.track(),
                    "ca", crl.name(),
                    "number", crl.number(),
                    "thisUpdate", crl.thisUpdate().toString(),
                    "nextUpdate", crl.nextUpdate().toString(),
                    "size", made.size(),
                    "files", crl.files(),
                    "revoked", revoked));
        }
        return Json.tree("folder", folder, "lists", lists, "warnings", report.warnings());
    }
}
