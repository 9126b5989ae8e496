package io.github.amtpki.amt.device;

import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.device.HashMatch.Relation;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Every hash that somebody may have enrolled in the belief that it is the root's. */
final class Candidates {

    private final List<RootHash> right = new ArrayList<>();
    private final List<Candidate> all = new ArrayList<>();

    private record Candidate(Relation relation, Digest digest, String role, String hex) {}

    /** The hashes of a root, and nothing known beside it. */
    static Candidates of(List<RootHash> root) {
        Candidates candidates = new Candidates();
        root.forEach(candidates::root);
        return candidates;
    }

    /** A chain, leaf first, root last. */
    static Candidates ofChain(List<X509Certificate> chain) {
        Candidates candidates = new Candidates();
        int last = chain.size() - 1;
        X509Certificate root = chain.get(last);
        for (Digest digest : Digest.values()) {
            candidates.root(RootHash.of(root, digest));
            for (int i = 0; i < last; i++) {
                String role = i == 0 ? "leaf" : "intermediate " + i;
                candidates.add(Relation.OTHER_CERTIFICATE, digest, role, Certificates.der(chain.get(i)));
            }
            String pem = Certificates.pem(List.of(root));
            candidates.add(
                    Relation.PUBLIC_KEY, digest, "root", root.getPublicKey().getEncoded());
            candidates.add(Relation.PEM_TEXT, digest, "root", pem.getBytes(StandardCharsets.US_ASCII));
            candidates.add(
                    Relation.PEM_TEXT, digest, "root", pem.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        return candidates;
    }

    List<RootHash> roots() {
        return List.copyOf(right);
    }

    HashMatch match(ReportedHash reported) {
        String digits = reported.hash().digits();
        for (Candidate one : all) {
            if (one.hex().equals(digits)) {
                return new HashMatch(reported, one.relation(), Optional.of(one.digest()), one.role(), List.of());
            }
        }
        Optional<HashMatch> nearest = Optional.empty();
        for (RootHash hash : reported.custom() ? right : List.<RootHash>of()) {
            Optional<List<Slip>> slips = SlipFinder.between(hash.hex(), digits);
            if (slips.isPresent()
                    && nearest.map(near -> near.slips().size() > slips.get().size())
                            .orElse(true)) {
                nearest = Optional.of(
                        new HashMatch(reported, Relation.SLIP, Optional.of(hash.digest()), "root", slips.get()));
            }
        }
        return nearest.orElseGet(() ->
                new HashMatch(reported, Relation.UNRELATED, reported.hash().digest(), "", List.of()));
    }

    private void root(RootHash hash) {
        right.add(hash);
        all.add(new Candidate(Relation.ROOT, hash.digest(), "root", hash.hex()));
    }

    private void add(Relation relation, Digest digest, String role, byte[] bytes) {
        all.add(new Candidate(relation, digest, role, HexFormat.of().formatHex(digest.of(bytes))));
    }
}
