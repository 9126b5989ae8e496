package io.github.amtpki.check.tls;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.rule.Rule;
import java.util.Set;

/** A rule about certificates of some kinds, which activate nothing. */
public interface KindRule extends Rule {

    /** The kinds that it is about. */
    Set<CertificateKind> kinds();

    @Override
    default boolean judges(CertificateKind kind) {
        return kinds().contains(kind);
    }
}
