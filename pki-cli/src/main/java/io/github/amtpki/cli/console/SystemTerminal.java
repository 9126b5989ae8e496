package io.github.amtpki.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The terminal this process was started from. */
final class SystemTerminal implements Terminal {

    @Override
    public boolean isInput() {
        return isTerminal(0);
    }

    @Override
    public boolean isOutput() {
        return isTerminal(1);
    }

    @Override
    public boolean isError() {
        return isTerminal(2);
    }

    @Override
    @SuppressWarnings("SystemConsoleNull")
    public Optional<char[]> password(String prompt) {
        java.io.Console console = System.console();
        return console == null || !isTerminal(0)
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("%s", prompt));
    }

    /** JDK 22 to 24 give a console even where there is no terminal, unless {@code jdk.console} says java.base. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        return System.console() != null;
    }

    /** Linux says it per descriptor; elsewhere the JDK says it of input and output together. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            return !Files.isDirectory(Path.of("/proc/self/fd")) && hasConsole();
        }
    }
}
