package io.github.amtpki.profile.adopt;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.x509.Oids;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a leaf is for, told by its purposes. A purpose that only one kind has decides; where several kinds have nothing but
 * {@code serverAuth} or {@code clientAuth}, it is the plain one. A leaf without any purpose is taken for a provisioning
 * certificate that lost its extensions when it was signed, as {@code openssl x509 -req} does to it.
 */
final class LeafKind {

    private static final List<String> COMMON = List.of(Oids.SERVER_AUTH, Oids.CLIENT_AUTH);

    /** The kinds that are meant where nothing narrower shows, by their ids. */
    private static final List<String> PLAIN = List.of("tls-server", "tls-client");

    private LeafKind() {}

    /** Empty if it is for something that amtpki has no kind for, as signing code. */
    static Optional<CertificateKind> of(CertificateFacts leaf) {
        if (!leaf.hasPurposes()) {
            return leaf.isCa() ? Optional.empty() : Optional.of(CertificateKind.PROVISIONING);
        }
        return Arrays.stream(CertificateKind.values())
                .filter(kind -> marks(kind, leaf))
                .findFirst()
                .or(() -> PLAIN.stream()
                        .flatMap(id -> CertificateKind.byId(id).stream())
                        .filter(kind -> kind.purposes().stream().allMatch(leaf::hasPurpose))
                        .findFirst());
    }

    /** Whether it bears what only one kind of leaf has. */
    static boolean marked(CertificateFacts certificate) {
        return Arrays.stream(CertificateKind.values()).anyMatch(kind -> marks(kind, certificate));
    }

    private static boolean marks(CertificateKind kind, CertificateFacts leaf) {
        return kind.purposes().stream().anyMatch(oid -> !COMMON.contains(oid) && leaf.hasPurpose(oid))
                || kind.organizationalUnit()
                        .filter(leaf.organizationalUnits()::contains)
                        .isPresent();
    }
}
