package io.github.amtpki.check.rule;

import java.util.Set;

/** Who judges: an {@link Importer} or a {@link Firmware}. */
public sealed interface Target permits Importer, Firmware {

    /** As options and reports write it: {@code rps}, {@code amt-16.1}. */
    String id();

    /** The ways it goes by itself, most usual first; a verdict is the worst of them. */
    Set<Flow> flows();
}
