package io.github.amtpki.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as it was packed, run by the JDK that runs this test. */
@DisabledOnOs(OS.WINDOWS)
final class DistributionIT {

    private static final Path HOME = Path.of("target/dist/amtpki").toAbsolutePath();

    /** A class as class files name it. */
    private static final Pattern BOUNCY_CASTLE = Pattern.compile("org/bouncycastle/[a-zA-Z0-9_/$]+");

    @TempDir
    Path folder;

    private Launcher launcher() {
        return new Launcher(HOME.resolve("bin/amtpki"))
                .with("XDG_CACHE_HOME", folder)
                .in(folder);
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*-\\d+\\.(jsa|aot)"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void saysItsVersionAndNothingElse() throws Exception {
        Launcher.Run run = launcher().run("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("amtpki \\d+\\.\\d+\\.\\d+\\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void namesInOtherScriptsArriveWhateverTheLocale() throws Exception {
        Launcher.Run run = launcher().with("LC_ALL", "C").run("inspect", "schlüssel 鍵 🔑.crt");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("schlüssel 鍵 🔑.crt");
    }

    @Test
    void anArchiveIsMadeOnceAndTheJvmTakesItWithoutAWord() throws Exception {
        Launcher waiting = launcher().with("AMTPKI_ARCHIVE", "wait");
        waiting.run("--version");
        Path archive = archive();
        var made = Files.getLastModifiedTime(archive);

        Launcher.Run run =
                waiting.run("apply", HOME.resolve("profiles/lab.yaml").toString(), "-o", "lab");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("amtpki: "));
        assertThat(Files.getLastModifiedTime(archive())).isEqualTo(made);
        assertThat(folder.resolve("lab/provisioning.pfx")).isNotEmptyFile();
    }

    @Test
    void aTornOrSpoiltArchiveDisturbsNobody() throws Exception {
        Launcher waiting = launcher().with("AMTPKI_ARCHIVE", "wait");
        waiting.run("--version");
        Path archive = archive();
        byte[] whole = Files.readAllBytes(archive);
        archive.toFile().setWritable(true);

        for (byte[] damaged : List.of(new byte[0], Arrays.copyOf(whole, whole.length / 2), new byte[whole.length])) {
            Files.write(archive, damaged);
            Launcher.Run run = launcher()
                    .without("AMTPKI_ARCHIVE")
                    .with("XDG_CACHE_HOME", folder)
                    .run("--version");
            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void holdsWhatAPackageHolds() {
        assertThat(Stream.of(
                                "bin/amtpki",
                                "bin/amtpki.cmd",
                                "lib/build-id",
                                "profiles/lab.yaml",
                                "man/man1/amtpki.1",
                                "completions/amtpki.bash",
                                "completions/_amtpki",
                                "LICENSE",
                                "README.md")
                        .map(HOME::resolve)
                        .filter(file -> !Files.isRegularFile(file)))
                .isEmpty();
    }

    @Test
    void noJarIsSigned() throws Exception {
        for (Path jar : jars("")) {
            try (var zip = new ZipFile(jar.toFile())) {
                assertThat(zip.stream().map(ZipEntry::getName))
                        .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
            }
        }
    }

    /** Where a lambda was, there is a class now, and the JVM's verifier takes each of them. */
    @Test
    void nothingOfOursIsLeftToBeLinkedAtRunTime() throws Exception {
        List<URL> path = new ArrayList<>();
        for (Path jar : jars("")) {
            path.add(jar.toUri().toURL());
        }
        int desugared = 0;
        try (var loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            for (Path jar : jars("pki-")) {
                try (var zip = new ZipFile(jar.toFile())) {
                    for (ZipEntry entry : Collections.list(zip.entries())) {
                        if (entry.getName().matches("io/.*\\.class")) {
                            String name = entry.getName().replace('/', '.').replaceFirst("\\.class$", "");
                            Class.forName(name, true, loader);
                            desugared += name.contains("$$Lambda") ? 1 : 0;
                            assertThat(new String(
                                            zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1))
                                    .as(name)
                                    .doesNotContain("LambdaMetafactory");
                        }
                    }
                }
            }
        }
        assertThat(desugared).isPositive();
    }

    private static List<Path> jars(String prefix) throws IOException {
        try (Stream<Path> jars = Files.list(HOME.resolve("lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches(prefix + ".*\\.jar"))
                    .toList();
        }
    }

    @Test
    void bouncyCastleKeepsItsLicence() throws Exception {
        try (var zip = new ZipFile(jars("bcprov-").get(0).toFile())) {
            assertThat(zip.getEntry("META-INF/LICENSE.md")).isNotNull();
        }
    }

    /** From our classes on, whatever they name, and whatever that names. */
    @Test
    void whatIsLeftOfBouncyCastleNeedsNothingThatWent() throws Exception {
        Deque<String> open = new ArrayDeque<>();
        for (Path jar : jars("pki-")) {
            try (var zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    open.addAll(bouncyCastleNamedIn(zip, entry));
                }
            }
        }
        Set<String> needed = new HashSet<>(open);
        List<String> missing = new ArrayList<>();
        try (var zip = new ZipFile(jars("bcprov-").get(0).toFile())) {
            assertThat(zip.getEntry("org/bouncycastle/jce/provider/BouncyCastleProvider.class"))
                    .isNull();
            while (!open.isEmpty()) {
                String name = open.remove();
                ZipEntry entry = zip.getEntry(name + ".class");
                if (entry == null) {
                    missing.add(name);
                } else {
                    bouncyCastleNamedIn(zip, entry).stream().filter(needed::add).forEach(open::add);
                }
            }
        }

        assertThat(needed).hasSizeGreaterThan(500);
        assertThat(missing).isEmpty();
    }

    private static Set<String> bouncyCastleNamedIn(ZipFile zip, ZipEntry entry) throws IOException {
        if (!entry.getName().endsWith(".class") || entry.getName().equals("module-info.class")) {
            return Set.of();
        }
        String bytes = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
        return BOUNCY_CASTLE.matcher(bytes).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void theWindowsLauncherHasItsLineEndings() throws Exception {
        assertThat(Files.readString(HOME.resolve("bin/amtpki.cmd"))).matches("(?s)([^\\r\\n]*\\r\\n)+");
    }
}
