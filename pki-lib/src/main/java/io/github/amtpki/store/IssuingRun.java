package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.fixture.FixtureKeys;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.profile.TrackPlan;
import io.github.amtpki.store.Step.Action;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Credential;
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

/** One carrying-out of a plan: its state between the first key ordered and the commit. Used once. */
final class IssuingRun {

    private final IssuanceContext context;
    private final Consumer<String> progress;
    private final PkiPlan plan;
    private final PkiFolder folder;
    private final ApplyOptions options;
    private final KeyRing keyRing;
    private final Locks locks;
    private final FinalCheck finalCheck;
    private final Judgements judgements = new Judgements();
    private final EnrolmentRun enrolment;
    private final ExportRun exports;
    private final List<Step> allSteps;
    private final Map<String, Step> steps = new HashMap<>();
    private final ManifestDraft draft;
    private final Map<String, Supplier<KeyPair>> ordered = new HashMap<>();
    private final Map<String, Issued> issued = new HashMap<>();
    private final Map<String, List<ExtensionDecision>> decisions = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * A certificate that exists by now.
     *
     * @param chain it and its issuers, root last
     * @param key its private key, if this run made or fetched it
     * @param authority signs in its name, once somebody asked for that
     */
    private record Issued(
            CertificatePlan plan,
            List<X509Certificate> chain,
            Optional<PrivateKey> key,
            Optional<Authority> authority) {}

    IssuingRun(
            IssuanceContext context,
            SecretSource secrets,
            Consumer<String> progress,
            PkiPlan plan,
            List<Step> steps,
            PkiFolder folder,
            ApplyOptions options) {
        this.context = context;
        this.progress = progress;
        this.plan = plan;
        this.folder = folder;
        this.options = options;
        this.keyRing = new KeyRing(folder, options.beside(), secrets);
        this.locks = new Locks(secrets, context.random());
        this.finalCheck = new FinalCheck(plan.profile(), context.clock().instant());
        this.allSteps = List.copyOf(steps);
        steps.stream()
                .filter(step -> CertificateKind.byId(step.kind()).isPresent())
                .forEach(step -> this.steps.put(step.track() + "/" + step.name(), step));
        this.draft = new ManifestDraft(folder.manifest());
        this.enrolment = new EnrolmentRun(plan.profile(), secrets, context.random(), folder, allSteps, draft);
        this.exports = new ExportRun(folder, allSteps, draft, finalCheck);
    }

    ApplyReport carryOut() {
        try (locks;
                enrolment;
                judgements) {
            return report(folder.commit(change()));
        }
    }

    /** What there is to report if the folder is already what the plan asks for; nothing is written. */
    Optional<ApplyReport> settled() {
        try (locks;
                enrolment;
                judgements) {
            return folder.isAlready(change()) ? Optional.of(report(FolderOutcome.UNCHANGED)) : Optional.empty();
        }
    }

    /** What a server would refuse is told before what went wrong with a certificate after it. */
    private FolderChange change() {
        try {
            make();
        } catch (PkiException e) {
            judgements.settle();
            throw e;
        }
        judgements.settle();
        return FolderChange.to(draft.manifest(plan, options))
                .put(draft.artefacts())
                .remove(draft.leftOver())
                .discard(draft.discarded(folder::exists));
    }

    private void make() {
        folder.manifest().ifPresent(manifest -> RevokedIssuers.refuse(manifest, plan, this::fresh));
        warnings.addAll(plan.cautions());
        allSteps.forEach(step -> warnings.addAll(step.remarks()));
        plan.certificates().forEach(this::order);
        if (!ordered.isEmpty()) {
            judgements.begin(FinalCheck::prepare);
        }
        for (TrackPlan track : plan.tracks()) {
            track.certificates().forEach(certificate -> lock(track.folder() + certificate.name(), certificate));
            enrolment.begin(track);
        }
        for (TrackPlan track : plan.tracks()) {
            track.certificates().forEach(certificate -> make(track, certificate));
            enrolment.make(track, certificate -> chain(certificate).get(0), warnings);
            exports.make(track, this::chain);
        }
    }

    private ApplyReport report(FolderOutcome outcome) {
        return new ApplyReport(
                plan.tracks(),
                allSteps,
                decisions,
                warnings,
                outcome,
                folder.manifest().orElseThrow());
    }

    /** All keys are ordered before the first one is needed, so that they are made side by side. */
    private void order(CertificatePlan certificate) {
        if (fresh(certificate) && certificate.source() instanceof CertificatePlan.NewKey made) {
            progress.accept("making a key of type " + made.type().id() + " for " + certificate.name());
            ordered.put(certificate.id(), context.keys().order(made.type()));
        }
    }

    /** Passwords are asked for and stretched here, while other threads make the keys: this one would only wait for them. */
    private void lock(String stem, CertificatePlan certificate) {
        if (certificate.source() instanceof CertificatePlan.NewKey made
                && (fresh(certificate) || draft.locksKeyAnew(certificate))) {
            locks.beginKey(stem, made.password());
        }
        if (certificate.bundle().isPresent() && step(certificate).action() != Action.KEEP) {
            locks.beginBundle(stem, certificate.bundle().get(), certificate.name());
        }
    }

    private void make(TrackPlan track, CertificatePlan certificate) {
        Issued one = fresh(certificate) ? issue(certificate) : kept(certificate);
        FixtureKeys.refuse(one.chain());
        issued.put(certificate.id(), one);
        String stem = track.folder() + certificate.name();
        draft.begin(certificate, one.chain());
        draft.put(CertificateFiles.open(stem, one.chain(), certificate.root(), track.hashes()));
        if (locks.beganKey(stem)) {
            progress.accept("locking the key of " + certificate.name());
            draft.put(locks.key(stem, key(one)));
        } else if (certificate.source() instanceof CertificatePlan.NewKey) {
            draft.keep(CertificateFiles.KEY, certificate, stem, folder, warnings);
        }
        Optional<byte[]> pfx = Optional.empty();
        if (locks.beganBundle(stem)) {
            progress.accept("bundling " + certificate.name());
            List<Artefact> bundle = locks.bundle(stem, new Credential(key(one), one.chain()));
            pfx = Optional.of(bundle.get(0).bytes());
            draft.put(bundle);
        } else if (certificate.bundle().isPresent()) {
            draft.keep(CertificateFiles.BUNDLE, certificate, stem, folder, warnings);
        }
        if (!certificate.kind().ca() && (fresh(certificate) || pfx.isPresent())) {
            Optional<byte[]> bundle = pfx;
            judgements.begin(() -> finalCheck.judge(
                    certificate.name(), certificate.kind(), track.served().versions(), one.chain(), bundle));
        }
    }

    private Issued issue(CertificatePlan certificate) {
        progress.accept("issuing " + certificate.name());
        if (certificate.source() instanceof CertificatePlan.Given given) {
            return new Issued(certificate, List.of(given.certificate()), Optional.empty(), Optional.empty());
        }
        if (certificate.root()) {
            return issueRoot(certificate);
        }
        Issued issuer = issuer(certificate);
        Authority authority = authority(issuer);
        var spec = certificate.spec(step(certificate).validity().orElseThrow());
        if (certificate.source() instanceof CertificatePlan.Request asked) {
            SigningResult result = authority.sign(asked.request(), spec, asked.copy());
            decisions.put(certificate.name(), result.decisions());
            if (options.strict() && result.refusedAny()) {
                throw new RefusedException(
                        certificate.name() + ": the request asks for extensions that it cannot have: "
                                + result.refusals(),
                        "make the request without them, or run without --strict");
            }
            return new Issued(certificate, result.chain(), Optional.empty(), Optional.empty());
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

    private Issued issueRoot(CertificatePlan certificate) {
        KeyRing.Fetched key = keyPair(certificate);
        IssuanceContext signing = key.provider().map(context::withProvider).orElse(context);
        Authority root = Authority.selfSigned(
                certificate.spec(step(certificate).validity().orElseThrow()),
                key.pair(),
                certificate.track().digest(),
                signing);
        return new Issued(certificate, root.chain(), Optional.of(key.pair().getPrivate()), Optional.of(root));
    }

    /** A certificate that stays as it is. */
    private Issued kept(CertificatePlan certificate) {
        if (certificate.source() instanceof CertificatePlan.Given given) {
            return new Issued(certificate, List.of(given.certificate()), Optional.empty(), Optional.empty());
        }
        X509Certificate own = draft.read(certificate, folder);
        List<X509Certificate> chain = new ArrayList<>(List.of(own));
        if (!certificate.root()) {
            chain.addAll(issuer(certificate).chain());
        }
        return new Issued(certificate, chain, Optional.empty(), Optional.empty());
    }

    private List<X509Certificate> chain(CertificatePlan certificate) {
        return Objects.requireNonNull(issued.get(certificate.id()), certificate.name())
                .chain();
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

    private PrivateKey key(Issued one) {
        return one.key().orElseGet(() -> existingKey(one.plan()).key());
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

    private Step step(CertificatePlan certificate) {
        return Objects.requireNonNull(steps.get(certificate.id()), certificate.name());
    }

    private boolean fresh(CertificatePlan certificate) {
        Action action = step(certificate).action();
        return action == Action.ISSUE || action == Action.REISSUE;
    }
}
