package io.github.amtpki.check.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways from a machine nobody owns to admin control mode. */
public enum Flow {
    /** Host-based setup: AddNextCertInChain for each certificate, then AdminSetup. Gone from CSME 19 on. */
    CLASSIC("classic host-based setup"),
    /** Client control mode first, then AddNextCertInChain for each certificate and UpgradeClientToAdmin. */
    UPGRADE("upgrade from client control mode"),
    /** Mutual TLS with the provisioning chain; the leaf's hash is handed to the firmware first. From CSME 19 on. */
    SECURE("secure host-based configuration");

    private final String description;

    Flow(String description) {
        this.description = description;
    }

    /** As options write it: {@code classic}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String description() {
        return description;
    }

    public static Optional<Flow> of(String id) {
        return Arrays.stream(values()).filter(flow -> flow.id().equals(id)).findFirst();
    }
}
