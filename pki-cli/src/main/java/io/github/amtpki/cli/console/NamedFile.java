package io.github.amtpki.cli.console;

import io.github.amtpki.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Opens a file that somebody named: a regular file, or a descriptor that the caller handed over. */
final class NamedFile {

    private NamedFile() {}

    /**
     * @param name how messages name it
     * @throws BadInputException if it is a folder, a device or a named pipe, or a file that only Java has open
     * @throws NoSuchFileException if there is none
     */
    static InputStream open(Console console, Path path, String name) throws IOException {
        OptionalInt descriptor = Descriptors.number(path);
        if (descriptor.isPresent()) {
            return open(console, descriptor.getAsInt());
        }
        if (Files.isDirectory(path)) {
            throw new BadInputException(name + " is a folder", "name a file in it");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new BadInputException(name + " is not a regular file", "name a file, or use - for standard input");
        }
        return Files.newInputStream(path);
    }

    static InputStream open(Console console, int descriptor) throws IOException {
        if (descriptor == 0) {
            return console.claimInput();
        }
        if (!Descriptors.inherited(descriptor)) {
            throw new BadInputException(
                    "file descriptor " + descriptor + " was not opened by whoever started amtpki",
                    "as in: fd:3 3<password.txt");
        }
        return Files.newInputStream(Path.of("/dev/fd/" + descriptor));
    }
}
