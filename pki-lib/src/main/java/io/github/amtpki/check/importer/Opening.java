package io.github.amtpki.check.importer;

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

    static boolean done(FileFacts file) {
        return file.troubles().stream().noneMatch(trouble -> SHUT.contains(trouble.kind()));
    }
}
