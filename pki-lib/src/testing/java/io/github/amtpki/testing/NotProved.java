package io.github.amtpki.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What this run could not prove for want of a program. The tests append to one file, which the parent's build removes
 * first and the last module's build reads last.
 */
public final class NotProved {

    private static final String FILE = "not-proved.txt";

    private NotProved() {}

    /** Whether a missing program fails the test that wants it: {@code AMTPKI_REQUIRE_TOOLS=1}, as in CI. */
    static boolean isFailure() {
        return "1".equals(System.getenv("AMTPKI_REQUIRE_TOOLS"));
    }

    static void record(Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        Path folder = root().resolve("target");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(FILE),
                    String.join("\n", names) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The closing line of a build, or nothing where everything was proved. */
    static String closingLine(List<String> recorded) {
        return recorded.isEmpty() ? "" : "NOT PROVED HERE: " + String.join(", ", new TreeSet<>(recorded));
    }

    /** Prints the closing line; the argument is the folder that the tests recorded in. */
    public static void main(String[] args) throws IOException {
        try {
            String line = closingLine(Files.readAllLines(Path.of(args[0], FILE)));
            if (!line.isEmpty()) {
                System.out.println(line);
            }
        } catch (NoSuchFileException everythingWasProved) {
            return;
        }
    }

    /** The folder of the whole build, whichever module's folder the tests run in. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "not inside the source tree: " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }
}
