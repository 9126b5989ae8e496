package io.github.amtpki.amt;

import io.github.amtpki.x509.Digest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fewest chains that serve a fleet. AMT 11 to 21 need one (SHA-256), AMT 21 and 22 need one (SHA-384); 12, 16 and 22
 * together need two.
 */
public final class Tracks {

    /**
     * One chain and whom it serves.
     *
     * @param track what it is made of
     * @param versions the versions of the fleet that take it
     * @param rootHashes the digests in which at least one of these versions takes the root's hash
     * @param reason why this track, as a sentence without a period
     */
    public record Served(Track track, VersionSet versions, Set<Digest> rootHashes, String reason) {

        public Served {
            rootHashes = Set.copyOf(rootHashes);
        }

        /** Whether some version of this chain takes the hash, so that writing it down makes sense. */
        public boolean takes(Digest digest) {
            return rootHashes.contains(digest);
        }
    }

    private Tracks() {}

    /** One entry per chain needed, SHA-256 before SHA-384. */
    public static List<Served> serving(VersionSet fleet) {
        List<Generation> rows = Generation.of(fleet);
        for (Track track : Track.values()) {
            if (rows.stream().allMatch(row -> row.tracks().contains(track))) {
                return List.of(served(track, fleet, rows, "one chain serves AMT " + fleet));
            }
        }
        Map<Track, List<Generation>> split = new EnumMap<>(Track.class);
        for (Generation row : rows) {
            split.computeIfAbsent(row.tracks().get(0), track -> new ArrayList<>())
                    .add(row);
        }
        List<Served> result = new ArrayList<>();
        split.forEach((track, some) -> result.add(served(
                track,
                fleet,
                some,
                "no chain serves all of AMT " + fleet + ": up to 20 refuses SHA-384, 22 refuses SHA-256")));
        return List.copyOf(result);
    }

    private static Served served(Track track, VersionSet fleet, List<Generation> rows, String reason) {
        List<VersionRange> versions = new ArrayList<>();
        Set<Digest> hashes = EnumSet.noneOf(Digest.class);
        for (Generation row : rows) {
            fleet.ranges().forEach(range -> range.intersect(row.versions()).ifPresent(versions::add));
            hashes.addAll(row.rootHashes());
        }
        return new Served(track, new VersionSet(versions), hashes, reason);
    }
}
