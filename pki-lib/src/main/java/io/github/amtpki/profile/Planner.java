package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.amt.Tracks;
import io.github.amtpki.profile.CertificatePlan.Source;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.SigningRequest;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Turns a profile into a plan: one chain for each track that the firmware needs, every default filled in, the files that the
 * profile names read and checked.
 */
public final class Planner {

    private final Profile profile;
    private final ProfileFiles files;

    private Planner(Profile profile, Path beside) {
        this.profile = profile;
        this.files = new ProfileFiles(beside);
    }

    /**
     * Plans a profile.
     *
     * @param beside the folder that the profile's relative file names start from
     * @throws BadInputException if a file that the profile names is missing or damaged
     * @throws RefusedException if an existing root cannot serve the firmware
     */
    public static PkiPlan plan(Profile profile, Path beside) {
        return new Planner(profile, beside).plan();
    }

    private PkiPlan plan() {
        List<Tracks.Served> needed = Tracks.serving(profile.versions());
        List<TrackPlan> tracks = new ArrayList<>();
        for (Tracks.Served served : needed) {
            String folder = needed.size() == 1 ? "" : served.track().id() + "/";
            List<CertificatePlan> certificates = certificates(served.track());
            List<Digest> hashes = hashes(served);
            tracks.add(new TrackPlan(
                    served,
                    folder,
                    certificates,
                    hashes,
                    new EnrolmentPlanner(profile, served, folder, certificates).plan(hashes),
                    ExportPlanner.plan(profile, folder, certificates)));
        }
        return new PkiPlan(profile, tracks);
    }

    /** What the profile asks for as far as somebody takes it; without a wish SHA-256 and SHA-384, never SHA-1 unasked. */
    private List<Digest> hashes(Tracks.Served served) {
        List<Digest> wanted = profile.hashes().isEmpty() ? List.of(Digest.SHA256, Digest.SHA384) : profile.hashes();
        List<Digest> hashes = new ArrayList<>();
        for (Digest digest : wanted) {
            if (served.takes(digest) && !hashes.contains(digest)) {
                hashes.add(digest);
            }
        }
        if (hashes.isEmpty()) {
            throw new RefusedException(
                    "AMT " + served.versions() + " takes the root's hash in none of the digests asked for",
                    "write hashes: [sha256]");
        }
        return hashes;
    }

    private List<CertificatePlan> certificates(Track track) {
        Map<String, CertificatePlan> plans = new LinkedHashMap<>();
        CertificatePlan root = root(track);
        plans.put(root.name(), root);
        for (IntermediateProfile intermediate : IssuerOrder.of(profile)) {
            plans.put(intermediate.name(), intermediate(track, intermediate, plans));
        }
        for (CertificateProfile certificate : profile.certificates()) {
            plans.put(certificate.name(), leaf(track, certificate, plans));
        }
        plans.values().forEach(plan -> requireShortChain(plan, plans));
        return List.copyOf(plans.values());
    }

    private CertificatePlan root(Track track) {
        RootProfile root = profile.root();
        if (root.certificate().isPresent()) {
            X509Certificate certificate = files.existingRoot(root.certificate().get(), track, profile.versions());
            CertificateSpec template = CertificateSpec.ca(
                    certificate.getSubjectX500Principal(), CertificatePlan.UNDATED, OptionalInt.empty());
            return new CertificatePlan(
                    track,
                    root.name(),
                    CertificateKind.ROOT_CA,
                    Optional.empty(),
                    new CertificatePlan.Given(certificate, root.key()),
                    Optional.empty(),
                    template,
                    Optional.empty(),
                    root.crl(),
                    Map.of("certificate", HexFormat.of().formatHex(Digest.SHA256.of(Certificates.der(certificate)))));
        }
        return issued(
                track,
                root.name(),
                CertificateKind.ROOT_CA,
                Optional.empty(),
                source(track, CertificateKind.ROOT_CA, root.key()),
                root.validity(),
                CertificateKind.ROOT_CA.spec(
                        root.subject().orElseThrow(),
                        CertificatePlan.UNDATED,
                        List.of(),
                        pathLength(root.pathLength())),
                Optional.empty(),
                root.crl(),
                "");
    }

    private CertificatePlan intermediate(
            Track track, IntermediateProfile intermediate, Map<String, CertificatePlan> plans) {
        String issuer = IssuerOrder.issuer(profile, intermediate);
        return issued(
                track,
                intermediate.name(),
                CertificateKind.INTERMEDIATE_CA,
                Optional.of(issuer),
                source(track, CertificateKind.INTERMEDIATE_CA, intermediate.key()),
                Optional.of(intermediate.validity()),
                CertificateKind.INTERMEDIATE_CA
                        .spec(
                                intermediate.subject(),
                                CertificatePlan.UNDATED,
                                List.of(),
                                OptionalInt.of(IssuerOrder.depthBelow(profile, intermediate)))
                        .with(crl(issuer(plans, issuer))),
                Optional.empty(),
                intermediate.crl(),
                issuer(plans, issuer).digest());
    }

    private CertificatePlan leaf(Track track, CertificateProfile leaf, Map<String, CertificatePlan> plans) {
        String issuer = IssuerOrder.issuer(profile, leaf);
        Optional<SigningRequest> request = leaf.csr().map(file -> files.request(file, leaf.kind(), track));
        Source source = request.<Source>map(
                        one -> new CertificatePlan.Request(one, leaf.kind().bound(leaf.copyPolicy())))
                .orElseGet(() -> source(track, leaf.kind(), leaf.key()));
        CertificateSpec template = forKey(LeafTemplate.of(profile, leaf, request, crl(issuer(plans, issuer))), source);
        return issued(
                track,
                leaf.name(),
                leaf.kind(),
                Optional.of(issuer),
                source,
                Optional.of(leaf.validity()),
                template,
                leaf.pfx(),
                Optional.empty(),
                issuer(plans, issuer).digest());
    }

    private CertificatePlan issued(
            Track track,
            String name,
            CertificateKind kind,
            Optional<String> issuer,
            Source source,
            Optional<Lifetime> lifetime,
            CertificateSpec template,
            Optional<PfxProfile> bundle,
            Optional<String> crl,
            String issuerDigest) {
        Map<String, String> resolved = new LinkedHashMap<>();
        resolved.put("kind", kind.id());
        resolved.put("digest", track.digest().id());
        resolved.put("subject", template.subject().getName());
        resolved.put("validity", lifetime.orElseThrow().toString());
        resolved.put(KeyOrigin.ENTRY, describe(source));
        resolved.put("extensions", CertificatePlan.describe(template));
        resolved.put("issuer", issuerDigest);
        return new CertificatePlan(track, name, kind, issuer, source, lifetime, template, bundle, crl, resolved);
    }

    /** As far as the key is known by now; whoever signs looks again. */
    private static CertificateSpec forKey(CertificateSpec template, Source source) {
        if (source instanceof CertificatePlan.NewKey made) {
            return template.forKey(made.type());
        }
        return source instanceof CertificatePlan.Request asked
                ? template.forKey(KeyType.of(asked.request().publicKey()))
                : template;
    }

    /** Where the list of what a CA revoked is published, as it stands in what that CA issues. */
    private static Optional<Extension> crl(CertificatePlan issuer) {
        return issuer.crl().map(Extension::crlDistributionPoint);
    }

    private static Source source(Track track, CertificateKind kind, Optional<KeyProfile> key) {
        if (key.filter(KeyProfile::existing).isPresent()) {
            return new CertificatePlan.GivenKey(key.get());
        }
        KeyType type = key.flatMap(KeyProfile::type).orElse(kind.defaultKeyType(track));
        return new CertificatePlan.NewKey(
                type, key.flatMap(KeyProfile::password).orElse(SecretRef.GENERATE));
    }

    private static String describe(Source source) {
        if (source instanceof CertificatePlan.NewKey made) {
            return KeyOrigin.MADE.describe(made.type().id());
        }
        if (source instanceof CertificatePlan.Request asked) {
            return KeyOrigin.REQUEST.describe(
                    HexFormat.of().formatHex(Digest.SHA256.of(asked.request().encoded())) + " copy "
                            + asked.copy().otherwise().id() + " "
                            + new TreeMap<>(asked.copy().actions()));
        }
        KeyProfile key = ((CertificatePlan.GivenKey) source).key();
        return key.file()
                .map(file -> KeyOrigin.FILE.describe(file.toString()))
                .or(() -> key.pkcs11().map(token -> KeyOrigin.TOKEN.describe(token.config() + " " + token.alias())))
                .orElseThrow();
    }

    private static void requireShortChain(CertificatePlan leaf, Map<String, CertificatePlan> plans) {
        int length = 1;
        for (Optional<String> issuer = leaf.issuer();
                issuer.isPresent();
                issuer = issuer(plans, issuer.get()).issuer()) {
            length++;
        }
        if (length > Authority.LONGEST_CHAIN) {
            throw new RefusedException(
                    "the chain of '" + leaf.name() + "' has " + length + " certificates; more than "
                            + Authority.LONGEST_CHAIN + " are not handled",
                    "leave out an intermediate");
        }
    }

    /** Issuers are planned first, and the profile was checked for unknown ones. */
    private static CertificatePlan issuer(Map<String, CertificatePlan> plans, String name) {
        return Objects.requireNonNull(plans.get(name), name);
    }

    private static OptionalInt pathLength(Optional<Integer> length) {
        return length.isPresent() ? OptionalInt.of(length.get()) : OptionalInt.empty();
    }
}
