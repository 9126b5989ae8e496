package io.github.amtpki.check.explain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A cause in one of the tables. */
interface Known {

    Cause cause();

    /** Every cause there is: one line for each table. */
    static List<Cause> all() {
        return Stream.<Known[]>of(ChainCause.values(), LeafCause.values(), FileCause.values(), MachineCause.values())
                .flatMap(Arrays::stream)
                .map(Known::cause)
                .toList();
    }
}
