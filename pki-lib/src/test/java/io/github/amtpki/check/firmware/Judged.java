package io.github.amtpki.check.firmware;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.testing.TestKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What rules make of drafts, for every version at once. */
public final class Judged {

    private Judged() {}

    /** A file with these certificates and nothing known beside it. */
    public static Facts facts(Draft... drafts) {
        return facts(Circumstances.at(TestKeys.NOW), drafts);
    }

    public static Facts facts(Circumstances around, Draft... drafts) {
        FileFacts file = new FileFacts(
                "test.pem",
                FileFacts.Format.LOOSE,
                Optional.empty(),
                Optional.empty(),
                Stream.of(drafts).map(Draft::make).toList(),
                0,
                List.of(),
                List.of());
        return Facts.of(file, around);
    }

    /**
     * What the rule says to AMT 6 to 22, neighbours of one opinion taken together: {@code 6-10 open, 11 error, 12-22 -}. It is
     * {@code open} where the verdict is left open, {@code -} where the rule is silent.
     */
    static String by(Rule rule, Facts facts) {
        List<String> parts = new ArrayList<>();
        int first = 6;
        for (int major = 6; major <= 22; major++) {
            String opinion = opinion(rule, facts, major);
            if (major == 22 || !opinion(rule, facts, major + 1).equals(opinion)) {
                parts.add((first == major ? "" : first + "-") + major + " " + opinion);
                first = major + 1;
            }
        }
        return String.join(", ", parts);
    }

    static Optional<Hit> hit(Rule rule, Facts facts, int major) {
        return rule.judge(facts, Firmware.of(new AmtVersion(major, 0)));
    }

    private static String opinion(Rule rule, Facts facts, int major) {
        return hit(rule, facts, major)
                .map(hit -> hit.undecided()
                        ? "open"
                        : hit.severity().orElse(rule.passport().severity()).id())
                .orElse("-");
    }
}
