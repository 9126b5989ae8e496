package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.OutputExistsException;
import io.github.amtpki.store.Manifest.ArtefactEntry;
import io.github.amtpki.store.PreparedChange.Current;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares a change with what is on the disk, and gathers everything that is in its way. */
final class ChangeCheck {

    private final FolderLayout layout;
    private final Optional<Current> current;
    private final Set<String> discard;
    private final Map<String, byte[]> put = new TreeMap<>();
    private final Map<String, String> remove = new TreeMap<>();
    private final Map<String, String> before = new TreeMap<>();
    private final Map<String, byte[]> kept = new TreeMap<>();
    private final List<String> conflicts = new ArrayList<>();

    ChangeCheck(FolderLayout layout, Optional<Current> current, Set<String> discard) {
        this.layout = layout;
        this.current = current;
        this.discard = discard;
    }

    Optional<PreparedChange> compare(FolderChange change, Instant now) throws IOException {
        for (String path : new TreeSet<>(change.remove())) {
            remove(path);
        }
        for (Artefact artefact : new TreeMap<>(change.put()).values()) {
            put(artefact);
        }
        Manifest manifest = describe(change, now);
        boolean same = put.isEmpty()
                && remove.isEmpty()
                && current.isPresent()
                && manifest.describesSameAs(current.get().manifest());
        if (same) {
            refuseConflicts();
            return Optional.empty();
        }
        Current after = new Current(manifest, ManifestJson.write(manifest));
        putManifest(after.bytes());
        refuseConflicts();
        return Optional.of(new PreparedChange(after, put, kept, remove, before));
    }

    private void remove(String path) throws IOException {
        if (isInTheWay(path) || !Files.exists(layout.folder().resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        replaces(path).ifPresent(bytes -> remove.put(path, Sha256.of(bytes)));
    }

    private void put(Artefact artefact) throws IOException {
        String path = artefact.path();
        if (isInTheWay(path)) {
            return;
        }
        if (!Files.exists(layout.folder().resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            put.put(path, artefact.bytes());
            return;
        }
        Optional<byte[]> former = replaces(path);
        if (former.isEmpty()) {
            return;
        }
        if (Arrays.equals(former.get(), artefact.bytes())) {
            kept.remove(path);
            return;
        }
        before.put(path, Sha256.of(former.get()));
        put.put(path, artefact.bytes());
    }

    private void putManifest(byte[] bytes) throws IOException {
        boolean there = Files.exists(layout.manifest(), LinkOption.NOFOLLOW_LINKS);
        byte[] expected = current.isPresent() ? current.get().bytes() : new byte[0];
        if (there != current.isPresent()
                || (there
                        && readIfLike(layout.manifest(), expected.length, Sha256.of(expected))
                                .isEmpty())) {
            conflicts.add(ArtefactPaths.MANIFEST + " (changed meanwhile)");
        }
        put.put(ArtefactPaths.MANIFEST, bytes);
        if (there) {
            before.put(ArtefactPaths.MANIFEST, Sha256.of(expected));
        }
        if (!kept.isEmpty()) {
            kept.put(ArtefactPaths.MANIFEST, expected);
        }
    }

    /** The bytes that the manifest promises at this path; otherwise a conflict is noted. */
    private Optional<byte[]> replaces(String path) throws IOException {
        Optional<ArtefactEntry> listed =
                current.flatMap(known -> known.manifest().artefact(path));
        if (listed.isEmpty()) {
            conflicts.add(path + " (not made by amtpki)");
            return Optional.empty();
        }
        Path file = layout.folder().resolve(path);
        Optional<byte[]> bytes =
                readIfLike(file, listed.get().size(), listed.get().sha256());
        if (bytes.isEmpty()) {
            conflicts.add(path + " (edited since amtpki made it)");
        } else if (!discard.contains(path)) {
            kept.put(path, bytes.get());
        }
        return bytes;
    }

    /** A folder on the way that is a file, or a link out of here; a file that goes with this change is neither. */
    private boolean isInTheWay(String path) {
        for (String above : ArtefactPaths.foldersOf(List.of(path))) {
            Path folder = layout.folder().resolve(above);
            if (remove.containsKey(above) || !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                conflicts.add(above + " (not a folder)");
                return true;
            }
        }
        return false;
    }

    private static Optional<byte[]> readIfLike(Path file, long size, String sha256) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != size) {
            return Optional.empty();
        }
        byte[] bytes = BoundedFile.read(file, BoundedFile.LISTED, LinkOption.NOFOLLOW_LINKS);
        return Sha256.of(bytes).equals(sha256) ? Optional.of(bytes) : Optional.empty();
    }

    private Manifest describe(FolderChange change, Instant now) {
        Map<String, ArtefactEntry> files = new TreeMap<>();
        current.ifPresent(known -> known.manifest().artefacts().forEach(entry -> files.put(entry.path(), entry)));
        files.keySet().removeAll(change.remove());
        change.put().forEach((path, artefact) -> files.put(path, ArtefactEntry.of(artefact)));
        Instant created = current.map(known -> known.manifest().createdAt()).orElse(now);
        Manifest manifest = change.manifest().filledIn(created, now, List.copyOf(files.values()));
        WholeManifest.check(manifest);
        return manifest;
    }

    private void refuseConflicts() {
        if (!conflicts.isEmpty()) {
            throw new OutputExistsException(
                    "in " + layout.folder() + " these files are in the way: " + String.join(", ", conflicts),
                    "move them elsewhere and run this again; nothing was changed");
        }
    }
}
