package io.github.amtpki.check;

import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Peer;
import io.github.amtpki.check.rule.Target;
import java.util.Comparator;

/** The order in which people look for themselves in a table. */
final class TargetOrder {

    /** Importers in the order of their list, peers likewise, then firmware, oldest first. */
    static final Comparator<Target> BY_KIND_AND_VERSION = Comparator.comparingLong(TargetOrder::rank);

    private TargetOrder() {}

    private static long rank(Target target) {
        if (target instanceof Firmware firmware) {
            return ((long) firmware.version().major() << 32)
                    + firmware.version().minor();
        }
        return target instanceof Peer peer ? Importer.values().length + peer.ordinal() : ((Importer) target).ordinal();
    }
}
