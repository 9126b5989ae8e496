package io.github.amtpki.cli.console;

import io.github.amtpki.OutputExistsException;
import io.github.amtpki.StorageException;
import io.github.amtpki.store.IoProblem;
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
            Files.createFile(path);
            fill(path, bytes);
        } catch (FileAlreadyExistsException e) {
            throw new OutputExistsException("'" + shown + "' exists", "choose another name, or move it away");
        } catch (NoSuchFileException e) {
            throw new StorageException("the folder of '" + shown + "' does not exist");
        } catch (IOException e) {
            throw IoProblem.storage("cannot write", path, e);
        }
    }

    /** Half a file would be of no use, and keep the next run from writing the whole. */
    private static void fill(Path path, byte[] bytes) throws IOException {
        try {
            giveToOwner(path);
            Files.write(path, bytes, StandardOpenOption.WRITE);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
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
