package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a PKI folder shall become. Files that are neither put nor removed stay; a file that is put with the bytes it has
 * already is not touched. What is replaced or removed is kept under {@code replaced/}, unless it is discarded.
 *
 * <pre>{@code
 * folder.commit(FolderChange.to(manifest)
 *         .put(artefacts)
 *         .remove(List.of("old.crt"))
 *         .discard(List.of("root-hash.txt")));
 * }</pre>
 *
 * @param manifest the description of the whole folder after the change; dates and files are filled in on commit
 * @param put artefacts to be there afterwards, by path
 * @param remove paths to be gone afterwards
 * @param discard paths whose former bytes are not worth keeping
 */
public record FolderChange(Manifest manifest, Map<String, Artefact> put, Set<String> remove, Set<String> discard) {

    /**
     * @throws io.github.amtpki.BadInputException if a path leads out of the folder, is the folder's own, or cannot stand
     *     beside another on every file system
     * @throws IllegalArgumentException if a path is both put and removed
     */
    public FolderChange {
        put = Map.copyOf(put);
        remove = Set.copyOf(remove);
        discard = Set.copyOf(discard);
        for (Map.Entry<String, Artefact> entry : put.entrySet()) {
            ArtefactPaths.checkOwned(entry.getKey());
            if (!entry.getKey().equals(entry.getValue().path()) || remove.contains(entry.getKey())) {
                throw new IllegalArgumentException(entry.getKey() + " is put under another name, or removed too");
            }
        }
        ArtefactPaths.checkTogether(new TreeSet<>(put.keySet()));
        remove.forEach(ArtefactPaths::checkOwned);
    }

    /** A change to this description, so far without a file. */
    public static FolderChange to(Manifest manifest) {
        return new FolderChange(manifest, Map.of(), Set.of(), Set.of());
    }

    public FolderChange put(Collection<Artefact> artefacts) {
        List<String> paths = new ArrayList<>(put.keySet());
        Map<String, Artefact> all = new LinkedHashMap<>(put);
        for (Artefact artefact : artefacts) {
            paths.add(artefact.path());
            all.put(artefact.path(), artefact);
        }
        ArtefactPaths.checkTogether(paths);
        return new FolderChange(manifest, all, remove, discard);
    }

    public FolderChange remove(Collection<String> paths) {
        return new FolderChange(manifest, put, union(remove, paths), discard);
    }

    public FolderChange discard(Collection<String> paths) {
        return new FolderChange(manifest, put, remove, union(discard, paths));
    }

    private static Set<String> union(Set<String> some, Collection<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }
}
