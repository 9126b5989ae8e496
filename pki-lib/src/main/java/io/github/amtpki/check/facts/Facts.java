package io.github.amtpki.check.facts;

import java.util.Objects;

/**
 * Everything that rules look at.
 *
 * @param file what was handed in
 * @param chain its certificates, put in order
 * @param around what is known beside it
 */
public record Facts(FileFacts file, ChainFacts chain, Circumstances around) {

    public Facts {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(chain, "chain");
        Objects.requireNonNull(around, "around");
    }

    /** Puts the file's certificates in order. */
    public static Facts of(FileFacts file, Circumstances around) {
        return new Facts(file, ChainFacts.of(file), around);
    }
}
