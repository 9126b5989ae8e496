package io.github.amtpki.check.rule;

import java.util.Set;

/** Who judges: an {@link Importer}, a {@link Peer} or a {@link Firmware}. */
public sealed interface Target permits Importer, Peer, Firmware {

    /** As options and reports write it: {@code rps}, {@code amt-16.1}. */
    String id();

    /** The ways into admin control mode that it goes by itself, most usual first; a verdict is the worst of them. */
    Set<Flow> flows();
}
