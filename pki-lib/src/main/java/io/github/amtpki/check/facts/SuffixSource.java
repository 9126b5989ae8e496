package io.github.amtpki.check.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a machine has its DNS suffix from. Firmware looks in two places only: what was written into MEBx (by hand or by
 * Setup.bin), else DHCP option 15 on the wired port (SDK, "Overview of PSK and PKI"; documented). The suffix of the
 * operating system and a name configured statically do not count (an Intel engineer in a support thread; reported).
 */
public enum SuffixSource {
    MEBX(true),
    DHCP(true),
    OS(false),
    STATIC(false),
    UNKNOWN(true);

    private final boolean counts;

    SuffixSource(boolean counts) {
        this.counts = counts;
    }

    /** As options write it: {@code mebx}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether firmware looks there. */
    public boolean counts() {
        return counts;
    }

    public static Optional<SuffixSource> of(String id) {
        return Arrays.stream(values()).filter(source -> source.id().equals(id)).findFirst();
    }
}
