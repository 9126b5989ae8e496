package io.github.amtpki.check.importer;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.facts.Trouble;
import java.util.Set;

/**
 * Whether a file was opened, so that what is missing in it is really missing. Behind a lock that stayed shut nobody knows
 * what there is, and rules about the contents keep silent.
 */
final class Opening {

    private static final Set<Trouble.Kind> SHUT = Set.of(
            Trouble.Kind.WRONG_PASSWORD,
            Trouble.Kind.NO_PASSWORD,
            Trouble.Kind.DAMAGED,
            Trouble.Kind.UNSUPPORTED_ALGORITHM,
            Trouble.Kind.TOO_COSTLY);

    private Opening() {}

    /** Whether the certificates that count can be seen: the file is open, and its leaf is neither damaged nor elsewhere. */
    static boolean done(Facts facts) {
        return done(facts.file())
                && (!facts.chain().isEmpty() || facts.chain().inFile().isEmpty());
    }

    static boolean done(FileFacts file) {
        return file.troubles().stream().noneMatch(trouble -> SHUT.contains(trouble.kind()));
    }
}
