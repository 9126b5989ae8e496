package io.github.amtpki.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Open files that the caller handed over, as in {@code fd:3 3<password.txt}. Java has files of its own open under such
 * numbers, as jars: whoever takes one of these for a password has a password that everybody knows. The launcher says in the
 * property {@code amtpki.fds} which numbers were open before Java; without it, a number must not look like one of Java's.
 */
final class Descriptors {

    private static final String GIVEN = "amtpki.fds";
    private static final String[] JAVAS = {".jar", ".jsa", ".aot", ".jmod", "/modules"};
    private static final int MOST_LINKS = 40;

    private Descriptors() {}

    /** The number that a path stands for, through whatever links: {@code /dev/fd/3}, {@code /proc/self/fd/3}. */
    static OptionalInt number(Path path) {
        try {
            Path at = path.toAbsolutePath();
            for (int links = 0; links < MOST_LINKS; links++) {
                Path name = at.getFileName();
                Path parent = at.getParent();
                if (name == null || parent == null) {
                    return OptionalInt.empty();
                }
                Path folder = parent.toRealPath();
                if (ours(folder) && isNumber(name.toString())) {
                    return OptionalInt.of(Integer.parseInt(name.toString()));
                }
                Path file = folder.resolve(name);
                if (!Files.isSymbolicLink(file)) {
                    return OptionalInt.empty();
                }
                at = folder.resolve(Files.readSymbolicLink(file));
            }
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            // what cannot be followed cannot be opened either
        }
        return OptionalInt.empty();
    }

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether the caller opened it. */
    static boolean inherited(int number) {
        String given = System.getProperty(GIVEN);
        if (given != null) {
            return Arrays.asList(given.split(",")).contains(Integer.toString(number));
        }
        try {
            return number <= 2
                    || isForeign(Files.readSymbolicLink(Path.of("/proc/self/fd/" + number))
                            .toString());
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The folder of this process's descriptors, under its own number or that of one of its threads. */
    private static boolean ours(Path folder) {
        String text = folder.toString();
        return text.equals("/dev/fd")
                || text.startsWith("/proc/")
                        && text.endsWith("/fd")
                        && Files.exists(Path.of("/proc/self/task/" + folder.getName(1)));
    }

    private static boolean isForeign(String target) {
        boolean terminal = target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        if (terminal || target.startsWith("pipe:[")) {
            return true;
        }
        boolean system = target.startsWith("/dev/") && !target.startsWith("/dev/shm/") || target.startsWith("/proc/");
        return target.startsWith("/") && !system && !isJavas(target);
    }

    private static boolean isJavas(String target) {
        for (String ending : JAVAS) {
            if (target.endsWith(ending)) {
                return true;
            }
        }
        Path path = Path.of(target);
        String classPath = System.getProperty("java.class.path", "");
        return path.startsWith(realHome())
                || target.contains("/hsperfdata_")
                || Arrays.asList(classPath.split(java.io.File.pathSeparator)).contains(target);
    }

    private static Path realHome() {
        Path home = Path.of(System.getProperty("java.home", "/"));
        try {
            return home.toRealPath();
        } catch (IOException e) {
            return home;
        }
    }
}
