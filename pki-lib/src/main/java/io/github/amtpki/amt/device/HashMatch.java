package io.github.amtpki.amt.device;

import io.github.amtpki.x509.Digest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one hash of a machine has to do with a root.
 *
 * @param reported the machine's hash
 * @param relation what it is
 * @param digest in which it was taken, if it is related
 * @param role which certificate of the chain it is of: {@code root}, {@code leaf}, {@code intermediate 1}; empty if unrelated
 * @param slips how it differs from the root's; only for {@link Relation#SLIP}
 */
public record HashMatch(
        ReportedHash reported, Relation relation, Optional<Digest> digest, String role, List<Slip> slips) {

    public HashMatch {
        slips = List.copyOf(slips);
    }

    /** From the best to none. */
    public enum Relation {
        /** It is the root's. */
        ROOT,
        /** It is nearly the root's: somebody mistyped it. */
        SLIP,
        /** It is of another certificate of the chain, which does no good. */
        OTHER_CERTIFICATE,
        /** It was taken over the root's public key instead of the certificate. */
        PUBLIC_KEY,
        /** It was taken over the text of the PEM file instead of the DER inside, as {@code sha256sum root.pem} does. */
        PEM_TEXT,
        UNRELATED;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
