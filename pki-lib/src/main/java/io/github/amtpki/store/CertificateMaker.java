package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.ExtensionDecision;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyPairs;
import io.github.amtpki.x509.SigningResult;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes the certificates of one run that are to be made, issuers before what they issue, and reads those that stay. */
final class CertificateMaker {

    private final IssuanceContext context;
    private final Consumer<String> progress;
    private final PlannedSteps steps;
    private final PkiFolder folder;
    private final ManifestDraft draft;
    private final KeyRing keyRing;
    private final boolean strict;
    private final Map<String, Supplier<KeyPair>> ordered = new HashMap<>();
    private final Map<String, Issued> issued = new HashMap<>();
    private final Map<String, List<ExtensionDecision>> decisions = new LinkedHashMap<>();

    /**
     * A certificate that exists by now.
     *
     * @param chain it and its issuers, root last
     * @param key its private key, if this run made or fetched it
     * @param authority signs in its name, once somebody asked for that
     */
    record Issued(
            CertificatePlan plan,
            List<X509Certificate> chain,
            Optional<PrivateKey> key,
            Optional<Authority> authority) {

        static Issued without(CertificatePlan plan, List<X509Certificate> chain) {
            return new Issued(plan, chain, Optional.empty(), Optional.empty());
        }
    }

    /** @param strict refuses what asks for an extension that it cannot have */
    CertificateMaker(
            IssuanceContext context,
            Consumer<String> progress,
            PlannedSteps steps,
            PkiFolder folder,
            ManifestDraft draft,
            KeyRing keyRing,
            boolean strict) {
        this.context = context;
        this.progress = progress;
        this.steps = steps;
        this.folder = folder;
        this.draft = draft;
        this.keyRing = keyRing;
        this.strict = strict;
    }

    /** All keys are ordered before the first one is needed, so that they are made side by side. */
    void order(CertificatePlan certificate) {
        if (steps.fresh(certificate) && certificate.source() instanceof CertificatePlan.NewKey made) {
            progress.accept("making a key of type " + made.type().id() + " for " + certificate.name());
            ordered.put(certificate.id(), context.keys().order(made.type()));
        }
    }

    /** Whether there is anything to wait for. */
    boolean hasOrders() {
        return !ordered.isEmpty();
    }

    /** Its issuer must have been made before. */
    Issued make(CertificatePlan certificate) {
        Issued one = steps.fresh(certificate) ? issue(certificate) : kept(certificate);
        issued.put(certificate.id(), one);
        return one;
    }

    List<X509Certificate> chain(CertificatePlan certificate) {
        return Objects.requireNonNull(issued.get(certificate.id()), certificate.name())
                .chain();
    }

    PrivateKey key(Issued one) {
        return one.key().orElseGet(() -> existingKey(one.plan()).key());
    }

    /** What became of the extensions that requests asked for, by the certificate's name. */
    Map<String, List<ExtensionDecision>> decisions() {
        return decisions;
    }

    private Issued issue(CertificatePlan certificate) {
        progress.accept("issuing " + certificate.name());
        if (certificate.source() instanceof CertificatePlan.Given given) {
            return Issued.without(certificate, List.of(given.certificate()));
        }
        return certificate.root() ? issueRoot(certificate) : issueBelow(certificate, authority(issuer(certificate)));
    }

    private Issued issueRoot(CertificatePlan certificate) {
        KeyRing.Fetched key = keyPair(certificate);
        IssuanceContext signing = key.provider().map(context::withProvider).orElse(context);
        Authority root = Authority.selfSigned(
                certificate.spec(steps.of(certificate).validity().orElseThrow()),
                key.pair(),
                certificate.track().digest(),
                signing);
        return new Issued(certificate, root.chain(), Optional.of(key.pair().getPrivate()), Optional.of(root));
    }

    private Issued issueBelow(CertificatePlan certificate, Authority authority) {
        var spec = certificate.spec(steps.of(certificate).validity().orElseThrow());
        if (certificate.source() instanceof CertificatePlan.Request asked) {
            SigningResult result = authority.sign(asked.request(), spec, asked.copy());
            decisions.put(certificate.name(), result.decisions());
            if (strict && result.refusedAny()) {
                throw new RefusedException(
                        certificate.name() + ": the request asks for extensions that it cannot have: "
                                + result.refusals(),
                        "make the request without them, or run without --strict");
            }
            return Issued.without(certificate, result.chain());
        }
        KeyPair pair = keyPair(certificate).pair();
        spec = spec.forKey(certificate.fitting(pair.getPublic()));
        if (certificate.kind().ca()) {
            Authority subordinate = authority.subordinate(spec, pair);
            return new Issued(
                    certificate, subordinate.chain(), Optional.of(pair.getPrivate()), Optional.of(subordinate));
        }
        List<X509Certificate> chain = new ArrayList<>(List.of(authority.issue(spec, pair.getPublic())));
        chain.addAll(authority.chain());
        return new Issued(certificate, chain, Optional.of(pair.getPrivate()), Optional.empty());
    }

    /** A certificate that stays as it is. */
    private Issued kept(CertificatePlan certificate) {
        if (certificate.source() instanceof CertificatePlan.Given given) {
            return Issued.without(certificate, List.of(given.certificate()));
        }
        List<X509Certificate> chain = new ArrayList<>(List.of(draft.read(certificate, folder)));
        if (!certificate.root()) {
            chain.addAll(issuer(certificate).chain());
        }
        return Issued.without(certificate, chain);
    }

    private Issued issuer(CertificatePlan certificate) {
        Issued issuer =
                issued.get(certificate.track().id() + "/" + certificate.issuer().orElseThrow());
        if (issuer == null) {
            throw new BadInputException("'" + certificate.name() + "' stands before its issuer");
        }
        return issuer;
    }

    private Authority authority(Issued issuer) {
        if (issuer.authority().isPresent()) {
            return issuer.authority().get();
        }
        KeyRing.Key key = existingKey(issuer.plan());
        Authority authority = Authority.of(
                issuer.chain(), key.key(), key.provider(), issuer.plan().track().digest(), context);
        issued.put(issuer.plan().id(), new Issued(issuer.plan(), issuer.chain(), issuer.key(), Optional.of(authority)));
        return authority;
    }

    /** A key that was there before this run. */
    private KeyRing.Key existingKey(CertificatePlan certificate) {
        if (certificate.source() instanceof CertificatePlan.GivenKey given) {
            return keyRing.named(given.key());
        }
        if (certificate.source() instanceof CertificatePlan.Given given) {
            return keyRing.named(given.key()
                    .orElseThrow(() -> new RefusedException(
                            "issuing needs the key of '" + certificate.name() + "', and the profile names none",
                            "add key: {file: PATH} to the root, for this run")));
        }
        return draft.key(certificate, keyRing);
    }

    private KeyRing.Fetched keyPair(CertificatePlan certificate) {
        Supplier<KeyPair> made = ordered.get(certificate.id());
        if (made != null) {
            return new KeyRing.Fetched(made.get(), Optional.empty());
        }
        KeyRing.Key key = existingKey(certificate);
        KeyPair pair =
                key.publicKey().map(half -> new KeyPair(half, key.key())).orElseGet(() -> KeyPairs.of(key.key()));
        return new KeyRing.Fetched(pair, key.provider());
    }
}
