package io.github.amtpki.cli.look;

import io.github.amtpki.store.CrlReport;
import io.github.amtpki.store.History;
import io.github.amtpki.store.Manifest;
import io.github.amtpki.store.Renewal;
import io.github.amtpki.store.RenewalReport;
import io.github.amtpki.store.Revoker;
import java.util.ArrayList;
import java.util.List;

/** What became of certificates, for people. */
public final class LifeText {

    private LifeText() {}

    /**
     * @param folder as the command line names it
     * @param withTrack whether names need that of their chain
     */
    public static List<String> of(RenewalReport report, String folder, boolean withTrack) {
        Manifest.Certificate before = report.before();
        Manifest.Certificate after = report.after();
        List<String> lines = new ArrayList<>();
        lines.add("renew    " + Steps.named(after.track(), after.name(), withTrack) + "  " + after.subject() + ", "
                + (report.key() == Renewal.Key.NEW ? "new key" : "same key"));
        lines.add("         was " + before.serial() + ", until " + before.notAfter()
                + (report.revoked() ? ": is revoked" : ": stays valid"));
        lines.add("         is  " + after.serial() + ", until " + after.notAfter());
        if (!report.below().isEmpty()) {
            lines.add("         made again with it: chains and bundles of "
                    + String.join(
                            ", ",
                            report.below().stream()
                                    .map(one -> Steps.named(after.track(), one, withTrack))
                                    .toList()));
        }
        report.outcome().keptIn().ifPresent(place -> lines.add("what was replaced is kept in " + folder + "/" + place));
        lines.add("no machine need be visited: the root stays as it is");
        if (report.elsewhere()) {
            lines.add("give " + folder + "/" + file(after) + " to the owner of the key, who has to install it");
        }
        if (!report.elsewhere() && report.imports().isEmpty() && report.below().isEmpty()) {
            lines.add("install " + folder + "/" + file(after) + (report.key() == Renewal.Key.NEW ? " and its key" : "")
                    + " where the former one is in use");
        }
        for (String path : report.imports()) {
            lines.add("import " + folder + "/" + path + " again where the former one is in use");
        }
        return lines;
    }

    private static String file(Manifest.Certificate one) {
        return one.files().stream()
                .filter(path -> path.endsWith(".chain.crt"))
                .findFirst()
                .orElse(one.name() + ".crt");
    }

    /** @param withTrack whether names need that of their chain */
    public static List<String> of(Revoker.Done done, boolean withTrack) {
        History.Revocation said = done.said();
        return List.of((done.already() ? "already  " : "revoke   ") + Steps.named(said.track(), said.name(), withTrack)
                + (done.former() ? " (a former one)" : "") + "  " + said.serial() + ", "
                + said.reason() + (done.already() ? ", since " + said.revokedAt() : ""));
    }

    /**
     * @param folder as the command line names it
     * @param withTrack whether names need that of their chain
     */
    public static List<String> of(CrlReport report, String folder, boolean withTrack) {
        List<String> lines = new ArrayList<>();
        for (CrlReport.Made made : report.lists()) {
            History.Crl crl = made.crl();
            int count = made.revoked().size();
            lines.add("crl      " + Steps.named(crl.track(), crl.name(), withTrack) + "  number " + crl.number() + ", "
                    + (count == 0 ? "nothing" : count) + " revoked, next until " + crl.nextUpdate());
            crl.files().forEach(file -> lines.add("         " + folder + "/" + file));
        }
        return lines;
    }
}
