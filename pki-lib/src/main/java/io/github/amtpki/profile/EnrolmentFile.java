package io.github.amtpki.profile;

import java.util.Locale;

/** What carries a root's hash to the machines, in the order of making. */
public enum EnrolmentFile {
    SETUP_BIN,
    IMAGE,
    SHEET;

    /** As the manifest has it: {@code setup-bin}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
