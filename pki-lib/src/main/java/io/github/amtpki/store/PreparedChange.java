package io.github.amtpki.store;

import io.github.amtpki.OutputExistsException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A change compared with the disk and reduced to what really differs.
 *
 * @param after the manifest as it will be
 * @param put what is to be written, by path; the manifest too
 * @param kept former bytes to be kept, by path
 * @param remove SHA-256 by path of what is to go
 * @param before SHA-256 by path of what is to be replaced
 */
record PreparedChange(
        Current after,
        Map<String, byte[]> put,
        Map<String, byte[]> kept,
        Map<String, String> remove,
        Map<String, String> before) {

    /** A manifest with its very bytes: the next change relies on them. */
    record Current(Manifest manifest, byte[] bytes) {}

    /**
     * @return empty if nothing differs
     * @throws OutputExistsException if it would touch a file that is not amtpki's, or not as amtpki wrote it; all are named
     */
    static Optional<PreparedChange> of(FolderLayout layout, Optional<Current> current, FolderChange change, Instant now)
            throws IOException {
        return new ChangeCheck(layout, current, change.discard()).compare(change, now);
    }

    Journal journal(Instant now) {
        Map<String, String> digests = new TreeMap<>();
        put.forEach((path, bytes) -> digests.put(path, Sha256.of(bytes)));
        String stamp = now.truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
        return new Journal(stamp, digests, remove, before);
    }

    FolderOutcome outcome(Optional<String> keptIn) {
        List<String> written = new ArrayList<>(put.keySet());
        written.remove(ArtefactPaths.MANIFEST);
        return new FolderOutcome(written, List.copyOf(remove.keySet()), keptIn, true);
    }
}
