package io.github.amtpki.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every step by which this room changes the file system. All of them pass one gate, so that a test can fail, or die, in
 * front of each single one and see what is left.
 */
final class FileOps {

    /** Called in front of each step; whatever it throws happens instead of the step. */
    @FunctionalInterface
    interface Gate {
        void before(String step, Path path) throws IOException;
    }

    static final FileOps REAL = new FileOps((step, path) -> {});

    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> LOCK = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private static final int BLOCK = 1 << 16;
    private static final byte[] ZEROS = new byte[BLOCK];

    private final Gate gate;

    FileOps(Gate gate) {
        this.gate = gate;
    }

    void createFolder(Path folder) throws IOException {
        gate.before("create folder", folder);
        Files.createDirectory(folder, OwnerOnly.folder(folder));
        OwnerOnly.mendFolder(folder);
    }

    /** A new file, owner-only from its first byte; never over an existing one. */
    void createFile(Path file, byte[] bytes) throws IOException {
        gate.before("create file", file);
        try (FileChannel channel = FileChannel.open(file, NEW, OwnerOnly.file(file))) {
            OwnerOnly.mendFile(file);
            gate.before("fill file", file);
            fill(channel, bytes);
        }
    }

    /** Long stretches of zeros, as in the image of a stick, become holes where the file system has any. */
    private static void fill(FileChannel channel, byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; from += BLOCK) {
            int length = Math.min(BLOCK, bytes.length - from);
            boolean last = from + length == bytes.length;
            if (!last && Arrays.equals(ZEROS, 0, length, bytes, from, from + length)) {
                continue;
            }
            for (ByteBuffer rest = ByteBuffer.wrap(bytes, from, length); rest.hasRemaining(); ) {
                channel.write(rest, rest.position());
            }
        }
    }

    /** A file to hold a lock on, created if need be; a symbolic link in its place is refused. */
    FileChannel openLock(Path file) throws IOException {
        gate.before("open lock", file);
        return FileChannel.open(file, LOCK, OwnerOnly.file(file));
    }

    /** Waits until the file's bytes and length are on the disk. */
    void forceFile(Path file) throws IOException {
        gate.before("force file", file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Waits until the folder's names are on the disk. Windows has no such thing, and needs none. */
    void forceFolder(Path folder) throws IOException {
        gate.before("force folder", folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** One rename; a file that is already there is replaced by it. */
    void move(Path from, Path to) throws IOException {
        gate.before("move", to);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A second name for a file; fails if the name is taken. */
    void link(Path name, Path existing) throws IOException {
        gate.before("link", name);
        Files.createLink(name, existing);
    }

    /** A rename that fails if the name is taken, for file systems without links. */
    void moveUnlessTaken(Path from, Path to) throws IOException {
        gate.before("move", to);
        Files.move(from, to);
    }

    void delete(Path file) throws IOException {
        gate.before("delete", file);
        Files.deleteIfExists(file);
    }

    /** Removes a folder if nothing is in it; anything else it leaves as it is. */
    void deleteIfEmpty(Path folder) throws IOException {
        gate.before("delete empty", folder);
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            // somebody else's files are in it by now
        }
    }

    /**
     * Removes a folder with all that is in it, or nothing if there is none. Symbolic links are never followed. All files go
     * before the first folder: they hold the secrets, and go many times faster.
     */
    void deleteTree(Path root) throws IOException {
        for (boolean folders : new boolean[] {false, true}) {
            if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
                deleteTree(root, folders);
            }
        }
    }

    private void deleteTree(Path root, boolean folders) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw problem;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                if (folders) {
                    delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
