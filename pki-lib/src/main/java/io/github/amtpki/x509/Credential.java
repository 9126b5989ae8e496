package io.github.amtpki.x509;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * A private key with the certificates that vouch for it.
 *
 * @param key the leaf's private key; may be a handle to a key that never leaves its token
 * @param chain leaf first, then each issuer, root last
 */
public record Credential(PrivateKey key, List<X509Certificate> chain) {

    public Credential {
        Objects.requireNonNull(key, "key");
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a credential needs at least one certificate");
        }
    }

    /** The certificate that belongs to {@link #key}. */
    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Credential[" + leaf().getSubjectX500Principal() + ", " + chain.size() + " certificates]";
    }
}
