package io.github.amtpki.cli.console;

import io.github.amtpki.OutputExistsException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file that a timer has written again and again, for a monitor or a calendar: it holds no secret, and takes the place of a
 * former one of its sort, which is known by how it begins. Anything else of that name stays. Readers see the former file
 * or the new one, never half of one.
 */
public final class RefreshedFile {

    private final Path path;
    private final String shown;

    /**
     * @param shown its name as the user wrote it
     * @param mark what every such file begins with
     * @throws OutputExistsException if there is something else
     */
    public RefreshedFile(Path path, String shown, String mark) {
        this.path = path;
        this.shown = shown;
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !beginsWith(mark)) {
            throw new OutputExistsException(
                    "'" + shown + "' exists, and was not written by 'amtpki status'",
                    "choose another name, or move it away");
        }
    }

    private boolean beginsWith(String mark) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        byte[] expected = mark.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(expected.length), expected);
        } catch (IOException e) {
            throw new StorageException("'" + shown + "' cannot be read", "", e);
        }
    }

    public void write(byte[] bytes) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new StorageException("the folder of '" + shown + "' does not exist");
        }
        // no ending that a collector of *.prom files or a calendar would take for its own
        Path growing = parent.resolve(
                "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".amtpki-new");
        try {
            Files.write(growing, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                Files.move(growing, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(growing);
            }
        } catch (IOException e) {
            throw new StorageException("'" + shown + "' cannot be written", "", e);
        }
    }
}
