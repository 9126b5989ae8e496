package io.github.amtpki.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A change to a folder that is there: prepared in full beside the files it will replace, decided by one rename, then
 * carried out in steps of which each may be repeated. The package comment draws the states.
 */
final class JournaledChange {

    private final FileOps ops;
    private final FolderLayout layout;

    JournaledChange(FileOps ops, FolderLayout layout) {
        this.ops = ops;
        this.layout = layout;
    }

    /** Everything that needs room on the disk. If it fails, nothing has happened. */
    void prepare(PreparedChange change, Journal journal) throws IOException {
        RealPath.checkFolder(layout.replaced());
        Path unsure = layout.change().folder().resolve("journal.new");
        try {
            layout.change().create(ops);
            TreeWriter.write(ops, layout.changePut(), change.put());
            if (!change.kept().isEmpty()) {
                TreeWriter.write(ops, layout.changeReplaced(), change.kept());
            }
            ops.createFile(unsure, journal.toJson());
            ops.forceFile(unsure);
            ops.forceFolder(layout.change().folder());
            ops.forceFolder(layout.folder());
            ops.move(unsure, layout.journal());
        } catch (IOException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    /** Whether a change was begun here and not finished. */
    boolean isPending() throws IOException {
        return layout.change().leftOver();
    }

    /** Forgets a change that was not decided, or is carried out. */
    void forget() throws IOException {
        layout.change().remove(ops);
        ops.forceFolder(layout.folder());
    }

    /**
     * What was decided here, if it was. Nothing is touched.
     *
     * @throws io.github.amtpki.StorageException if a link would lead this change, or what undoes it, out of the folder
     */
    Optional<Journal> decided() throws IOException {
        RealPath.checkFile(layout.journal());
        if (!Files.exists(layout.journal(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Journal journal = Journal.read(
                layout.journal().toString(),
                BoundedFile.read(layout.journal(), BoundedFile.ARTEFACT, LinkOption.NOFOLLOW_LINKS));
        List.of(layout.changePut(), layout.changeReplaced(), layout.replaced()).forEach(RealPath::checkFolder);
        for (String path : journal.put().keySet()) {
            RealPath.checkAbove(layout.changePut(), path);
            RealPath.checkFile(layout.changePut().resolve(path));
            RealPath.checkAbove(layout.folder(), path);
        }
        journal.remove().keySet().forEach(path -> RealPath.checkAbove(layout.folder(), path));
        return Optional.of(journal);
    }

    /**
     * Does what the journal says, from wherever it was left.
     *
     * @return where the former files are, if any were kept and have not been moved there before
     */
    Optional<String> carryOut(Journal journal) throws IOException {
        ops.forceFolder(layout.change().folder());
        Set<Path> touched = new HashSet<>(Set.of(layout.folder()));
        Optional<String> keptIn = moveReplaced(journal, touched);
        for (Map.Entry<String, String> entry : journal.remove().entrySet()) {
            Path file = layout.folder().resolve(entry.getKey());
            if (digest(file).filter(entry.getValue()::equals).isPresent()) {
                ops.delete(file);
                touched.add(file.getParent());
            }
        }
        for (String path : journal.put().keySet()) {
            put(journal, path, touched);
        }
        for (Path folder : touched) {
            ops.forceFolder(folder);
        }
        removeEmptyFolders(journal);
        ops.deleteTree(layout.changePut());
        ops.delete(layout.journal());
        forget();
        return keptIn;
    }

    private Optional<String> moveReplaced(Journal journal, Set<Path> touched) throws IOException {
        if (!Files.exists(layout.changeReplaced())) {
            return Optional.empty();
        }
        Path target = unused(journal.stamp());
        ops.move(layout.changeReplaced(), target);
        touched.add(layout.replaced());
        return Optional.of(ArtefactPaths.REPLACED + "/" + target.getFileName());
    }

    private void put(Journal journal, String path, Set<Path> touched) throws IOException {
        Path staged = layout.changePut().resolve(path);
        Path file = layout.folder().resolve(path);
        if (!Files.exists(staged, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (String folder : ArtefactPaths.foldersOf(List.of(path))) {
            Path above = layout.folder().resolve(folder);
            if (!Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
                ops.createFolder(above);
                touched.add(above.getParent());
            }
        }
        if (isForeign(journal, path, file)) {
            ops.move(file, unused(journal.stamp() + "-" + path.replace('/', '-')));
            touched.add(layout.replaced());
        }
        ops.move(staged, file);
        touched.add(file.getParent());
    }

    private Path unused(String name) throws IOException {
        if (!Files.isDirectory(layout.replaced(), LinkOption.NOFOLLOW_LINKS)) {
            ops.createFolder(layout.replaced());
        }
        Path path = layout.replaced().resolve(name);
        for (int i = 2; Files.exists(path, LinkOption.NOFOLLOW_LINKS); i++) {
            path = layout.replaced().resolve(name + "-" + i);
        }
        return path;
    }

    /** Whether somebody put a file there after the change was decided; it is moved aside, never overwritten. */
    private static boolean isForeign(Journal journal, String path, Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Optional<String> found = digest(file);
        return found.isEmpty()
                || !(found.get().equals(journal.before().get(path))
                        || found.get().equals(journal.put().get(path)));
    }

    /** Empty for whatever amtpki cannot have made. */
    private static Optional<String> digest(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= BoundedFile.LISTED
                ? Optional.of(Sha256.of(BoundedFile.read(file, BoundedFile.LISTED, LinkOption.NOFOLLOW_LINKS)))
                : Optional.empty();
    }

    private void removeEmptyFolders(Journal journal) throws IOException {
        List<String> folders =
                new ArrayList<>(ArtefactPaths.foldersOf(journal.remove().keySet()));
        Collections.reverse(folders);
        for (String folder : folders) {
            ops.deleteIfEmpty(layout.folder().resolve(folder));
        }
    }

    private void rollBack(Exception cause) {
        try {
            layout.change().remove(ops);
        } catch (IOException e) {
            cause.addSuppressed(e); // the next run removes it
        }
    }
}
