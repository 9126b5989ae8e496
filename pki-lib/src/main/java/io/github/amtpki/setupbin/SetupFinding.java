package io.github.amtpki.setupbin;

import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Severity;
import java.util.List;

/**
 * A rule of {@link SetupLint} that a file breaks.
 *
 * @param passport of the rule
 * @param severity the passport's, or a milder one
 * @param detail what was found: lower case, without a final period, never a secret
 * @param records in which, by their place in the file from 1 on; empty if it is about the file as a whole
 */
public record SetupFinding(Passport passport, Severity severity, String detail, List<Integer> records) {

    public SetupFinding {
        records = List.copyOf(records);
    }

    /** {@code record 3: }, {@code records 1-20, 22: }, or nothing. */
    public String where() {
        if (records.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(records.size() == 1 ? "record " : "records ");
        for (int from = 0; from < records.size(); ) {
            int to = from;
            while (to + 1 < records.size() && records.get(to + 1) == records.get(to) + 1) {
                to++;
            }
            text.append(from == 0 ? "" : ", ").append(records.get(from));
            text.append(to == from ? "" : "-" + records.get(to));
            from = to + 1;
        }
        return text.append(": ").toString();
    }
}
