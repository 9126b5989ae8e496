package io.github.amtpki.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When {@code ./amtpki} in a clone builds, seen by a Maven that only counts. */
@DisabledOnOs(OS.WINDOWS)
final class CloneLauncherTest {

    @TempDir
    Path folder;

    private Path root;
    private Path tools;
    private Path count;
    private Launcher launcher;

    @BeforeEach
    void layOut() throws IOException {
        root = folder.resolve("a clone");
        tools = folder.resolve("tools");
        count = folder.resolve("builds");
        Path jdk = folder.resolve("jdk");
        Scripts.write(jdk.resolve("bin/javac"), "echo javac 17.0.9");
        launcher = new Launcher(Scripts.clone(root)).with("JAVA_HOME", jdk).with("PATH", tools + ":/usr/bin:/bin");
        maven("");
    }

    /** A Maven that makes a distribution which greets; its stamp is as late as the build. */
    private void maven(String before) throws IOException {
        Scripts.write(
                tools.resolve("mvn"),
                "echo \"$*\" >>'" + count + "'",
                before,
                "mkdir -p pki-cli/target/dist/amtpki/bin && cd pki-cli/target/dist",
                "printf '#!/bin/sh\\necho hello \"$@\"; exit 3\\n' >amtpki/bin/amtpki",
                "chmod +x amtpki/bin/amtpki; echo noise; touch stamp");
    }

    private List<String> builds() throws IOException {
        return Files.exists(count) ? Files.readAllLines(count) : List.of();
    }

    private void touch(String file, int secondsFromNow) throws IOException {
        Files.setLastModifiedTime(
                root.resolve(file), FileTime.from(Instant.now().plusSeconds(secondsFromNow)));
    }

    @Test
    void theFirstRunBuildsAndThenRuns() throws Exception {
        Launcher.Run run = launcher.run("two words");

        assertThat(run.out()).isEqualTo("hello two words\n");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("amtpki: building").doesNotContain("noise");
        assertThat(builds()).singleElement().asString().contains("package");
    }

    @Test
    void theSecondRunOnlyRuns() throws Exception {
        launcher.run();

        assertThat(launcher.run().err()).isEmpty();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void aNewerSourceBuildsAgain() throws Exception {
        launcher.run();
        touch("pki-cli/src/main/A.java", 60);
        launcher.run();

        assertThat(builds()).hasSize(2);
    }

    @Test
    void aNewerPomBuildsAgain() throws Exception {
        launcher.run();
        touch("pki-lib/pom.xml", 60);
        launcher.run();

        assertThat(builds()).hasSize(2);
    }

    @Test
    void aProfileOfOnesOwnBuildsNothing() throws Exception {
        launcher.run();
        Files.writeString(root.resolve("profiles/mine.yaml"), "version: 1\n");
        touch("profiles/mine.yaml", 60);
        touch("profiles", 60);
        launcher.run();

        assertThat(builds()).hasSize(1);
    }

    @Test
    void aSourceThatIsGoneBuildsAgain() throws Exception {
        launcher.run();
        touch("pki-cli/target/dist/stamp", -60);
        for (String old : List.of("pom.xml", "pki-lib/pom.xml", "pki-cli/pom.xml", "pki-lib/src/main")) {
            touch(old, -90);
        }
        touch("pki-cli/src/dist", -90);
        Files.delete(root.resolve("pki-cli/src/main/A.java"));
        launcher.run();

        assertThat(builds()).hasSize(2);
    }

    @Test
    void firstRunsBesideEachOtherBuildOnce() throws Exception {
        var runs = List.of(launcher.start(), launcher.start(), launcher.start());

        for (Launcher.Running run : runs) {
            assertThat(run.await().out()).isEqualTo("hello\n");
        }
        assertThat(builds()).hasSize(1);
    }

    @Test
    void theLockOfADeadBuildIsBroken() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createSymbolicLink(root.resolve(".building"), Path.of(Long.toString(dead.pid())));

        assertThat(launcher.run().exitCode()).isEqualTo(3);
        assertThat(root.resolve(".building")).doesNotExist();
    }

    @Test
    void aFailedBuildShowsWhatMavenSaidAndLeavesNoLock() throws Exception {
        maven("echo broken pom; exit 1");

        Launcher.Run run = launcher.run();

        assertThat(run.exitCode()).isEqualTo(70);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("broken pom\namtpki: error: the build failed, see above\namtpki: hint: ");
        assertThat(Files.isSymbolicLink(root.resolve(".building"))).isFalse();
    }

    @Test
    void aMissingMavenIsSaidWithAHint() throws Exception {
        Launcher.Run run = launcher.with("PATH", Scripts.onlyCoreTools(folder.resolve("core")))
                .run();

        assertThat(run.exitCode()).isEqualTo(127);
        assertThat(run.err()).contains("there is no mvn on PATH\namtpki: hint: ");
    }

    @Test
    void anOldCompilerIsSaidWithAHint() throws Exception {
        Scripts.write(folder.resolve("jdk/bin/javac"), "echo javac 11.0.2");

        Launcher.Run run = launcher.run();

        assertThat(run.exitCode()).isEqualTo(127);
        assertThat(run.err()).contains("needs a JDK 17 or newer").contains("is 11.0.2\namtpki: hint: ");
        assertThat(builds()).isEmpty();
    }
}
