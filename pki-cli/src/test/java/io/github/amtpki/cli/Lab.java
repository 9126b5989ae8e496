package io.github.amtpki.cli;

import io.github.amtpki.testing.SampleProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A PKI made once by the main job, and copies of it for tests to play with. */
final class Lab {

    static final String PROFILE = SampleProfile.LAB;

    static final String NOW = "2027-01-31T12:00:00Z";

    private static final Lab MADE = new Lab();

    private final Path folder;
    private final Run.Result result;

    private Lab() {
        try {
            folder = Files.createTempDirectory("amtpki-lab");
            folder.toFile().deleteOnExit();
            Files.writeString(folder.resolve("lab.yaml"), PROFILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        result = Run.in(folder).run("apply", "lab.yaml", "-o", "pki", "--now", NOW);
    }

    /** What making it said. */
    static Run.Result result() {
        return MADE.result;
    }

    /** Copies profile ({@code lab.yaml}) and PKI ({@code pki}) into a folder. */
    static void copyTo(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(MADE.folder)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(MADE.folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
