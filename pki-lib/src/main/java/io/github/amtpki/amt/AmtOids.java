package io.github.amtpki.amt;

import java.util.Set;

/** Object identifiers under Intel's arc, {@code 2.16.840.1.113741.1.2} (SDK, "Acquiring an Intel vPro certificate"). */
public final class AmtOids {

    /** Extended key usage of a remote console's client certificate for mutual TLS. */
    public static final String REMOTE_CONSOLE = "2.16.840.1.113741.1.2.1";

    /** Extended key usage of a local agent's client certificate for mutual TLS. */
    public static final String LOCAL_AGENT = "2.16.840.1.113741.1.2.2";

    /** Extended key usage that marks a provisioning certificate. */
    public static final String SETUP = "2.16.840.1.113741.1.2.3";

    /** Each gives its holder power over machines. */
    public static final Set<String> PURPOSES = Set.of(REMOTE_CONSOLE, LOCAL_AGENT, SETUP);

    /** The organizational unit that marks a provisioning certificate where the purpose cannot; case matters. */
    public static final String SETUP_UNIT = "Intel(R) Client Setup Certificate";

    private AmtOids() {}
}
