package io.github.amtpki.check.rule;

import io.github.amtpki.amt.Confidence;
import java.util.Objects;

/**
 * What is worth knowing about a rule, whoever breaks it.
 *
 * @param id stable; people search for it and scripts switch on it
 * @param severity the worst it can be; a hit may be milder
 * @param confidence how well the rule is known; an inferred one is never an error
 * @param stage at which it shows
 * @param title one line, lower case, without a final period
 * @param explanation what happens, and why
 * @param fix a command or a line of a profile that can be pasted, or what else to do
 * @param source where the rule comes from
 */
public record Passport(
        String id,
        Severity severity,
        Confidence confidence,
        Stage stage,
        String title,
        String explanation,
        String fix,
        String source) {

    /**
     * @throws IllegalArgumentException if an inferred rule claims to be an error
     */
    public Passport {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(stage, "stage");
        if (severity == Severity.ERROR && confidence == Confidence.INFERRED) {
            throw new IllegalArgumentException(id + ": an inference is no ground for an error");
        }
    }
}
