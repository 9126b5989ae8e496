package io.github.amtpki.amt;

import static io.github.amtpki.amt.Acceptance.DISPUTED;
import static io.github.amtpki.amt.Acceptance.REFUSED;
import static io.github.amtpki.amt.Acceptance.TAKEN;
import static io.github.amtpki.amt.Acceptance.UNTRIED;
import static io.github.amtpki.x509.Digest.SHA1;
import static io.github.amtpki.x509.Digest.SHA256;
import static io.github.amtpki.x509.Digest.SHA384;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a range of AMT versions accepts. One row each; to add a generation, add a row.
 *
 * <p>Columns: versions, tracks that serve it (preferred first), root hashes it can be enrolled with, the smallest RSA key
 * of any certificate and the largest of a leaf that nobody disputes, in bits, whether a chain may hold SHA-1 signatures, what
 * becomes of SHA-256 and of SHA-384 signatures, how well the row is known, what is worth saying, and what must be said before
 * somebody relies on it.
 */
public enum Generation {
    /** SHA-256 hashes can be enrolled from AMT 6 on (USB format 3), but Intel documents SHA-256 chains from ME 11. */
    AMT_6_TO_10(
            6,
            10,
            List.of(Track.SHA256),
            Set.of(SHA1, SHA256),
            1024,
            2048,
            true,
            UNTRIED,
            UNTRIED,
            Confidence.INFERRED,
            "SHA-256 root hashes can be enrolled by USB",
            Optional.of("Intel documents SHA-256 chains only from AMT 11 on: untested on these")),
    /** UpgradeClientToAdmin of 11.8.95 answered 5 to a SHA-384 chain (reported). */
    AMT_11(
            11,
            11,
            List.of(Track.SHA256),
            Set.of(SHA1, SHA256),
            1024,
            2048,
            true,
            TAKEN,
            REFUSED,
            Confidence.REPORTED,
            "custom SHA-1 hashes are still taken; SHA-256 hashes mostly by USB only",
            Optional.empty()),
    /** MeshCentral's own SHA-384 chain worked on one machine and got 4 on another; the versions are not known (reported). */
    AMT_12_TO_14(
            12,
            14,
            List.of(Track.SHA256),
            Set.of(SHA1, SHA256),
            1024,
            2048,
            true,
            TAKEN,
            DISPUTED,
            Confidence.REPORTED,
            "custom SHA-1 hashes are still taken; SHA-256 hashes mostly by USB only",
            Optional.empty()),
    /** Platforms of the H series dropped SHA-1 and RSA below 2048 with ME 15, the others with 16: the stricter is assumed. */
    AMT_15(
            15,
            15,
            List.of(Track.SHA256),
            Set.of(SHA256, SHA384),
            2048,
            2048,
            false,
            TAKEN,
            DISPUTED,
            Confidence.DOCUMENTED,
            "no SHA-1 anywhere in the chain, the root included",
            Optional.empty()),
    AMT_16_TO_18(
            16,
            18,
            List.of(Track.SHA256),
            Set.of(SHA256, SHA384),
            2048,
            2048,
            false,
            TAKEN,
            DISPUTED,
            Confidence.DOCUMENTED,
            "no SHA-1 anywhere in the chain, the root included",
            Optional.empty()),
    /** CSME 19 removed AdminSetup; secure host-based configuration (mutual TLS) or an upgrade from client control mode. */
    AMT_19_TO_20(
            19,
            20,
            List.of(Track.SHA256),
            Set.of(SHA256, SHA384),
            2048,
            2048,
            false,
            TAKEN,
            DISPUTED,
            Confidence.REPORTED,
            "takes SHA-256 chains",
            Optional.of(Says.NO_ADMIN_SETUP)),
    /** 21.0.6 took both (reported). */
    AMT_21(
            21,
            21,
            List.of(Track.SHA256, Track.SHA384),
            Set.of(SHA256, SHA384),
            2048,
            4096,
            false,
            TAKEN,
            TAKEN,
            Confidence.REPORTED,
            "takes SHA-256 and SHA-384 chains",
            Optional.of(Says.NO_ADMIN_SETUP)),
    AMT_22(
            22,
            22,
            List.of(Track.SHA384),
            Set.of(SHA256, SHA384),
            3072,
            4096,
            false,
            REFUSED,
            TAKEN,
            Confidence.REPORTED,
            "SHA-384 signatures and RSA-3072 only; enrolling the SHA-384 hash is safest",
            Optional.of(Says.NO_ADMIN_SETUP));

    /** What several rows say. */
    private static final class Says {

        /** SDK note on CSME 19 (AMT documentation, "Local PKI"); the upgrade still works on 19 to 22 (reported). */
        static final String NO_ADMIN_SETUP = "the server must know secure host-based configuration, or upgrade from"
                + " client control mode: AdminSetup is gone";
    }

    /** A root can be enrolled beside two others: three slots for hashes of one's own (SDK, "Root Certificate Hashes"). */
    public static final int CUSTOM_HASH_SLOTS = 3;

    private final VersionRange versions;
    private final List<Track> tracks;
    private final Set<Digest> rootHashes;
    private final int smallestRsaKey;
    private final int largestLeafKey;
    private final boolean sha1Chains;
    private final Acceptance sha256Chains;
    private final Acceptance sha384Chains;
    private final Confidence confidence;
    private final String remark;
    private final Optional<String> caution;

    Generation(
            int first,
            int last,
            List<Track> tracks,
            Set<Digest> rootHashes,
            int smallestRsaKey,
            int largestLeafKey,
            boolean sha1Chains,
            Acceptance sha256Chains,
            Acceptance sha384Chains,
            Confidence confidence,
            String remark,
            Optional<String> caution) {
        this.versions = VersionRange.majors(first, last);
        this.tracks = tracks;
        this.rootHashes = rootHashes;
        this.smallestRsaKey = smallestRsaKey;
        this.largestLeafKey = largestLeafKey;
        this.sha1Chains = sha1Chains;
        this.sha256Chains = sha256Chains;
        this.sha384Chains = sha384Chains;
        this.confidence = confidence;
        this.remark = remark;
        this.caution = caution;
    }

    /** The rows that a set of versions touches, oldest first. */
    public static List<Generation> of(VersionSet set) {
        return Arrays.stream(values())
                .filter(row -> set.ranges().stream()
                        .anyMatch(range -> range.intersect(row.versions).isPresent()))
                .toList();
    }

    /**
     * The row of one version.
     *
     * @throws BadInputException if amtpki knows nothing of it
     */
    public static Generation of(AmtVersion version) {
        return Arrays.stream(values())
                .filter(row -> row.versions.contains(version))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "AMT " + version + " is outside the versions amtpki knows",
                        "known versions are " + VersionRange.KNOWN));
    }

    /** Whether AdminSetup is there; CSME 19 removed it (SDK, quoted in a thread of rpc-go; documented). */
    public boolean adminSetup() {
        return compareTo(AMT_19_TO_20) < 0;
    }

    /**
     * What whoever sets up these versions must know before relying on it, one sentence for each matter without a period, as
     * {@code AMT 19-21: … (reported)}.
     */
    public static List<String> cautions(VersionSet fleet) {
        Map<String, List<VersionRange>> affected = new LinkedHashMap<>();
        for (Generation row : of(fleet)) {
            row.caution.ifPresent(text -> fleet.ranges()
                    .forEach(range -> range.intersect(row.versions)
                            .ifPresent(part -> affected.computeIfAbsent(
                                            text + " (" + row.confidence.id() + ")", key -> new ArrayList<>())
                                    .add(part))));
        }
        List<String> cautions = new ArrayList<>();
        affected.forEach((text, versions) -> cautions.add("AMT " + new VersionSet(versions) + ": " + text));
        return cautions;
    }

    public VersionRange versions() {
        return versions;
    }

    /** The tracks that serve it, preferred first. */
    public List<Track> tracks() {
        return tracks;
    }

    /** The digests in which it takes a root hash of one's own. */
    public Set<Digest> rootHashes() {
        return rootHashes;
    }

    /** In bits, for every certificate of the chain. */
    public int smallestRsaKey() {
        return smallestRsaKey;
    }

    /** Whether a certificate of the chain may be signed with SHA-1. */
    public boolean sha1Chains() {
        return sha1Chains;
    }

    /**
     * In bits, for the RSA key of a leaf: up to here nobody disputes it. Microsoft lists 4096 from AMT 6 on, but up to AMT 20
     * larger keys than 2048 are said not to work in other roles.
     */
    public int largestLeafKey() {
        return largestLeafKey;
    }

    /** What becomes of a chain with SHA-256 signatures. */
    public Acceptance sha256Chains() {
        return sha256Chains;
    }

    /** What becomes of a chain with SHA-384 signatures. */
    public Acceptance sha384Chains() {
        return sha384Chains;
    }

    public Confidence confidence() {
        return confidence;
    }

    public String remark() {
        return remark;
    }

    /** What {@link #cautions} warns of. */
    public Optional<String> caution() {
        return caution;
    }
}
