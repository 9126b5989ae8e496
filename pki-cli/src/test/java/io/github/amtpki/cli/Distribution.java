package io.github.amtpki.cli;

import io.github.amtpki.testing.Run;
import java.nio.file.Path;

/** What the build left: the distribution, exploded, and the repository around it. */
final class Distribution {

    static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    static final Path COMMAND =
            Path.of("target", "dist", "amtpki", "bin", "amtpki").toAbsolutePath();

    private Distribution() {}

    /** Runs in a folder, on the JDK that runs the tests; the archive of class data is made by the first of them. */
    static Run in(Path folder) {
        return Run.in(folder)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with(
                        "XDG_CACHE_HOME",
                        Path.of("target", "cache").toAbsolutePath().toString())
                .with("AMTPKI_ARCHIVE", "wait")
                .with("AMTPKI", COMMAND.toString());
    }
}
