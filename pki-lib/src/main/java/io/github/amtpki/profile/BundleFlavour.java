package io.github.amtpki.profile;

import java.util.Locale;

/** The bundle flavours a profile can ask for, by the ids of the {@code pkcs12} room. */
public enum BundleFlavour {
    MODERN,
    COMPAT,
    PBMAC1;

    /** The name in profiles, as {@code modern}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
