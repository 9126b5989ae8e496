package io.github.amtpki.check.rule;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** It will be refused. Needs better ground than an inference. */
    ERROR,
    /** It may be refused, now or by others, or is about to be. */
    WARNING,
    /** Worth knowing. */
    NOTE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
