package io.github.amtpki.store;

import io.github.amtpki.StorageException;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs apart by an operating system lock on a file, which goes away with its holder even after {@code kill -9}.
 *
 * <p>The file is removed on release, and that makes the matter subtle: whoever gets a lock may have got it on a file that
 * its former holder removed a moment ago, while a third run already holds a new file of the same name. So a new holder
 * writes a word of its own into the file it locked and reads it back <em>by name</em>; only if both are one file does it
 * hold the lock. As only a holder removes the file, it stays that one until release.
 *
 * <p>POSIX adds a trap: closing <em>any</em> channel to a file drops all locks that the process has on it. So the second
 * channel stays open as long as the lock, and a register of what this JVM holds keeps its other threads from opening one.
 */
final class FolderLock implements AutoCloseable {

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private static final long PAUSE_MILLIS = 20;

    /** How the word begins. The file is removed in the end, so one that holds something else must not be taken for ours. */
    private static final String MARK = "amtpki-lock ";

    /** Far behind the word, as Windows keeps others from reading a locked range. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileOps ops;
    private final Path file;
    private final FileChannel locked;
    private final FileChannel byName;
    private final List<Path> createdFolders;

    private FolderLock(FileOps ops, Path file, FileChannel locked, FileChannel byName, List<Path> createdFolders) {
        this.ops = ops;
        this.file = file;
        this.locked = locked;
        this.byName = byName;
        this.createdFolders = createdFolders;
    }

    /**
     * Takes the lock. Missing folders above the file are created, and removed on release if nothing else came into them.
     *
     * @param subject what the lock protects, for the message
     * @param patience how long to wait for another run to finish
     * @throws StorageException if another run holds it all that time
     */
    static FolderLock acquire(FileOps ops, Path file, Path subject, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Path> created = new ArrayList<>();
        boolean held = false;
        try {
            while (true) {
                Optional<FolderLock> lock = attempt(ops, file, created, System.nanoTime() - deadline >= 0);
                held = lock.isPresent();
                if (held) {
                    return lock.get();
                }
                if (System.nanoTime() - deadline >= 0) {
                    throw new StorageException(
                            "another amtpki works on " + subject, "run this again when it has finished");
                }
                pause();
            }
        } finally {
            if (!held) {
                removeFolders(ops, created);
            }
        }
    }

    /** Lets go: the file is removed first, while nobody else can hold it. */
    @Override
    public void close() {
        try {
            ops.delete(file);
        } catch (IOException e) {
            // an unlocked file that stays is no harm: the next run takes it over
        } finally {
            closeQuietly(locked);
            closeQuietly(byName);
            HELD.remove(file);
        }
        removeFolders(ops, createdFolders);
    }

    private static Optional<FolderLock> attempt(FileOps ops, Path file, List<Path> created, boolean last)
            throws IOException {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<FolderLock> lock = Optional.empty();
        try {
            createFolders(ops, file.toAbsolutePath().getParent(), created);
            lock = lockOnDisk(ops, file, created);
            return lock;
        } catch (IOException e) {
            if (last || !mayPass(e)) {
                throw e;
            }
            return lock;
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    /**
     * Whether it may be the trace of another run that just lets go: it removed the file, or a folder that it had made; on
     * Windows a file that is being removed denies access until its last channel closes.
     */
    private static boolean mayPass(IOException problem) {
        return problem instanceof NoSuchFileException
                || (problem instanceof AccessDeniedException && File.separatorChar == '\\');
    }

    private static Optional<FolderLock> lockOnDisk(FileOps ops, Path file, List<Path> created) throws IOException {
        List<FileChannel> opened = new ArrayList<>();
        boolean held = false;
        try {
            FileChannel channel = ops.openLock(file);
            opened.add(channel);
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                return Optional.empty();
            }
            if (isForeign(channel)) {
                throw new StorageException(
                        file + " is in the way: amtpki locks under this name, and did not make this file",
                        "move it elsewhere and run this again; nothing was changed");
            }
            OwnerOnly.mendFile(file);
            byte[] word = (MARK + System.nanoTime() + " " + System.identityHashCode(channel) + "\n")
                    .getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(word), 0);
            FileChannel byName = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            opened.add(byName);
            ByteBuffer found = ByteBuffer.allocate(word.length + 1);
            byName.read(found, 0);
            held = found.flip().equals(ByteBuffer.wrap(word));
            return held ? Optional.of(new FolderLock(ops, file, channel, byName, created)) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } finally {
            if (!held) {
                opened.forEach(FolderLock::closeQuietly);
            }
        }
    }

    /** Empty it is ours if it was just made, and no loss if not; a killed run leaves its word, whole or cut off. */
    private static boolean isForeign(FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(MARK.length());
        channel.read(start, 0);
        return !MARK.startsWith(new String(start.array(), 0, start.position(), StandardCharsets.US_ASCII));
    }

    private static void createFolders(FileOps ops, @Nullable Path folder, List<Path> created) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        createFolders(ops, folder.getParent(), created);
        try {
            ops.createFolder(folder);
            created.add(folder);
        } catch (FileAlreadyExistsException e) {
            if (Files.isRegularFile(folder)) {
                throw new StorageException(folder + " is a file, not a folder", "", e);
            }
            if (!Files.isDirectory(folder)) {
                throw new NoSuchFileException(folder.toString()); // another run removed it again
            }
        }
    }

    private static void removeFolders(FileOps ops, List<Path> created) {
        List<Path> innermostFirst = new ArrayList<>(created);
        Collections.reverse(innermostFirst);
        for (Path folder : innermostFirst) {
            try {
                ops.deleteIfEmpty(folder);
            } catch (IOException e) {
                return; // an empty folder is no harm
            }
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing is buffered in it
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while waiting for another amtpki");
        }
    }
}
