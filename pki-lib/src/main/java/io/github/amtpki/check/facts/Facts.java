package io.github.amtpki.check.facts;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.amt.CertificateKind;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that rules look at.
 *
 * @param file what was handed in
 * @param chain its certificates, put in order
 * @param around what is known beside it
 */
public record Facts(FileFacts file, ChainFacts chain, Circumstances around) {

    public Facts {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(chain, "chain");
        Objects.requireNonNull(around, "around");
    }

    /** Puts the file's certificates in order. */
    public static Facts of(FileFacts file, Circumstances around) {
        return new Facts(file, ChainFacts.of(file), around);
    }

    /**
     * What the certificate is for: what somebody told, else what the leaf is marked for. Without a mark it is taken for one
     * that shall activate, since a mark that was forgotten is the best-known mistake.
     */
    public CertificateKind kind() {
        return around.kind().or(() -> chain.leaf().flatMap(Facts::marked)).orElse(CertificateKind.PROVISIONING);
    }

    private static Optional<CertificateKind> marked(CertificateFacts leaf) {
        if (leaf.provisions()) {
            return Optional.of(CertificateKind.PROVISIONING);
        }
        if (leaf.hasPurpose(AmtOids.REMOTE_CONSOLE)) {
            return Optional.of(CertificateKind.CONSOLE_CLIENT);
        }
        return leaf.hasPurpose(AmtOids.LOCAL_AGENT) ? Optional.of(CertificateKind.AGENT_CLIENT) : Optional.empty();
    }
}
