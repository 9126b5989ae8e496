package io.github.amtpki.check.tls;

import io.github.amtpki.amt.Acceptance;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.DnsSuffix;
import io.github.amtpki.amt.SuffixReason;
import io.github.amtpki.amt.Track;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.firmware.DigestRules;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.x509.KeyType;
import java.util.List;
import java.util.Optional;

/** What the rules about AMT on the network look for. */
final class NetworkFindings {

    /** The curve that AMT 22 is known to take; its order has as many bits. */
    private static final int P384 = 384;

    private NetworkFindings() {}

    static Optional<Hit> digest(Facts facts, Firmware firmware) {
        if (!isStrict(firmware)) {
            return Optional.empty();
        }
        return DigestRules.D3
                .judge(facts, firmware)
                .map(hit -> hit.undecided() ? Hit.because(hit.detail()).leavingOpen() : Hit.because(hit.detail()))
                .or(() -> Familiar.find(DigestRules.D1, facts, firmware));
    }

    static Optional<Hit> keys(Facts facts, Firmware firmware) {
        if (!isStrict(firmware)) {
            return Optional.empty();
        }
        int limit = firmware.generation().smallestRsaKey();
        List<CertificateFacts> weak = facts.chain().path().stream()
                .filter(one -> one.isRsa() && one.rsaBits() < limit || one.ecBits() > 0 && one.ecBits() < P384)
                .toList();
        return weak.stream().findFirst().map(first -> {
            Hit hit = Hit.because("the key of the " + facts.chain().role(first) + " is " + key(first));
            return facts.chain().leaf().equals(Optional.of(first)) ? hit : hit.leavingOpen();
        });
    }

    private static boolean isStrict(Firmware firmware) {
        return firmware.generation().sha256Chains() == Acceptance.REFUSED;
    }

    static Optional<Hit> notMadeInAmt(Facts facts, Firmware firmware) {
        return facts.chain()
                .leaf()
                .filter(leaf -> !isMadeInAmt(leaf, facts.kind()))
                .map(leaf -> Hit.because("the key of the leaf is " + key(leaf))
                        .saying("GenerateKeyPair answers 2066, unsupported, to every other kind of key"));
    }

    private static boolean isMadeInAmt(CertificateFacts leaf, CertificateKind kind) {
        return kind.keyTypes(Track.SHA256).stream().anyMatch(type -> is(leaf, type));
    }

    private static boolean is(CertificateFacts leaf, KeyType type) {
        return leaf.keyAlgorithm().equals(type.algorithm()) && Math.max(leaf.rsaBits(), leaf.ecBits()) == type.bits();
    }

    /** Of 21 and newer it is only known that they take 3072 bits and more. */
    static Optional<Hit> longMps(Facts facts, Firmware firmware) {
        return facts.chain()
                .leaf()
                .filter(leaf -> isOld(firmware)
                        && leaf.isRsa()
                        && leaf.rsaBits() > firmware.generation().largestLeafKey())
                .map(leaf -> Hit.because("the key of the leaf is " + key(leaf))
                        .saying("AMT ends the handshake with alert 46, certificate_unknown"));
    }

    static Optional<Hit> curveOfMps(Facts facts, Firmware firmware) {
        return facts.chain()
                .leaf()
                .filter(leaf -> isOld(firmware) && !leaf.isRsa())
                .map(leaf -> Hit.because("the key of the leaf is " + key(leaf)).leavingOpen());
    }

    /** Older than the firmware whose servers were seen to have other keys than RSA-2048. */
    private static boolean isOld(Firmware firmware) {
        return firmware.generation().sha384Chains() != Acceptance.TAKEN;
    }

    static Optional<Hit> otherMps(Facts facts, Firmware firmware) {
        return facts.chain()
                .leaf()
                .flatMap(leaf -> facts.around()
                        .host()
                        .filter(host -> !DnsSuffix.isServer(leaf.commonName(), host))
                        .map(host -> Hit.because("AMT dials or expects '" + host + "', and the common name is "
                                + Purposes.commonName(leaf))));
    }

    static Optional<Hit> otherRadius(Facts facts, Firmware firmware) {
        return facts.chain()
                .leaf()
                .flatMap(leaf -> facts.around()
                        .host()
                        .filter(host -> !belongs(leaf, host, firmware))
                        .map(host -> Hit.because("AMT expects '" + host + "', and the common name is "
                                        + Purposes.commonName(leaf))
                                .leavingOpen()));
    }

    private static boolean belongs(CertificateFacts leaf, String host, Firmware firmware) {
        SuffixReason reason = new DnsSuffix(host)
                .match(leaf.commonName(), List.of(), firmware.version())
                .reason();
        return DnsSuffix.isServer(leaf.commonName(), host) || reason == SuffixReason.PARENT;
    }

    private static String key(CertificateFacts one) {
        int bits = Math.max(one.rsaBits(), one.ecBits());
        return one.keyAlgorithm() + (bits == 0 ? "" : " with " + bits + " bits");
    }
}
