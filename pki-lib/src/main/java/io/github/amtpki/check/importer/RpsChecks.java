package io.github.amtpki.check.importer;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What RPS looks at when a domain profile is uploaded, in its order; it stops at the first. Every check works on what
 * node-forge makes of the file.
 */
final class RpsChecks {

    private static final int LEAST_BITS = 2048;
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final List<BiFunction<ForgeView, Circumstances, Optional<Hit>>> IN_ORDER = List.of(
            RpsChecks::noCommonName,
            RpsChecks::otherDomain,
            RpsChecks::dates,
            RpsChecks::noRoot,
            RpsChecks::shortKey,
            RpsChecks::noKey,
            RpsChecks::otherKey,
            RpsChecks::brokenChain,
            RpsChecks::badSignature,
            RpsChecks::criticalExtension,
            RpsChecks::notAnAuthority,
            RpsChecks::pathLength,
            RpsChecks::noPurpose);

    private RpsChecks() {}

    /** One check, if the file could be opened and node-forge gave any certificate. */
    static Optional<Hit> run(BiFunction<ForgeView, Circumstances, Optional<Hit>> check, Facts facts) {
        return ForgeView.of(facts)
                .filter(view -> view.first().isPresent())
                .flatMap(view -> check.apply(view, facts.around()));
    }

    /** What RPS says where it stops. It is never without a domain; if we are, it is likely the leaf's. */
    private static Optional<String> words(Facts facts) {
        Circumstances around = facts.around();
        Optional<String> likely = facts.chain().leaf().flatMap(CertificateFacts::commonName);
        Facts asked = around.domain().isPresent() || likely.isEmpty()
                ? facts
                : new Facts(facts.file(), facts.chain(), around.withDomain(likely.get(), around.suffixSource()));
        return IN_ORDER.stream()
                .flatMap(check -> run(check, asked).stream())
                .findFirst()
                .flatMap(Hit::message);
    }

    static Optional<Hit> unreadable(Facts facts) {
        Optional<ForgeView> view = ForgeView.of(facts);
        if (view.isEmpty()) {
            return Optional.empty();
        }
        if (view.get().first().isEmpty()) {
            return Optional.of(Hit.because("there is no certificate in it that node-forge can read")
                    .saying(
                            "No certificates could be parsed from the provisioning certificate. The certificate may use an"
                                    + " unsupported public-key algorithm; an RSA-keyed certificate is required."));
        }
        List<CertificateFacts> lost = view.get().lost(facts);
        return lost.isEmpty()
                ? Optional.empty()
                : words(facts)
                        .map(words -> Hit.because(facts.chain().role(lost.get(0)) + ": node-forge reads neither "
                                        + lost.get(0).keyAlgorithm() + " keys nor signatures with "
                                        + lost.get(0).certificate().getSigAlgName()
                                        + ", one of which it has; RPS goes on without it")
                                .at(lost.get(0))
                                .saying(words));
    }

    /** Root first, mostly. What RPS says about it is about something else. */
    static Optional<Hit> leafNotFirst(Facts facts) {
        Optional<CertificateFacts> leaf = facts.chain().leaf();
        return ForgeView.of(facts)
                .flatMap(ForgeView::first)
                .filter(first -> leaf.isPresent() && !first.equals(leaf.get()))
                .filter(first -> facts.chain().first().equals(Optional.of(first)))
                .flatMap(first -> words(facts)
                        .map(words -> Hit.because("the first certificate is the "
                                        + facts.chain().role(first) + ", '" + first.subject() + "'")
                                .at(first)
                                .saying(words)));
    }

    static Optional<Hit> noCommonName(ForgeView view, Circumstances around) {
        return view.first()
                .filter(first -> first.commonName().isEmpty())
                .map(first -> Hit.because("the first certificate has no common name")
                        .at(first)
                        .saying("Provisioning certificate does not contain a Common Name (CN) in the subject"));
    }

    static Optional<Hit> otherDomain(ForgeView view, Circumstances around) {
        Optional<String> name = view.first().flatMap(CertificateFacts::commonName);
        return around.domain()
                .filter(suffix -> name.isPresent() && !RpsName.matches(name.get(), suffix))
                .map(suffix -> Hit.because(
                                "the last two labels of '" + name.get() + "' are not those of '" + suffix + "'")
                        .saying("FQDN not associated with provisioning certificate"))
                .map(hit -> around.profileLine().map(hit::mend).orElse(hit));
    }

    static Optional<Hit> dates(ForgeView view, Circumstances around) {
        for (CertificateFacts one : view.certificates()) {
            X509Certificate certificate = one.certificate();
            Instant from = certificate.getNotBefore().toInstant();
            if (from.isAfter(around.now())) {
                return Optional.of(Hit.because("'" + one.subject() + "' is not valid before " + from)
                        .at(one)
                        .saying("Uploaded certificate is not yet valid: notBefore date " + ISO.format(from)
                                + " is in the future"));
            }
            if (certificate.getNotAfter().toInstant().isBefore(around.now())) {
                return Optional.of(Hit.because("'" + one.subject() + "' expired on "
                                + certificate.getNotAfter().toInstant())
                        .at(one)
                        .saying("Uploaded certificate has expired"));
            }
        }
        return Optional.empty();
    }

    static Optional<Hit> noRoot(ForgeView view, Circumstances around) {
        return view.certificates().stream().anyMatch(ForgeView::selfIssued)
                ? Optional.empty()
                : Optional.of(Hit.because("no certificate in the file issued itself")
                        .saying("Provisioning certificate does not contain a root certificate"));
    }

    static Optional<Hit> shortKey(ForgeView view, Circumstances around) {
        return view.certificates().stream()
                .filter(one -> one.rsaBits() < LEAST_BITS)
                .findFirst()
                .map(one -> Hit.because("'" + one.subject() + "' has an RSA key of " + one.rsaBits() + " bits")
                        .at(one)
                        .saying("Certificate key size " + one.rsaBits()
                                + " bits is below the minimum required 2048 bits for AMT"));
    }

    static Optional<Hit> noKey(ForgeView view, Circumstances around) {
        return view.keys().isEmpty()
                ? Optional.of(Hit.because("there is no RSA key in a shrouded bag")
                        .saying("Provisioning certificate does not contain a private key"))
                : Optional.empty();
    }

    static Optional<Hit> otherKey(ForgeView view, Circumstances around) {
        return view.first()
                .filter(first -> !view.keys().isEmpty())
                .filter(first -> !view.keys().get(0).equals(first.certificate().getPublicKey()))
                .map(first -> Hit.because(
                                "the first key is not that of the first certificate, '" + first.subject() + "'")
                        .at(first)
                        .saying("Private key in the PFX does not match the leaf certificate public key"));
    }

    static Optional<Hit> brokenChain(ForgeView view, Circumstances around) {
        ForgeChain chain = ForgeChain.of(view.certificates());
        return chain.complete() || view.certificates().size() < 2
                ? Optional.empty()
                : Optional.of(Hit.because("the issuer of '"
                                + chain.path().get(chain.path().size() - 1).subject() + "' is not in the file")
                        .saying("Certificate chain is broken: cannot find issuer for a certificate in the chain"));
    }

    static Optional<Hit> badSignature(ForgeView view, Circumstances around) {
        return verified(view)
                .flatMap(ForgeChain::badSignature)
                .map(one -> Hit.because("the signature on '" + one.subject() + "' cannot be verified")
                        .at(one)
                        .saying(failed("Certificate signature is invalid.")));
    }

    static Optional<Hit> criticalExtension(ForgeView view, Circumstances around) {
        return verified(view)
                .flatMap(ForgeChain::unsupportedCritical)
                .map(one -> Hit.because("'" + one.subject() + "' has a critical "
                                + String.join(" and ", ForgeChain.notUnderstood(one)))
                        .at(one)
                        .saying(failed("Certificate has an unsupported critical extension.")));
    }

    static Optional<Hit> notAnAuthority(ForgeView view, Circumstances around) {
        return verified(view)
                .flatMap(ForgeChain::notAnAuthority)
                .map(one -> Hit.because("'" + one.subject() + "' must not sign certificates")
                        .at(one)
                        .saying(failed(ForgeChain.complaint(one).orElse(""))));
    }

    static Optional<Hit> pathLength(ForgeView view, Circumstances around) {
        return verified(view)
                .flatMap(ForgeChain::pathLengthViolated)
                .map(one -> Hit.because("'" + one.subject() + "' allows " + one.pathLength() + " CAs below it")
                        .at(one)
                        .saying(failed("Certificate basicConstraints pathLenConstraint violated.")));
    }

    static Optional<Hit> noPurpose(ForgeView view, Circumstances around) {
        return view.first()
                .filter(first -> !first.hasPurpose(AmtOids.SETUP))
                .map(first -> Hit.because("the first certificate's extended key usage lacks " + AmtOids.SETUP)
                        .at(first)
                        .saying("Leaf certificate is missing the Intel AMT Activation EKU OID (" + AmtOids.SETUP
                                + ")"));
    }

    private static Optional<ForgeChain> verified(ForgeView view) {
        return view.certificates().size() < 2
                ? Optional.empty()
                : Optional.of(ForgeChain.of(view.certificates())).filter(ForgeChain::complete);
    }

    private static String failed(String complaint) {
        return "Certificate chain signature verification failed: " + complaint;
    }
}
