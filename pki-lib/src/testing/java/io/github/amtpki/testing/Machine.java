package io.github.amtpki.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where things lie on a machine. */
final class Machine {

    private static final boolean WINDOWS = File.separatorChar == '\\';

    /** Folders that a plain user's search path may lack, though programs such as nginx live there. */
    private static final List<String> MORE_FOLDERS = List.of("/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/local/bin");

    /** Folders with one JDK in each of their folders; the running one's neighbours are looked at as well. */
    private static final List<String> JDK_FOLDERS = List.of("/usr/lib/jvm", "/opt", "/opt/java");

    private static final List<String> SOFTHSM = List.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib64/pkcs11/libsofthsm2.so",
            "/usr/local/lib/softhsm/libsofthsm2.so",
            "/opt/homebrew/lib/softhsm/libsofthsm2.so");

    private static final Pattern FEATURE = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private Machine() {}

    static Optional<Path> onSearchPath(String name) {
        List<String> folders = new ArrayList<>(
                List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1)));
        folders.addAll(MORE_FOLDERS);
        return folders.stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, WINDOWS ? name + ".exe" : name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What a program says about itself, on either stream; empty if it cannot even be started. */
    static String ask(Path program, String... probe) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(probe));
        try {
            Run.Result result = Run.here().command(command);
            return result.out() + result.err();
        } catch (IllegalStateException unusable) {
            return "";
        }
    }

    static Optional<Path> keytool(Path javaHome) {
        return Optional.of(javaHome.resolve("bin").resolve(WINDOWS ? "keytool.exe" : "keytool"))
                .filter(Files::isExecutable);
    }

    /** The newest JDK here whose version is not the running one's. */
    static Optional<Path> otherJdk() {
        int running = Runtime.version().feature();
        Stream<String> beside = Stream.of(System.getProperty("java.home") + "/..");
        return Stream.concat(JDK_FOLDERS.stream(), beside)
                .map(Path::of)
                .flatMap(Machine::children)
                .filter(home -> feature(home) > 0 && feature(home) != running)
                .max(Comparator.comparingInt(Machine::feature));
    }

    static Optional<Path> softHsm() {
        return SOFTHSM.stream().map(Path::of).filter(Files::isReadable).findFirst();
    }

    static Optional<Path> npmModule(String name) {
        return Optional.of(NotProved.root().resolve(".ci/peers/node_modules").resolve(name))
                .filter(Files::isDirectory);
    }

    /** The program that mounts, if this kernel knows vfat and lets us mount a file; the kernel's module may come late. */
    static Optional<Path> vfatMount() {
        if (WINDOWS) {
            return Optional.empty();
        }
        onSearchPath("modprobe").ifPresent(program -> ask(program, "vfat"));
        boolean known;
        try {
            known = Files.readString(Path.of("/proc/filesystems")).contains("\tvfat\n");
        } catch (IOException noLinux) {
            return Optional.empty();
        }
        boolean may = known && works("losetup", "-f") && works("unshare", "-m", "true");
        return may ? onSearchPath("mount") : Optional.empty();
    }

    private static boolean works(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        try {
            return Run.here().command(command).exit() == 0;
        } catch (IllegalStateException unusable) {
            return false;
        }
    }

    private static int feature(Path javaHome) {
        try {
            Matcher version = FEATURE.matcher(Files.readString(javaHome.resolve("release")));
            return keytool(javaHome).isPresent() && version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException notAJdk) {
            return 0;
        }
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }
}
