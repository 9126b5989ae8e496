package io.github.amtpki.cli.look;

import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.device.HashComparison;
import io.github.amtpki.amt.device.HashMatch;
import io.github.amtpki.amt.device.Slip;
import java.util.ArrayList;
import java.util.List;

/** A comparison for people: the verdict, the hashes side by side, and which digits differ. */
public final class ComparisonText {

    private ComparisonText() {}

    public static List<String> of(HashComparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add(comparison.verdict().id() + ": " + comparison.verdict().text());
        lines.add("");
        for (RootHash hash : comparison.roots()) {
            lines.add("root     " + hash.digest().id() + " " + hash.hex());
        }
        for (HashMatch match : comparison.matches()) {
            String digest = match.digest().map(known -> known.id() + " ").orElse("");
            lines.add("machine  " + digest + match.reported().hash().digits()
                    + (match.reported().hash().active() ? "" : " (switched off)")
                    + (match.reported().name().isEmpty()
                            ? ""
                            : " '" + match.reported().name() + "'"));
            for (Slip slip : match.slips()) {
                lines.add("         " + slip.text());
            }
        }
        comparison.remarks().forEach(remark -> lines.add("note: " + remark));
        return lines;
    }
}
