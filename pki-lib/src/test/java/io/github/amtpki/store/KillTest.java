package io.github.amtpki.store;

import static io.github.amtpki.store.Samples.around;
import static io.github.amtpki.store.Samples.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same as {@link CrashTest}, with real processes that really die. */
final class KillTest {

    private static final Random RANDOM = new Random();

    @TempDir(factory = RamDir.class)
    Path dir;

    /** In a commit to a new folder: 3 is in front of the lock, 10 while staging, 30 behind the rename. */
    @ParameterizedTest
    @ValueSource(ints = {3, 7, 10, 22, 30})
    void aHaltedProcessLeavesNothingOrAll(int step) throws Exception {
        Path lab = dir.resolve("out/lab");
        try (ChildJvm child = ChildJvm.start(KilledChild.class, lab.toString(), Integer.toString(step))) {
            assertThat(child.line()).isEqualTo("ready");
            assertThat(child.end()).isEqualTo(9);
        }
        try (PkiFolder folder = Samples.open(lab)) {
            assertThat(folder.manifest().isPresent()).isEqualTo(tree(lab).size() > 1);
        }
        Samples.commit(lab, Samples.first());
        assertWhole(lab);
    }

    @RepeatedTest(5)
    void aKilledProcessLeavesAFolderThatIsWhole() throws Exception {
        Path lab = dir.resolve("out/lab");
        int millis = RANDOM.nextInt(300);
        try (ChildJvm child = ChildJvm.start(KilledChild.class, lab.toString())) {
            assertThat(child.line()).isEqualTo("ready");
            child.awaitMillis(millis);
            child.kill();
        }
        Samples.open(lab).close();
        if (lab.toFile().exists()) {
            assertWhole(lab);
        }
        Samples.commit(lab, Samples.second());
        assertWhole(lab);
    }

    private static void assertWhole(Path lab) {
        assertThat(around(lab).keySet()).allMatch(path -> path.startsWith("lab/"));
        try (PkiFolder folder = PkiFolder.open(lab, Samples.CLOCK, Duration.ZERO)) {
            Manifest manifest = folder.manifest().orElseThrow();
            long files = tree(lab).keySet().stream()
                    .filter(path -> !path.endsWith("/") && !path.startsWith("replaced/"))
                    .count();
            assertThat(files).isEqualTo(manifest.artefacts().size() + 1);
            for (Manifest.ArtefactEntry entry : manifest.artefacts()) {
                assertThat(Sha256.of(folder.read(entry.path())))
                        .as(entry.path())
                        .isEqualTo(entry.sha256());
            }
            boolean second = manifest.profile().specification().startsWith("2");
            assertThat(new String(folder.read("root.crt"), UTF_8)).isEqualTo(second ? "root two" : "root one");
        }
    }
}
