package io.github.amtpki.amt.device;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.VersionRange;
import io.github.amtpki.amt.device.HashMatch.Relation;
import io.github.amtpki.x509.Digest;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a machine trusts a root, and if not, what it trusts instead.
 *
 * <p>{@code openssl x509 -fingerprint} prints the right hash; what people enroll is at times the leaf's, the hash of the PEM
 * file, the right one in a digest that their server does not look at, or the right one with a {@code B} for an {@code 8}. Each of
 * these has a verdict of its own.
 *
 * @param verdict the best that any hash of the machine comes to
 * @param roots the right hashes
 * @param device what the machine told
 * @param matches its hashes that have to do with the root, best first; if none has, those that its owner enrolled
 * @param remarks what else is worth knowing, in sentences
 */
public record HashComparison(
        Verdict verdict, List<RootHash> roots, DeviceReport device, List<HashMatch> matches, List<String> remarks) {

    public HashComparison {
        roots = List.copyOf(roots);
        matches = List.copyOf(matches);
        remarks = List.copyOf(remarks);
    }

    /** What to say in one word. */
    public enum Verdict {
        /** The machine trusts the root. */
        ENROLLED("the machine trusts this root"),
        /** The right hash, but switched off. */
        INACTIVE("the hash of this root is there, but switched off"),
        /** The right root, in a digest that this machine or a server has no use for. */
        WRONG_ALGORITHM("the hash of this root is there, but in a digest that will not be used"),
        /** Nearly the right hash. */
        SLIP("a hash is there that is nearly the root's: it was mistyped"),
        /** The leaf's, an intermediate's, the public key's or the PEM file's instead of the root's. */
        WRONG_CERTIFICATE("a hash was enrolled that was not taken over the root certificate"),
        /** Its owner enrolled hashes, of other roots. */
        WRONG_ROOT("the machine trusts other roots of its owner, but not this one"),
        /** Its owner enrolled nothing. */
        NOT_ENROLLED("the machine has no hash of its owner's, only its maker's"),
        /** The report holds no hashes. */
        UNKNOWN("the report says nothing of hashes");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** In words: lower case, without a final period. */
        public String text() {
            return text;
        }
    }

    /** Against a root of which only the hashes are known. */
    public static HashComparison of(List<RootHash> root, DeviceReport device) {
        return compare(Candidates.of(root), device);
    }

    /** Against a root certificate. */
    public static HashComparison of(X509Certificate root, DeviceReport device) {
        return ofChain(List.of(root), device);
    }

    /**
     * Against a chain, leaf first, root last: so that the leaf's hash is recognised, too.
     *
     * @throws BadInputException if the chain is empty
     */
    public static HashComparison ofChain(List<X509Certificate> chain, DeviceReport device) {
        if (chain.isEmpty()) {
            throw new BadInputException("there is no certificate to compare with");
        }
        return compare(Candidates.ofChain(chain), device);
    }

    /** Whether the machine will do with this root what it should. */
    public boolean good() {
        return verdict == Verdict.ENROLLED;
    }

    /** As maps and lists, for a JSON document. */
    public Map<String, Object> tree() {
        return ComparisonTree.of(this);
    }

    private static HashComparison compare(Candidates candidates, DeviceReport device) {
        List<HashMatch> all = device.hashes().stream().map(candidates::match).toList();
        List<HashMatch> related = all.stream()
                .filter(match -> match.relation() != Relation.UNRELATED)
                .sorted(Comparator.comparing(HashMatch::relation))
                .toList();
        List<HashMatch> shown = related.isEmpty()
                ? all.stream().filter(match -> match.reported().custom()).toList()
                : related;
        return new HashComparison(
                verdict(related, device), candidates.roots(), device, shown, Remarks.of(related, device));
    }

    private static Verdict verdict(List<HashMatch> related, DeviceReport device) {
        List<HashMatch> roots = related.stream()
                .filter(match -> match.relation() == Relation.ROOT)
                .toList();
        List<HashMatch> active =
                roots.stream().filter(match -> match.reported().hash().active()).toList();
        if (active.stream().anyMatch(match -> useful(match, device))) {
            return Verdict.ENROLLED;
        }
        if (!active.isEmpty()) {
            return Verdict.WRONG_ALGORITHM;
        }
        if (!roots.isEmpty()) {
            return Verdict.INACTIVE;
        }
        if (!related.isEmpty()) {
            return related.get(0).relation() == Relation.SLIP ? Verdict.SLIP : Verdict.WRONG_CERTIFICATE;
        }
        if (!device.customHashes().isEmpty()) {
            return Verdict.WRONG_ROOT;
        }
        return device.hashes().isEmpty() ? Verdict.UNKNOWN : Verdict.NOT_ENROLLED;
    }

    /** If the version is not known, SHA-1 is doubted: AMT 15 and 16 dropped it, and rpc-go does not look at it. */
    private static boolean useful(HashMatch match, DeviceReport device) {
        Digest digest = match.digest().orElseThrow();
        return generation(device).map(row -> row.rootHashes().contains(digest)).orElse(digest != Digest.SHA1);
    }

    static Optional<Generation> generation(DeviceReport device) {
        return device.version().filter(VersionRange.KNOWN::contains).map(Generation::of);
    }
}
