package io.github.amtpki.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code bin/amtpki} asks of java, seen by a java that only repeats it. */
@DisabledOnOs(OS.WINDOWS)
final class DistributionLauncherTest {

    @TempDir
    Path folder;

    private Path program;
    private Path cache;

    @BeforeEach
    void layOut() throws IOException {
        program = Scripts.distribution(folder.resolve("a distribution"));
        cache = folder.resolve("cache");
    }

    private Launcher launcher(String javaVersion, String... behaviour) throws IOException {
        return new Launcher(program)
                .with("JAVA_HOME", Scripts.jdk(folder.resolve("jdk " + javaVersion), javaVersion, behaviour))
                .with("XDG_CACHE_HOME", cache);
    }

    /** Where the archive of the distribution in {@code a distribution} belongs. */
    private Path archive(String name) throws IOException {
        Path place = Path.of(cache + "/amtpki" + folder.toRealPath() + "/a distribution/" + name);
        Files.createDirectories(place.getParent());
        return place;
    }

    @Test
    void argumentsArriveUntouched() throws Exception {
        String[] odd = {"hash", "", "two words", " ", "*", "$HOME", "back\\slash", "ü€", "a\nb", "!", "'\"", "-n", "--"
        };

        List<String> heard = launcher("17.0.9").run(odd).out().lines().toList();

        String said = "[" + String.join("]\n[", odd) + "]";
        assertThat(String.join("\n", heard)).endsWith("[io.github.amtpki.cli.Main]\n" + said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"3</dev/null 12</dev/null 63</dev/null|0,1,12,2,3,63", "|0,1,2", "<&-|0,1,2"})
    void javaIsToldWhichFilesWereOpenBefore(String redirections, String numbers) throws Exception {
        launcher("21.0.1");
        Path caller = Scripts.write(
                folder.resolve("caller"),
                "exec bash -c '\"$0\" hash " + (redirections == null ? "" : redirections) + "' '" + program + "'");

        Launcher.Run run = new Launcher(caller)
                .with("JAVA_HOME", folder.resolve("jdk 21.0.1"))
                .run();

        assertThat(run.out()).contains("[-Damtpki.fds=" + numbers + "]\n");
    }

    @Test
    void aClosedStandardInputStaysClosedToFilesOfJava() throws Exception {
        launcher("21.0.1", "readlink /proc/$$/fd/0");
        Path caller = Scripts.write(folder.resolve("caller"), "exec '" + program + "' hash <&-");

        Launcher.Run run = new Launcher(caller)
                .with("JAVA_HOME", folder.resolve("jdk 21.0.1"))
                .run();

        assertThat(run.out()).endsWith("/dev/null\n");
    }

    @Test
    void javaTakesThePlaceOfTheShell() throws Exception {
        Launcher.Run run = launcher("17.0.9", "echo pid $$").run();

        assertThat(run.out()).endsWith("pid " + run.pid() + "\n");
    }

    @Test
    void theExitCodeOfJavaIsTheExitCode() throws Exception {
        assertThat(launcher("17.0.9", "exit 5").run().exitCode()).isEqualTo(5);
    }

    @Test
    void chainsOfSymbolicLinksLeadHome() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("first link"), Path.of("a distribution/bin/amtpki"));
        Path linkToLink = Files.createSymbolicLink(folder.resolve("second link"), link);
        var launcher = new Launcher(linkToLink).with("JAVA_HOME", Scripts.jdk(folder.resolve("jdk"), "17.0.9"));

        assertThat(launcher.run().out()).contains(folder.toRealPath() + "/a distribution/lib/a.jar:");
    }

    @Test
    void theClassPathIsTheSameFromEveryFolder() throws Exception {
        String fromRoot = launcher("17.0.9").in(Path.of("/")).run().out();
        String fromInside = launcher("17.0.9").in(program.getParent()).run().out();

        assertThat(fromInside).isEqualTo(fromRoot);
    }

    @Test
    void ourJarsComeFirstAndEachOnce() throws Exception {
        Path lib = folder.toRealPath().resolve("a distribution/lib");
        Files.createFile(lib.resolve("pki-z.jar"));

        assertThat(launcher("17.0.9").run().out())
                .contains("[" + lib + "/pki-z.jar:" + lib + "/a.jar:" + lib + "/b.jar]");
    }

    @Test
    void makingKeysAndTheRestAreTunedDifferently() throws Exception {
        assertThat(launcher("21.0.1").run("apply").out()).contains("montgomery").doesNotContain("TieredStopAtLevel");
        assertThat(launcher("21.0.1").run("hash").out())
                .doesNotContain("montgomery")
                .contains("TieredStopAtLevel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"})
    void aCollectorThatTheMachineWantsIsLeftToIt(String variable) throws Exception {
        assertThat(launcher("21.0.1").run("hash").out()).contains("[-XX:+UseSerialGC]");
        assertThat(launcher("21.0.1")
                        .with(variable, "-Xmx1g -XX:+UseParallelGC")
                        .run("hash")
                        .out())
                .doesNotContain("UseSerialGC");
    }

    @Test
    void fileNamePatternsInFlagsStayPatterns() throws Exception {
        Files.createFile(
                folder.resolve("-XX:CompileCommand=BackgroundCompilation,java.math.BigInteger::montgomeryX,false"));

        assertThat(launcher("17.0.9").in(folder).run("apply").out()).doesNotContain("montgomeryX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.9", "17", "21.0.1", "25-ea", "26.0.1"})
    void everyJdkSinceSeventeenIsTaken(String version) throws Exception {
        assertThat(launcher(version).run().exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.22", "1.8.0_402", "9", "16.0.2"})
    void anOldJdkIsRefusedWithAHint(String version) throws Exception {
        Launcher.Run run = launcher(version).run("--version");

        assertThat(run.exitCode()).isEqualTo(127);
        assertThat(run.err())
                .startsWith("amtpki: error: java " + version + " is too old: ")
                .contains("amtpki: hint: ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aJavaWithoutReleaseFileIsAskedForItsVersion() throws Exception {
        Path jdk = folder.resolve("jdk");
        Scripts.write(jdk.resolve("bin/java"), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        assertThat(new Launcher(program).with("JAVA_HOME", jdk).run().err()).contains("java 11.0.2 is too old");
    }

    @Test
    void aJavaHomeWithoutJavaIsNamed() throws Exception {
        Launcher.Run run = new Launcher(program).with("JAVA_HOME", "/nowhere").run();

        assertThat(run.exitCode()).isEqualTo(127);
        assertThat(run.err()).startsWith("amtpki: error: JAVA_HOME holds no java: /nowhere\namtpki: hint: ");
    }

    @Test
    void theJavaOnPathIsFoundThroughItsLinks() throws Exception {
        Path jdk = Scripts.jdk(folder.resolve("jdk"), "16.0.1");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));

        Launcher.Run run = new Launcher(program)
                .without("JAVA_HOME")
                .with("PATH", "/nowhere:" + bin + ":/usr/bin:/bin")
                .run();

        assertThat(run.err()).contains("java 16.0.1 is too old: " + jdk.toRealPath());
    }

    @Test
    void noJavaAtAllIsSaidWithAHint() throws Exception {
        Launcher.Run run =
                new Launcher(program).without("JAVA_HOME").with("PATH", folder).run();

        assertThat(run.exitCode()).isEqualTo(127);
        assertThat(run.err()).startsWith("amtpki: error: no java found\namtpki: hint: ");
    }

    @Test
    void anotherLocaleBecomesUtf8() throws Exception {
        Launcher.Run run = launcher("17.0.9", "echo $LC_ALL")
                .with("LC_ALL", "de_DE.ISO-8859-1")
                .run();

        assertThat(run.out()).endsWith("C.UTF-8\n");
    }

    @Test
    void anArchiveOfThisBuildAndJdkIsUsed() throws Exception {
        Path classData = Files.createFile(archive("0123abcd-17.0.9-0.jsa"));
        Path ahead = Files.createFile(archive("0123abcd-25.0.1-0.aot"));

        assertThat(launcher("17.0.9").without("AMTPKI_ARCHIVE").run().out())
                .contains("[-XX:SharedArchiveFile=" + classData + "]");
        assertThat(launcher("25.0.1").without("AMTPKI_ARCHIVE").run().out()).contains("[-XX:AOTCache=" + ahead + "]");
        assertThat(launcher("21.0.1").run().out()).doesNotContain("SharedArchiveFile");
    }

    private static final String[] REHEARSING = {
        "case \"$*\" in *Rehearsal*)",
        "for a; do case $a in -XX:ArchiveClassesAtExit=*) echo data >\"${a#*=}\"; esac; done; esac"
    };

    @Test
    void aMissingArchiveIsMadeBesideTheFirstCommand() throws Exception {
        Path archive = archive("0123abcd-17.0.9-5.jsa");
        try (var watch = archive.getFileSystem().newWatchService()) {
            archive.getParent().register(watch, StandardWatchEventKinds.ENTRY_DELETE);

            Launcher.Run run =
                    launcher("17.0.9", REHEARSING).without("AMTPKI_ARCHIVE").run();

            assertThat(run.out()).doesNotContain("Rehearsal");
            assertThat(watch.poll(30, TimeUnit.SECONDS)).isNotNull();
            assertThat(archive).hasContent("data");
        }
    }

    @Test
    void theArchiveIsForItsOwnerAloneAndNothingElseStays() throws Exception {
        launcher("17.0.9", REHEARSING).with("AMTPKI_ARCHIVE", "wait").run();

        Path archive = archive("0123abcd-17.0.9-5.jsa");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .endsWith("------");
        try (var files = Files.list(archive.getParent())) {
            assertThat(files).containsExactly(archive);
        }
    }

    @Test
    void firstRunsBesideEachOtherMakeOneArchive() throws Exception {
        Launcher launcher = launcher("17.0.9", REHEARSING).with("AMTPKI_ARCHIVE", "wait");
        var runs = List.of(launcher.start(), launcher.start(), launcher.start(), launcher.start());

        for (Launcher.Running run : runs) {
            assertThat(run.await().exitCode()).isZero();
        }
        assertThat(archive("0123abcd-17.0.9-5.jsa")).hasContent("data");
    }

    @Test
    void anArchiveOfAnotherSizeIsMadeAgain() throws Exception {
        Path torn = Files.writeString(archive("0123abcd-17.0.9-7.jsa"), "torn");

        Launcher.Run run =
                launcher("17.0.9", REHEARSING).with("AMTPKI_ARCHIVE", "wait").run();

        assertThat(run.out()).contains("0123abcd-17.0.9-5.jsa").doesNotContain("9-7.jsa");
        assertThat(torn).doesNotExist();
    }

    @Test
    void aRehearsalThatFailsLeavesNoArchiveAndIsNotRepeatedAtOnce() throws Exception {
        Path count = folder.resolve("count");
        Launcher launcher = launcher("17.0.9", "case \"$*\" in *Rehearsal*) echo again >>'" + count + "'; exit 1; esac")
                .with("AMTPKI_ARCHIVE", "wait");

        assertThat(launcher.run().exitCode()).isZero();
        assertThat(launcher.run().exitCode()).isZero();

        assertThat(count).hasContent("again");
        assertThat(archive("0123abcd-17.0.9-5.jsa")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null", "/proc", "relative"})
    void aCacheThatCannotBeWrittenIsDoneWithout(String place) throws Exception {
        Launcher.Run run = launcher("17.0.9", REHEARSING)
                .with("AMTPKI_ARCHIVE", "wait")
                .with("XDG_CACHE_HOME", place)
                .in(folder)
                .run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("SharedArchiveFile");
        assertThat(folder.resolve("relative")).doesNotExist();
    }

    @Test
    void withoutAHomeThereIsNoCache() throws Exception {
        Launcher.Run run = launcher("17.0.9")
                .without("XDG_CACHE_HOME")
                .with("AMTPKI_ARCHIVE", "wait")
                .run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("SharedArchiveFile");
    }
}
