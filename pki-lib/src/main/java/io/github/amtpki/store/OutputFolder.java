package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.OutputExistsException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * A new folder of any number of files, taken one at a time, so that the memory needed does not grow with their number. It
 * grows beside its place, owner-only, and gets its name when all is in it: nobody ever sees half of it.
 *
 * <pre>{@code
 * try (OutputFolder folder = OutputFolder.create(Path.of("out/fleet"))) {
 *     folder.add(new Artefact("pc-0001/Setup.bin", bytes, true));
 *     folder.finish();                    // without it, closing takes everything back
 * }
 * }</pre>
 *
 * <p>A process that is told to end may close it from another thread: what was written so far goes, and who still adds is told.
 *
 * <p>Unlike the files of a PKI folder, these are not forced to the disk one by one: after a power failure they are made again.
 */
public final class OutputFolder implements AutoCloseable {

    private final FolderLayout layout;
    private final FolderLock lock;
    private final FileOps ops;

    /** Seen by whoever adds, even while another thread waits to close. */
    private volatile boolean closed;

    private boolean released;

    private OutputFolder(FolderLayout layout, FolderLock lock, FileOps ops) {
        this.layout = layout;
        this.lock = lock;
        this.ops = ops;
    }

    /**
     * Begins a folder; those above it are made if need be.
     *
     * @throws OutputExistsException if there is something of that name, be it an empty folder
     * @throws StorageException if the file system refuses
     */
    public static OutputFolder create(Path folder) {
        return create(folder, FileOps.REAL);
    }

    static OutputFolder create(Path folder, FileOps ops) {
        try {
            FolderLayout layout = FolderLayout.of(folder);
            refuseExisting(layout, folder);
            FolderLock lock = FolderLock.acquire(ops, layout.lock(), folder, PkiFolder.DEFAULT_PATIENCE);
            OutputFolder output = new OutputFolder(layout, lock, ops);
            try {
                refuseExisting(layout, folder);
                if (layout.staging().leftOver()) {
                    layout.staging().remove(ops);
                }
                layout.staging().create(ops);
                ops.createFolder(layout.staging().content());
                return output;
            } catch (IOException | RuntimeException e) {
                output.close();
                throw e;
            }
        } catch (IOException e) {
            throw IoProblem.storage("nothing was written: cannot write", folder, e);
        }
    }

    /**
     * One more file.
     *
     * @throws BadInputException if there is one of that name already, or it cannot be written everywhere
     * @throws StorageException if it was closed, or the file system refuses
     */
    public synchronized void add(Artefact artefact) {
        requireOpen();
        ArtefactPaths.check(artefact.path());
        Path content = layout.staging().content();
        try {
            Path file = content.resolve(artefact.path());
            for (String above : ArtefactPaths.foldersOf(List.of(artefact.path()))) {
                if (!Files.isDirectory(content.resolve(above), LinkOption.NOFOLLOW_LINKS)) {
                    ops.createFolder(content.resolve(above));
                }
            }
            ops.createFile(file, artefact.bytes());
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException("'" + artefact.path() + "' would be written twice", "names must differ", e);
        } catch (IOException e) {
            throw IoProblem.storage("nothing was written: cannot write", content.resolve(artefact.path()), e);
        }
    }

    /** Gives the folder its name. */
    public synchronized void finish() {
        requireOpen();
        try {
            if (Files.exists(layout.folder(), LinkOption.NOFOLLOW_LINKS)) {
                throw exists(layout.folder());
            }
            ops.move(layout.staging().content(), layout.folder());
            ops.forceFolder(layout.parent());
        } catch (IOException e) {
            throw IoProblem.storage("nothing was written: cannot name", layout.folder(), e);
        }
    }

    /** Removes what did not get its name. Whoever still adds is told at once, not when all of it is gone. */
    @Override
    public void close() {
        closed = true;
        if (!release()) {
            return;
        }
        try {
            layout.staging().remove(ops);
        } catch (IOException e) {
            // the next run removes it
        } finally {
            lock.close();
        }
    }

    /** Waits for who is adding just now; whether nobody closed it before. */
    private synchronized boolean release() {
        boolean first = !released;
        released = true;
        return first;
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageException("nothing was written: " + layout.folder() + " was given up");
        }
    }

    private static void refuseExisting(FolderLayout layout, Path shown) {
        if (Files.exists(layout.folder(), LinkOption.NOFOLLOW_LINKS)) {
            throw exists(shown);
        }
    }

    private static OutputExistsException exists(Path folder) {
        return new OutputExistsException(
                folder + " exists already; nothing was written", "choose another name, or move it away");
    }
}
