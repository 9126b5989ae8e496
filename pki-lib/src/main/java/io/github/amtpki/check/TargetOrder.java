package io.github.amtpki.check;

import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Peer;
import io.github.amtpki.check.rule.Target;

/** The order in which people look for themselves in a table. */
final class TargetOrder {

    private TargetOrder() {}

    /** Importers in the order of their list, peers likewise, then firmware, oldest first. */
    static int compare(Target one, Target other) {
        return Long.compare(rank(one), rank(other));
    }

    private static long rank(Target target) {
        if (target instanceof Firmware firmware) {
            return ((long) firmware.version().major() << 32)
                    + firmware.version().minor();
        }
        return target instanceof Peer peer ? Importer.values().length + peer.ordinal() : ((Importer) target).ordinal();
    }
}
