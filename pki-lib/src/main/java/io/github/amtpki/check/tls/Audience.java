package io.github.amtpki.check.tls;

import static io.github.amtpki.amt.CertificateKind.AGENT_CLIENT;
import static io.github.amtpki.amt.CertificateKind.CONSOLE_CLIENT;
import static io.github.amtpki.amt.CertificateKind.DEVICE_TLS;
import static io.github.amtpki.amt.CertificateKind.MPS_SERVER;
import static io.github.amtpki.amt.CertificateKind.RADIUS_CLIENT;
import static io.github.amtpki.amt.CertificateKind.RADIUS_SERVER;
import static io.github.amtpki.amt.CertificateKind.TLS_CLIENT;
import static io.github.amtpki.amt.CertificateKind.TLS_SERVER;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Peer;
import io.github.amtpki.check.rule.Target;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who gets to see certificates of a kind, and in which part.
 *
 * <pre>
 * console-client, agent-client, mps-server   AMT verifies them
 * radius-server                              AMT verifies it, and so do the other machines of the network
 * device-tls, radius-client                  AMT holds them and shows them to consoles and RADIUS servers
 * tls-server, tls-client                     nothing that AMT ever sees
 * </pre>
 */
public final class Audience {

    static final Set<CertificateKind> MUTUAL_TLS = set(CONSOLE_CLIENT, AGENT_CLIENT);
    static final Set<CertificateKind> HELD_BY_AMT = set(DEVICE_TLS, RADIUS_CLIENT);
    static final Set<CertificateKind> VERIFIED_BY_PEERS =
            set(DEVICE_TLS, RADIUS_CLIENT, RADIUS_SERVER, TLS_SERVER, TLS_CLIENT);

    /** All but those of mutual TLS, of which AMT asks more. */
    static final Set<CertificateKind> PLAIN =
            set(DEVICE_TLS, MPS_SERVER, RADIUS_CLIENT, RADIUS_SERVER, TLS_SERVER, TLS_CLIENT);

    static final Set<CertificateKind> SEEN_BY_AMT =
            set(CONSOLE_CLIENT, AGENT_CLIENT, DEVICE_TLS, MPS_SERVER, RADIUS_CLIENT, RADIUS_SERVER);
    static final Set<CertificateKind> ALL = Collections.unmodifiableSet(EnumSet.complementOf(
            EnumSet.of(CertificateKind.PROVISIONING, CertificateKind.ROOT_CA, CertificateKind.INTERMEDIATE_CA)));

    private Audience() {}

    /** Whether it gets to see certificates of this kind at all. */
    public static boolean sees(Target target, CertificateKind kind) {
        return target instanceof Peer && VERIFIED_BY_PEERS.contains(kind)
                || target instanceof Firmware && SEEN_BY_AMT.contains(kind);
    }

    /** Whether it verifies them, rather than show them to others. */
    static boolean verifies(Target target, CertificateKind kind) {
        return sees(target, kind) && !(target instanceof Firmware && HELD_BY_AMT.contains(kind));
    }

    private static Set<CertificateKind> set(CertificateKind first, CertificateKind... others) {
        return Collections.unmodifiableSet(EnumSet.of(first, others));
    }
}
