package io.github.amtpki.store;

import java.util.Locale;

/**
 * One file of a PKI folder that is not as the manifest has it.
 *
 * @param path relative, with {@code /}
 * @param sort what is the matter
 * @param detail the same as a phrase
 */
public record Drift(String path, Sort sort, String detail) {

    /** What may be the matter with a file. */
    public enum Sort {
        /** Its bytes changed since amtpki wrote it. */
        EDITED(true),
        /** Something else has its name: another certificate, a link, a folder. */
        REPLACED(true),
        /** It is gone. */
        MISSING(true),
        /** It is gone, as it may well be: a CA's key in a safe, Setup.bin on a stick. */
        ELSEWHERE(false),
        /** It lies there, and amtpki did not make it. */
        UNKNOWN(false);

        private final boolean finding;

        Sort(boolean finding) {
            this.finding = finding;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether somebody should look after it. */
    public boolean finding() {
        return sort.finding;
    }
}
