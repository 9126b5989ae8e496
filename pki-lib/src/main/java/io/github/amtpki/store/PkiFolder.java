package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.OutputExistsException;
import io.github.amtpki.PkiException;
import io.github.amtpki.StorageException;
import io.github.amtpki.store.PreparedChange.Current;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A folder that holds one PKI, opened for one run. While it is open no other run can open it; whatever an interrupted run
 * left behind is finished or undone first.
 *
 * <pre>{@code
 * try (PkiFolder folder = PkiFolder.open(Path.of("out/lab"), Clock.systemUTC())) {
 *     Optional<Manifest> before = folder.manifest();                     // empty: nothing is there yet
 *     folder.commit(FolderChange.to(description).put(artefacts));        // all of it, or none
 * }
 * }</pre>
 *
 * <p>Files are created owner-only. Files that amtpki did not make, or that were edited since, are never overwritten. Not
 * for use by several threads at once; two threads that open the same folder are kept apart like two runs.
 */
public final class PkiFolder implements AutoCloseable {

    /** How long a run waits for another one to finish, unless told otherwise. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(5);

    /** What opening found of an earlier run. */
    public enum Recovery {
        /** Nothing to do. */
        NONE,
        /** A run was interrupted before its change was decided; its traces are removed. */
        UNDONE,
        /** A run was interrupted after its change was decided; the change is now complete. */
        COMPLETED
    }

    private final FileOps ops;
    private final FolderLayout layout;
    private final Clock clock;
    private final Optional<FolderLock> lock;
    private final Recovery recovery;
    private Optional<Current> current = Optional.empty();
    private boolean closed;

    private PkiFolder(FileOps ops, FolderLayout layout, Clock clock, Optional<FolderLock> lock) throws IOException {
        this.ops = ops;
        this.layout = layout;
        this.clock = clock;
        this.lock = lock;
        this.recovery = lock.isPresent() ? recover() : Recovery.NONE;
        this.current = readManifest();
        refuseForeignFolder();
    }

    /**
     * As {@link #open(Path, Clock, Duration)}, waiting five seconds for another run.
     *
     * @param folder existing or not; a symbolic link is followed; missing folders above it are created, and removed again
     *     if nothing is committed
     * @param clock dates what is committed
     */
    public static PkiFolder open(Path folder, Clock clock) {
        return open(folder, clock, DEFAULT_PATIENCE);
    }

    /**
     * @throws OutputExistsException if it is a file, or a folder with other files and no manifest
     * @throws BadInputException if its manifest is damaged, or was written by a newer amtpki
     * @throws StorageException if another run works on it all that time, or the file system refuses
     */
    public static PkiFolder open(Path folder, Clock clock, Duration patience) {
        return open(folder, clock, patience, FileOps.REAL);
    }

    static PkiFolder open(Path folder, Clock clock, Duration patience, FileOps ops) {
        try {
            FolderLayout layout = FolderLayout.of(folder);
            refuseFile(folder, layout);
            FolderLock lock = FolderLock.acquire(ops, layout.lock(), folder, patience);
            boolean open = false;
            try {
                PkiFolder opened = new PkiFolder(ops, layout, clock, Optional.of(lock));
                open = true;
                return opened;
            } finally {
                if (!open) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw IoProblem.storage("cannot open", folder, e);
        }
    }

    /**
     * Opens a folder only to look at it: nothing is created, not even a lock, so that read-only places serve as well. Only
     * if an interrupted run left something behind (or another run is at work) it is opened as by {@link #open(Path, Clock)},
     * which finishes that first. A run that begins meanwhile is not held up: the manifest is whole at any time, but a file
     * read after it may be newer than it says.
     *
     * @throws OutputExistsException if it is a file, or a folder with other files and no manifest
     * @throws BadInputException if its manifest is damaged, or was written by a newer amtpki
     * @throws StorageException if it cannot be read; {@link #commit} throws it always, unless there was something to mend
     */
    public static PkiFolder openToRead(Path folder, Clock clock) {
        try {
            FolderLayout layout = FolderLayout.of(folder);
            refuseFile(folder, layout);
            boolean atRest = layout.change().found() != Scratch.Found.OURS
                    && layout.staging().found() != Scratch.Found.OURS;
            return atRest ? new PkiFolder(FileOps.REAL, layout, clock, Optional.empty()) : open(folder, clock);
        } catch (IOException e) {
            throw IoProblem.storage("cannot open", folder, e);
        }
    }

    private static void refuseFile(Path folder, FolderLayout layout) {
        if (Files.exists(layout.folder()) && !Files.isDirectory(layout.folder())) {
            throw new OutputExistsException(folder + " is a file, not a folder");
        }
    }

    /** The folder's real place. */
    public Path path() {
        return layout.folder();
    }

    /** What the folder says about itself; empty as long as nothing was committed to it. */
    public Optional<Manifest> manifest() {
        return current.map(Current::manifest);
    }

    /**
     * What the folder says about itself, for those who can do nothing without it.
     *
     * @throws BadInputException if nothing was committed to it
     */
    public Manifest pki() {
        return manifest()
                .orElseThrow(() ->
                        new BadInputException(path() + " holds no PKI", "name a folder that 'amtpki apply' made"));
    }

    /** What opening had to mend. */
    public Recovery recovery() {
        return recovery;
    }

    /**
     * Whether there is a file at this path.
     *
     * @param path relative, with {@code /}
     */
    public boolean exists(String path) {
        ArtefactPaths.check(path);
        return Files.isRegularFile(layout.folder().resolve(path));
    }

    /**
     * The bytes of a file as they are now.
     *
     * @param path relative, with {@code /}
     * @throws StorageException if it is not there (a key may have been moved off this machine), is a symbolic link or no
     *     regular file, or cannot be read
     * @throws BadInputException if it is larger than 16 MiB
     */
    public byte[] read(String path) {
        ArtefactPaths.check(path);
        Path file = layout.folder().resolve(path);
        RealPath.checkAbove(layout.folder(), path);
        try {
            return BoundedFile.read(file, BoundedFile.ARTEFACT, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new StorageException("there is no " + file, "bring it back, or say where it is", e);
        } catch (IOException e) {
            throw IoProblem.storage("cannot read", file, e);
        }
    }

    /**
     * Makes the folder what the change says: completely, or not at all. If nothing differs, nothing is written.
     *
     * @throws OutputExistsException if a file that would be replaced or removed is not amtpki's, or was edited; all are named
     * @throws StorageException if the file system refuses; the message says whether the next run will complete the change
     */
    public FolderOutcome commit(FolderChange change) {
        if (closed) {
            throw new IllegalStateException("this folder is closed");
        }
        if (lock.isEmpty()) {
            throw new StorageException("cannot write " + layout.folder() + ": it was opened to be read");
        }
        try {
            if (recover() != Recovery.NONE) {
                current = readManifest();
            }
            refuseForeignFolder();
            Instant now = clock.instant();
            Optional<PreparedChange> prepared = PreparedChange.of(layout, current, change, now);
            if (prepared.isEmpty()) {
                return FolderOutcome.UNCHANGED;
            }
            FolderOutcome outcome = write(prepared.get(), now);
            current = Optional.of(prepared.get().after());
            return outcome;
        } catch (IOException e) {
            throw IoProblem.storage("nothing was changed: cannot write", layout.folder(), e);
        }
    }

    /**
     * Whether the folder is what the change would make of it.
     *
     * @throws OutputExistsException as {@link #commit} does
     */
    boolean isAlready(FolderChange change) {
        try {
            return PreparedChange.of(layout, current, change, clock.instant()).isEmpty();
        } catch (IOException e) {
            throw IoProblem.storage("cannot read", layout.folder(), e);
        }
    }

    /** Whether another run changed it since it was opened to be read. */
    boolean movedOn() {
        try {
            return layout.change().found() == Scratch.Found.OURS
                    || !manifest().equals(readManifest().map(Current::manifest));
        } catch (IOException | PkiException e) {
            return true;
        }
    }

    /** Lets other runs at the folder. Nothing stays beside it. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            lock.ifPresent(FolderLock::close);
        }
    }

    private FolderOutcome write(PreparedChange change, Instant now) throws IOException {
        if (!Files.exists(layout.folder())) {
            NewFolder.create(ops, layout, change.put());
            return change.outcome(Optional.empty());
        }
        JournaledChange journaled = new JournaledChange(ops, layout);
        Journal journal = change.journal(now);
        journaled.prepare(change, journal);
        try {
            return change.outcome(journaled.carryOut(journal));
        } catch (IOException e) {
            throw IoProblem.storage(
                    "the change is decided, but not complete: cannot write",
                    layout.folder(),
                    e,
                    "mend that and run this again; it will complete the change first");
        }
    }

    private Recovery recover() throws IOException {
        JournaledChange pending = new JournaledChange(ops, layout);
        Optional<Journal> decided = pending.isPending() ? pending.decided() : Optional.empty();
        Scratch staging = layout.staging();
        boolean staged = Files.exists(layout.folder()) ? staging.found() == Scratch.Found.OURS : staging.leftOver();
        staging.remove(ops);
        if (!pending.isPending()) {
            return staged ? Recovery.UNDONE : Recovery.NONE;
        }
        if (decided.isEmpty()) {
            pending.forget();
            return Recovery.UNDONE;
        }
        pending.carryOut(decided.get());
        return Recovery.COMPLETED;
    }

    private Optional<Current> readManifest() throws IOException {
        if (!Files.exists(layout.manifest(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        byte[] bytes = BoundedFile.read(layout.manifest(), BoundedFile.ARTEFACT, LinkOption.NOFOLLOW_LINKS);
        return Optional.of(new Current(ManifestJson.read(layout.manifest().toString(), bytes), bytes));
    }

    private void refuseForeignFolder() throws IOException {
        if (current.isPresent() || !Files.exists(layout.folder())) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(layout.folder())) {
            if (entries.iterator().hasNext()) {
                throw new OutputExistsException(
                        layout.folder() + " holds files, but no " + ArtefactPaths.MANIFEST + ": it is not a PKI folder",
                        "name a new folder or an empty one; if it was one, bring its " + ArtefactPaths.MANIFEST
                                + " back");
            }
        }
    }
}
