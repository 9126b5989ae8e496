package io.github.amtpki.check.tls;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.ChainFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.SignatureKind;
import io.github.amtpki.check.facts.Trouble;
import io.github.amtpki.check.firmware.ChainRules;
import io.github.amtpki.check.firmware.RevocationRules;
import io.github.amtpki.check.firmware.ValidityRules;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Peer;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What whoever verifies a chain looks for, whoever it is. */
final class TlsFindings {

    private static final int SHORTEST_RSA = 2048;
    private static final Set<SignatureKind> BROKEN = EnumSet.of(SignatureKind.MD5, SignatureKind.SHA1);

    /** What OpenSSL takes for enough, measured; of a server with an RSA key, encryption as well. */
    private static final Set<KeyUsage> CLIENT = EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT);

    private static final Set<KeyUsage> SERVER =
            EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT, KeyUsage.KEY_ENCIPHERMENT);

    private TlsFindings() {}

    static Optional<Hit> nothing(Facts facts) {
        return Familiar.find(ChainRules.C11, facts)
                .map(hit -> facts.file().troubles().isEmpty()
                        ? hit
                        : Hit.because(hit.detail() + ": "
                                + facts.file().troubles().stream()
                                        .map(Trouble::detail)
                                        .collect(Collectors.joining("; "))));
    }

    /** Every certificate of the chain that says what it is for must say this; a leaf that says nothing is for anything. */
    static Optional<Hit> purpose(Facts facts) {
        String oid = isServer(facts.kind()) ? Oids.SERVER_AUTH : Oids.CLIENT_AUTH;
        ChainFacts chain = facts.chain();
        Optional<Hit> other = chain.path().stream()
                .filter(one -> one.hasPurposes() && !one.hasPurpose(oid))
                .findFirst()
                .map(one -> Hit.because("the " + chain.role(one) + " is for " + Purposes.of(one))
                        .saying("unsuitable certificate purpose"));
        return other.or(() -> Purposes.lacking(facts, oid).map(hit -> hit.only(Severity.WARNING)));
    }

    static Optional<Hit> usage(Facts facts) {
        return facts.chain()
                .leaf()
                .flatMap(leaf -> leaf.keyUsage()
                        .filter(usage -> !usage.contains(KeyUsage.DIGITAL_SIGNATURE))
                        .map(usage -> {
                            Hit hit = Hit.because("the key usage of the leaf is "
                                    + usage.stream().map(KeyUsage::id).collect(Collectors.joining(", ")));
                            boolean some =
                                    usage.stream().anyMatch((isServer(facts.kind()) ? SERVER : CLIENT)::contains);
                            return some ? hit.only(Severity.WARNING) : hit.saying("unsuitable certificate purpose");
                        }));
    }

    static Optional<Hit> dates(Facts facts) {
        boolean over = facts.chain().path().stream()
                .anyMatch(one -> one.certificate()
                        .getNotAfter()
                        .toInstant()
                        .isBefore(facts.around().now()));
        return Familiar.find(ValidityRules.V1, facts)
                .map(hit -> hit.saying(over ? "certificate has expired" : "certificate is not yet valid"));
    }

    /** Usual files of servers end below the root, so that is only a note; a leaf alone is the usual mistake. */
    static Optional<Hit> incomplete(Facts facts) {
        return Familiar.find(ChainRules.C9, facts)
                .map(hit -> facts.chain().path().size() == 1 ? hit.leavingOpen() : hit.only(Severity.NOTE));
    }

    static Optional<Hit> signature(Facts facts) {
        return Familiar.find(ChainRules.C3, facts).map(hit -> hit.saying("certificate signature failure"));
    }

    static Optional<Hit> authority(Facts facts) {
        return Familiar.find(ChainRules.C2, facts)
                .or(() -> Familiar.find(ChainRules.C1, facts))
                .map(hit -> hit.saying("invalid CA certificate"));
    }

    static Optional<Hit> pathLength(Facts facts) {
        return Familiar.find(ChainRules.C5, facts).map(hit -> hit.saying("path length constraint exceeded"));
    }

    static Optional<Hit> name(Facts facts) {
        return facts.chain()
                .leaf()
                .flatMap(leaf -> facts.around().host().flatMap(host -> DialledName.judge(leaf, host)));
    }

    /** Nobody looks at a root's signature on itself. */
    static Optional<Hit> weak(Facts facts) {
        ChainFacts chain = facts.chain();
        List<String> weak = chain.path().stream()
                .filter(one -> isShort(one) || BROKEN.contains(one.signature()) && !one.selfIssued())
                .map(one -> chain.role(one)
                        + (isShort(one)
                                ? " (" + one.rsaBits() + " bits)"
                                : " (" + one.signature().label() + ")"))
                .toList();
        return weak.isEmpty() ? Optional.empty() : Optional.of(Hit.because("weak: " + String.join(", ", weak)));
    }

    static Optional<Hit> revoked(Facts facts) {
        return RevocationRules.R1
                .judge(facts, Peer.TLS)
                .map(hit -> Hit.because(hit.detail()).saying("certificate revoked"));
    }

    private static boolean isShort(CertificateFacts one) {
        return one.isRsa() && one.rsaBits() < SHORTEST_RSA;
    }

    private static boolean isServer(CertificateKind kind) {
        return kind.purposes().contains(Oids.SERVER_AUTH);
    }
}
