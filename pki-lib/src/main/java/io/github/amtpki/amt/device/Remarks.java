package io.github.amtpki.amt.device;

import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.device.HashMatch.Relation;
import io.github.amtpki.x509.Digest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is worth knowing beside the verdict. */
final class Remarks {

    /** Who does not look at hashes in a digest (read in the source of MeshCentral and rpc-go). */
    private static final Map<Digest, String> BLIND = new EnumMap<>(Map.of(
            Digest.SHA1, "rpc-go's local activation does not look at SHA-1 hashes: enroll the SHA-256",
            Digest.SHA384, "MeshCentral does not look at SHA-384 hashes: for it, enroll the SHA-256 as well"));

    private Remarks() {}

    static List<String> of(List<HashMatch> related, DeviceReport device) {
        List<String> remarks = new ArrayList<>();
        Set<Digest> enrolled = EnumSet.noneOf(Digest.class);
        related.stream()
                .filter(match -> match.relation() == Relation.ROOT)
                .forEach(match -> match.digest().ifPresent(enrolled::add));
        if (!enrolled.contains(Digest.SHA256)) {
            enrolled.forEach(digest -> remarks.addAll(BLIND.containsKey(digest) ? List.of(blind(digest)) : List.of()));
        }
        HashComparison.generation(device)
                .ifPresent(row -> enrolled.stream()
                        .filter(digest -> !row.rootHashes().contains(digest))
                        .forEach(digest -> remarks.add("AMT " + row.versions() + " takes no " + digest.jcaName()
                                + " hash of one's own: it will not match")));
        if (related.stream()
                .anyMatch(match -> match.relation() == Relation.ROOT
                        && !match.reported().hash().active())) {
            remarks.add(
                    "MeshCentral ignores a hash that is switched off; rpc-go takes it and the firmware then refuses or not,"
                            + " which nobody has tried: switch it on in MEBx");
        }
        long own = device.customHashes().size();
        if (own > Generation.CUSTOM_HASH_SLOTS) {
            remarks.add(own + " hashes of one's own: firmware keeps " + Generation.CUSTOM_HASH_SLOTS);
        }
        if (device.dnsSuffix().isEmpty() && device.osDnsSuffix().isPresent()) {
            remarks.add(
                    "the machine tells no DNS suffix of its own (MEBx, or DHCP option 15 on the wired port); the operating"
                            + " system's, '" + device.osDnsSuffix().get() + "', does not count");
        }
        return remarks;
    }

    private static String blind(Digest digest) {
        return BLIND.getOrDefault(digest, "");
    }
}
