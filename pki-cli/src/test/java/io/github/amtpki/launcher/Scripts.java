package io.github.amtpki.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes the little programs that stand in for java, javac and mvn, and copies the launchers beside them. */
final class Scripts {

    private static final Path MODULE = Path.of("").toAbsolutePath();

    private Scripts() {}

    /** An executable shell script; its folders are made. */
    static Path write(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A JDK that only says what it was asked: one argument per line, each in brackets. */
    static Path jdk(Path home, String version, String... more) throws IOException {
        write(home.resolve("bin/java"), "for a; do printf '[%s]\\n' \"$a\"; done\n" + String.join("\n", more));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** A distribution with the real launcher and nothing to launch. */
    static Path distribution(Path home) throws IOException {
        Files.createDirectories(home.resolve("lib"));
        Files.createFile(home.resolve("lib/a.jar"));
        Files.createFile(home.resolve("lib/b.jar"));
        Files.writeString(home.resolve("lib/build-id"), "0123abcd\n");
        return copy(MODULE.resolve("src/dist/bin/amtpki"), home.resolve("bin/amtpki"));
    }

    /** A clone with the real launcher and one source file. */
    static Path clone(Path root) throws IOException {
        for (String folder : new String[] {"profiles", "pki-lib/src/main", "pki-cli/src/main", "pki-cli/src/dist"}) {
            Files.createDirectories(root.resolve(folder));
        }
        for (String file : new String[] {"pom.xml", "pki-lib/pom.xml", "pki-cli/pom.xml", "pki-cli/src/main/A.java"}) {
            Files.createFile(root.resolve(file));
        }
        return copy(MODULE.resolveSibling("amtpki"), root.resolve("amtpki"));
    }

    /** A folder with the commands that every system has, and nothing else. */
    static Path onlyCoreTools(Path folder) throws IOException {
        for (String tool : new String[] {"find", "ln", "readlink", "rm", "mkdir", "rmdir", "sleep"}) {
            Path real = Files.exists(Path.of("/bin", tool)) ? Path.of("/bin", tool) : Path.of("/usr/bin", tool);
            write(folder.resolve(tool), "exec " + real + " \"$@\"");
        }
        return folder;
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        return Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
