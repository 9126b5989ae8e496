package io.github.amtpki.check.rule;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.amt.Generation;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The firmware of one AMT version.
 *
 * @param version one that amtpki has a generation for
 * @param generation its row
 * @param flows the ways to be judged, most usual first
 */
public record Firmware(AmtVersion version, Generation generation, Set<Flow> flows) implements Target {

    private static final Set<Flow> WITH_ADMIN_SETUP = ordered(Flow.CLASSIC, Flow.UPGRADE);
    private static final Set<Flow> WITHOUT_ADMIN_SETUP = ordered(Flow.UPGRADE, Flow.SECURE);

    /** A version with the ways that its generation has. */
    public static Firmware of(AmtVersion version) {
        Generation generation = Generation.of(version);
        return new Firmware(version, generation, generation.adminSetup() ? WITH_ADMIN_SETUP : WITHOUT_ADMIN_SETUP);
    }

    @Override
    public String id() {
        return "amt-" + version;
    }

    /** The same version, going this way only. */
    public Firmware by(Flow flow) {
        return new Firmware(version, generation, Set.of(flow));
    }

    private static Set<Flow> ordered(Flow... flows) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(flows)));
    }
}
