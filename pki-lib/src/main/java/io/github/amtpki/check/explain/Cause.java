package io.github.amtpki.check.explain;

import io.github.amtpki.amt.Confidence;
import io.github.amtpki.amt.VersionRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that makes an activation fail.
 *
 * @param id stable, as {@code ca-cannot-sign}
 * @param title one line, lower case, without a final period
 * @param why how it leads to what the log shows
 * @param fix a command or a line of a profile that can be pasted, or what else to do
 * @param confidence how well it is known that this cause has this effect
 * @param source where that is known from
 * @param rules of the catalogue that find it in a file
 * @param versions of AMT that it happens on; empty if on any
 */
public record Cause(
        String id,
        String title,
        String why,
        String fix,
        Confidence confidence,
        String source,
        List<String> rules,
        Optional<VersionRange> versions) {

    public Cause {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        rules = List.copyOf(rules);
    }

    static Cause of(
            String id, String title, String why, String fix, Confidence confidence, String source, String... rules) {
        return new Cause(id, title, why, fix, confidence, source, List.of(rules), Optional.empty());
    }

    /** The same, on these versions only. */
    Cause on(String versions) {
        return new Cause(id, title, why, fix, confidence, source, rules, Optional.of(VersionRange.parse(versions)));
    }
}
