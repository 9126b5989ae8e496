package io.github.amtpki.store;

import io.github.amtpki.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where things lie in a PKI folder and beside it. Everything is reckoned from the folder's real place, so that two runs
 * which reach it by different ways, one through a symbolic link, meet at the same lock.
 *
 * @param folder the real folder; need not exist
 */
record FolderLayout(Path folder) {

    /** How the names of lock files end. */
    static final String LOCK = "-lock";

    /**
     * @throws StorageException if the way there is broken, or leads to the root of a file system
     */
    static FolderLayout of(Path folder) throws IOException {
        Path real = real(folder.toAbsolutePath());
        if (real.getFileName() == null) {
            throw new StorageException(folder + " is the root of a file system and cannot be a PKI folder");
        }
        return new FolderLayout(real);
    }

    Path parent() {
        Path parent = folder.getParent();
        return parent == null ? folder : parent;
    }

    /** Held by whoever works on the folder. */
    Path lock() {
        return parent().resolve("." + folder.getFileName() + ".amtpki" + LOCK);
    }

    /** A folder that is not there yet grows here, and is then renamed. */
    Scratch staging() {
        return new Scratch(parent().resolve("." + folder.getFileName() + ".amtpki-staging"));
    }

    Path manifest() {
        return folder.resolve(ArtefactPaths.MANIFEST);
    }

    Path replaced() {
        return folder.resolve(ArtefactPaths.REPLACED);
    }

    /** A change to a folder that is there already grows here. */
    Scratch change() {
        return new Scratch(folder.resolve(ArtefactPaths.OWN_PREFIX + "-change"));
    }

    /** With this file the change is decided; before it, it never happened. */
    Path journal() {
        return change().folder().resolve("journal.json");
    }

    Path changePut() {
        return change().folder().resolve("put");
    }

    Path changeReplaced() {
        return change().folder().resolve(ArtefactPaths.REPLACED);
    }

    /**
     * The path with all links resolved as far as it exists. Another run may make or remove a folder on the way meanwhile:
     * the answer is the same.
     */
    static Path real(Path path) throws IOException {
        if (Files.exists(path)) {
            try {
                return path.toRealPath();
            } catch (NoSuchFileException e) {
                return real(path);
            }
        }
        if (Files.isSymbolicLink(path)) {
            throw new StorageException(path + " is a symbolic link that leads nowhere");
        }
        Path parent = path.getParent();
        Path name = path.getFileName();
        if (parent == null || name == null) {
            return path;
        }
        Path above = real(parent);
        if (name.toString().equals(".")) {
            return above;
        }
        Path upper = above.getParent();
        return name.toString().equals("..") ? (upper == null ? above : upper) : above.resolve(name);
    }
}
