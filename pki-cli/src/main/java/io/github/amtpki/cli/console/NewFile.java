package io.github.amtpki.cli.console;

import io.github.amtpki.OutputExistsException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/** A file that holds no secret and did not exist before. */
public final class NewFile {

    private NewFile() {}

    /** @param shown its name as the user wrote it */
    public static void write(Path path, String shown, byte[] bytes) {
        try {
            Files.write(path, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            giveToOwner(path);
        } catch (FileAlreadyExistsException e) {
            throw new OutputExistsException("'" + shown + "' exists", "choose another name, or move it away");
        } catch (NoSuchFileException e) {
            throw new StorageException("the folder of '" + shown + "' does not exist");
        } catch (IOException e) {
            throw new StorageException("'" + shown + "' cannot be written", "", e);
        }
    }

    /** Whatever the umask: a file that not even its owner can read is of no use. */
    private static void giveToOwner(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> mode = new HashSet<>(Files.getPosixFilePermissions(path));
            if (mode.addAll(PosixFilePermissions.fromString("rw-------"))) {
                Files.setPosixFilePermissions(path, mode);
            }
        }
    }
}
