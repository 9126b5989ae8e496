package io.github.amtpki.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that was open when this process began, by its number. */
final class Descriptor {

    /** The JVM opens files of its own, under the very numbers that a user may have forgotten to open. */
    private static final List<String> OF_THE_JVM = List.of(".jar", ".jsa", ".aot", "/modules");

    private Descriptor() {}

    /** @throws IOException if nobody opened it */
    static InputStream open(String number) throws IOException {
        Path link = Path.of("/dev/fd/" + number);
        if (Files.isSymbolicLink(link)) {
            String target = Files.readSymbolicLink(link).toString();
            for (String ending : OF_THE_JVM) {
                if (target.endsWith(ending)) {
                    throw new FileSystemException(link.toString(), null, "not open");
                }
            }
        }
        return Files.newInputStream(link);
    }
}
