package io.github.amtpki.check.importer;

import io.github.amtpki.check.facts.Facts;

/**
 * Whether a file was opened, so that what is missing in it is really missing. Behind a lock that stayed shut nobody knows
 * what there is, and rules about the contents keep silent.
 */
final class Opening {

    private Opening() {}

    /** Whether the certificates that count can be seen: the file is open, and its leaf is neither damaged nor elsewhere. */
    static boolean done(Facts facts) {
        return facts.file().isOpen()
                && (!facts.chain().isEmpty() || facts.chain().inFile().isEmpty());
    }
}
