package io.github.amtpki.cli;

import io.github.amtpki.cli.console.Console;
import io.github.amtpki.cli.console.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs what users run most, silently, so that the JVM can write an archive of the classes this takes. The launcher starts
 * it once per build and JDK, in a folder of its own.
 */
final class Rehearsal {

    private Rehearsal() {}

    /** @param args a profile to apply, and the folder to work in */
    public static void main(String[] args) {
        // whatever starts a real run is archived, too
        Console.system();
        Objects.requireNonNull(Main.class);
        String profile = args[0];
        Path folder = Path.of(args[1]);
        run(folder, "--version");
        run(folder, "apply", profile, "-o", "lab");
        run(folder, "hash", "lab/root.crt");
        run(folder, "inspect", "lab/provisioning.crt");
    }

    private static void run(Path folder, String... words) {
        var console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of(),
                folder,
                new Nobody());
        if (Cli.run(console, words) != 0) {
            throw new IllegalStateException("the rehearsal of '" + String.join(" ", words) + "' failed");
        }
    }

    private record Nobody() implements Terminal {

        @Override
        public boolean isInput() {
            return false;
        }

        @Override
        public boolean isOutput() {
            return false;
        }

        @Override
        public boolean isError() {
            return false;
        }

        @Override
        public Optional<char[]> password(String prompt) {
            return Optional.empty();
        }
    }
}
