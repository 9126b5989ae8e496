package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.OutputExistsException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One or a few files outside any PKI folder, as {@code bundle -o provisioning.pfx} makes them. They are written and forced
 * to the disk under a hidden name first and then given their own names, so that no name ever shows half a file; an
 * existing file is never overwritten; if one of several cannot be placed, the others are taken back. (A kill at the very
 * moment of naming may leave some of several files, each of them whole.)
 *
 * <pre>{@code
 * OutputFile.write(Path.of("out"), List.of(new Artefact("provisioning.pfx", bytes, true)));
 * }</pre>
 */
public final class OutputFile {

    private static final String LOCK = ArtefactPaths.OWN_PREFIX + "-output" + FolderLayout.LOCK;
    private static final String STAGING = ArtefactPaths.OWN_PREFIX + "-output";

    private OutputFile() {}

    /**
     * Writes new files, owner-only.
     *
     * @param directory created with the folders above it if need be
     * @param artefacts what to write, by their paths in the directory
     * @throws OutputExistsException if one of them is there already; all are named, nothing is written
     * @throws StorageException if the file system refuses; nothing is left behind
     * @throws io.github.amtpki.BadInputException if a path leads out of the directory or cannot be written everywhere
     */
    public static void write(Path directory, List<Artefact> artefacts) {
        write(directory, artefacts, PkiFolder.DEFAULT_PATIENCE, FileOps.REAL);
    }

    /**
     * Writes one new file, owner-only; otherwise as {@link #write(Path, List)}.
     *
     * @param file where, named as its user did
     */
    public static void write(Path file, byte[] bytes) {
        Path name = file.getFileName();
        if (name == null) {
            throw new OutputExistsException(file + " is a folder");
        }
        Path parent = file.getParent();
        Path directory = parent == null ? file.getFileSystem().getPath("") : parent;
        write(directory, Map.of(name.toString(), bytes), PkiFolder.DEFAULT_PATIENCE, FileOps.REAL);
    }

    static void write(Path directory, List<Artefact> artefacts, Duration patience, FileOps ops) {
        Map<String, byte[]> files = new TreeMap<>();
        List<String> paths = new ArrayList<>();
        for (Artefact artefact : artefacts) {
            ArtefactPaths.check(artefact.path());
            files.put(artefact.path(), artefact.bytes());
            paths.add(artefact.path());
        }
        ArtefactPaths.checkTogether(paths);
        write(directory, files, patience, ops);
    }

    private static void write(Path directory, Map<String, byte[]> files, Duration patience, FileOps ops) {
        try {
            Path folder = FolderLayout.real(directory.toAbsolutePath());
            refuseExisting(directory, folder, files.keySet());
            FolderLock lock = FolderLock.acquire(ops, folder.resolve(LOCK), directory, patience);
            try {
                place(ops, folder, files);
            } finally {
                lock.close();
            }
        } catch (FileAlreadyExistsException e) {
            throw exists(e.getFile(), e);
        } catch (IOException e) {
            throw IoProblem.storage("nothing was written: cannot write", directory, e);
        }
    }

    private static void place(FileOps ops, Path folder, Map<String, byte[]> files) throws IOException {
        Scratch staging = new Scratch(folder.resolve(STAGING));
        List<Path> placed = new ArrayList<>();
        try {
            if (staging.leftOver()) {
                staging.remove(ops);
            }
            staging.create(ops);
            TreeWriter.write(ops, staging.content(), files);
            for (String above : ArtefactPaths.foldersOf(files.keySet())) {
                if (!Files.isDirectory(folder.resolve(above))) {
                    ops.createFolder(folder.resolve(above));
                    placed.add(folder.resolve(above));
                }
            }
            for (String file : files.keySet()) {
                name(ops, staging.content().resolve(file), folder.resolve(file));
                placed.add(folder.resolve(file));
            }
            for (String above : ArtefactPaths.foldersOf(files.keySet())) {
                ops.forceFolder(folder.resolve(above));
            }
            ops.forceFolder(folder);
        } catch (IOException | RuntimeException e) {
            takeBack(ops, placed, e);
            throw e;
        } finally {
            removeStaging(ops, staging);
        }
    }

    /** A second name fails if the name is taken, which a rename does not; not every file system has second names. */
    private static void name(FileOps ops, Path staged, Path file) throws IOException {
        try {
            ops.link(file, staged);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            ops.moveUnlessTaken(staged, file);
        }
    }

    private static void takeBack(FileOps ops, List<Path> placed, Exception cause) {
        Collections.reverse(placed);
        for (Path path : placed) {
            try {
                ops.delete(path);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private static void removeStaging(FileOps ops, Scratch staging) {
        try {
            staging.remove(ops);
        } catch (IOException e) {
            // the next run here removes it
        }
    }

    private static void refuseExisting(Path directory, Path folder, Collection<String> files) {
        List<String> existing = new ArrayList<>();
        for (String file : files) {
            if (Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
                existing.add(directory.resolve(file).toString());
            }
        }
        if (!existing.isEmpty()) {
            throw exists(String.join(", ", existing), null);
        }
    }

    private static OutputExistsException exists(String files, @Nullable Exception cause) {
        return new OutputExistsException(
                files + " exists already; nothing was written", "choose another name, or move it away", cause);
    }
}
