package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads a file that should be small, and nothing else: a pipe would keep the run waiting for ever, {@code /dev/zero} or a
 * sparse file would take all memory.
 */
final class BoundedFile {

    /** For a manifest, a journal or an artefact that is read to be understood; the largest real ones are a few hundred kilobytes. */
    static final int ARTEFACT = 16 << 20;

    /** For what the manifest lists: the image of a stick is the largest. */
    static final int LISTED = 80 << 20;

    /** For a private key. */
    static final int KEY = 1 << 20;

    private BoundedFile() {}

    /**
     * @param limit in bytes
     * @param links {@code NOFOLLOW_LINKS} for a file that must not be a symbolic link
     * @throws java.nio.file.NoSuchFileException if it is not there
     * @throws StorageException if it is not a regular file
     * @throws BadInputException if it is larger than the limit
     */
    static byte[] read(Path file, int limit, LinkOption... links) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, links);
        if (!found.isRegularFile()) {
            throw new StorageException(
                    file + (found.isSymbolicLink() ? " is a symbolic link" : " is not a regular file"),
                    "put the file itself there");
        }
        if (found.size() > limit) {
            throw tooLarge(file, limit);
        }
        try (InputStream in = Files.newInputStream(file, links)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw tooLarge(file, limit);
            }
            return bytes;
        }
    }

    private static BadInputException tooLarge(Path file, int limit) {
        return new BadInputException(
                file + " is larger than " + (limit >> 20) + " MiB", "no such file of a PKI is; look what it is");
    }
}
