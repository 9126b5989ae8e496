package io.github.amtpki.store;

import io.github.amtpki.StorageException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Keeps what is done in a PKI folder in it. A path such as {@code sub/root.key} is checked for {@code ..} elsewhere, but
 * that is not enough: if {@code sub} is a symbolic link to {@code ../out}, it means a file outside. The folder itself may
 * be reached through a link; below it every part must be real.
 */
final class RealPath {

    private RealPath() {}

    /**
     * @param path relative, with {@code /}
     * @throws StorageException if a folder on the way is a symbolic link
     */
    static void checkAbove(Path root, String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            Path above = root.resolve(path.substring(0, slash));
            if (Files.isSymbolicLink(above)) {
                throw refused(above, "is a symbolic link");
            }
        }
    }

    /** That it is a real folder, if it is there. */
    static void checkFolder(Path folder) {
        if (isThere(folder) && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(folder, Files.isSymbolicLink(folder) ? "is a symbolic link" : "is not a folder");
        }
    }

    /** That it is a real file, if it is there: no link, no device, no pipe. */
    static void checkFile(Path file) {
        if (isThere(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(file, Files.isSymbolicLink(file) ? "is a symbolic link" : "is not a regular file");
        }
    }

    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static StorageException refused(Path path, String what) {
        return new StorageException(
                path + " " + what + ", which a PKI folder does not hold",
                "amtpki never makes one; look who did, and remove it; nothing was changed");
    }
}
