package io.github.amtpki.check.rule;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever meets a certificate in a TLS handshake and is no AMT: consoles that dial it, RADIUS servers, browsers, proxies. They
 * are many, but lean on few libraries, which agree on what RFC 5280 and RFC 9525 say.
 */
public enum Peer implements Target {
    /** Any TLS library that follows them. Measured: OpenSSL 3.0. */
    TLS("tls", "any TLS library (OpenSSL 3.0)");

    private final String id;
    private final String label;

    Peer(String id, String label) {
        this.id = id;
        this.label = label;
    }

    @Override
    public String id() {
        return id;
    }

    /** Its name and the version that was measured. */
    public String label() {
        return label;
    }

    /** None: no peer activates machines. */
    @Override
    public Set<Flow> flows() {
        return Set.of();
    }

    public static Optional<Peer> of(String id) {
        return Arrays.stream(values()).filter(peer -> peer.id.equals(id)).findFirst();
    }
}
