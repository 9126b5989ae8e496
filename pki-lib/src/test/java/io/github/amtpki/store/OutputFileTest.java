package io.github.amtpki.store;

import static io.github.amtpki.store.Samples.secret;
import static io.github.amtpki.store.Samples.tree;
import static io.github.amtpki.store.Samples.walk;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.OutputExistsException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFileTest {

    @TempDir(factory = RamDir.class)
    Path dir;

    @Test
    void writesOneFileWithItsParents() throws IOException {
        Path file = dir.resolve("new/x.pfx");
        OutputFile.write(file, "bundle".getBytes(UTF_8));
        assertThat(tree(dir)).containsOnlyKeys("new/", "new/x.pfx").containsEntry("new/x.pfx", "bundle");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void somebodysOwnFolderUnderTheNameOfStagingIsLeftAlone() throws IOException {
        Files.createDirectory(dir.resolve(".amtpki-output"));
        Files.writeString(dir.resolve(".amtpki-output/thesis.tex"), "years of work");
        Map<String, String> before = tree(dir);
        assertThatThrownBy(() -> OutputFile.write(dir.resolve("x.pfx"), new byte[1]))
                .isInstanceOf(OutputExistsException.class)
                .hasMessageContaining(".amtpki-output is in the way");
        assertThat(tree(dir)).isEqualTo(before);
    }

    @Test
    void neverOverwrites() throws IOException {
        Path file = Files.writeString(dir.resolve("x.pfx"), "mine");
        assertThatThrownBy(() -> OutputFile.write(file, new byte[1]))
                .isInstanceOf(OutputExistsException.class)
                .hasMessageContaining(file.toString());
        Path link = Files.createSymbolicLink(dir.resolve("link.pfx"), dir.resolve("nowhere"));
        assertThatThrownBy(() -> OutputFile.write(link, new byte[1])).isInstanceOf(OutputExistsException.class);
        assertThatThrownBy(() -> OutputFile.write(dir, new byte[1])).isInstanceOf(OutputExistsException.class);
        assertThat(tree(dir)).containsOnlyKeys("x.pfx", "link.pfx").containsEntry("x.pfx", "mine");
    }

    @Test
    void oneOfSeveralInTheWayStopsAll() throws IOException {
        Files.writeString(dir.resolve("b"), "mine");
        assertThatThrownBy(() -> OutputFile.write(dir, List.of(secret("a", "1"), secret("b", "2"))))
                .isInstanceOf(OutputExistsException.class)
                .hasMessageContaining(dir.resolve("b").toString());
        assertThat(tree(dir)).isEqualTo(Map.of("b", "mine"));
    }

    @Test
    void oneThatAppearsAtTheLastMomentTakesTheOthersBack() {
        FileOps racing = new FileOps((step, path) -> {
            if (step.equals("link") && path.endsWith("b")) {
                Files.writeString(path, "mine");
            }
        });
        assertThatThrownBy(
                        () -> OutputFile.write(dir, List.of(secret("a", "1"), secret("b", "2")), Duration.ZERO, racing))
                .isInstanceOf(OutputExistsException.class)
                .hasMessageContaining(dir.resolve("b").toString());
        assertThat(tree(dir)).isEqualTo(Map.of("b", "mine"));
    }

    @Test
    void worksWhereThereAreNoSecondNames() throws IOException {
        FileOps noLinks = new FileOps((step, path) -> {
            if (step.equals("link")) {
                throw new FileSystemException(path.toString(), null, "Operation not permitted");
            }
        });
        OutputFile.write(dir, List.of(secret("a", "1"), secret("sub/b", "2")), Duration.ZERO, noLinks);
        assertThat(tree(dir)).isEqualTo(Map.of("a", "1", "sub/", "", "sub/b", "2"));
    }

    @Test
    void noNameEverShowsHalfAFileWhateverStepIsTheLast() {
        byte[] bytes = "b".repeat(100_000).getBytes(UTF_8);
        boolean survived = false;
        for (int step = 1; !survived; step++) {
            Path out = dir.resolve(step + "/out");
            AtomicInteger steps = new AtomicInteger();
            int last = step;
            FileOps dying = new FileOps((name, path) -> {
                if (steps.incrementAndGet() >= last) {
                    throw new AssertionError("dead");
                }
            });
            try {
                OutputFile.write(out, List.of(new io.github.amtpki.Artefact("x", bytes, true)), Duration.ZERO, dying);
                survived = true;
            } catch (AssertionError e) {
                assertThat(e).hasMessage("dead");
            }
            if (Files.exists(out.resolve("x"))) {
                assertThat(out.resolve("x")).hasBinaryContent(bytes);
            }
            OutputFile.write(out.resolve("y"), bytes);
            assertThat(tree(out).keySet()).isSubsetOf("x", "y").contains("y");
        }
    }

    @Test
    void ofManyThatWriteTheSameFileOneWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String text = "from " + i;
            all.add(threads.submit(() -> {
                try {
                    OutputFile.write(dir.resolve("x"), text.getBytes(UTF_8));
                    return true;
                } catch (OutputExistsException e) {
                    return false;
                }
            }));
        }
        int won = 0;
        for (Future<Boolean> each : all) {
            won += each.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(won).isOne();
        assertThat(tree(dir)).containsOnlyKeys("x");
    }

    @Test
    void badNamesAreRefusedForAList() {
        for (String name : List.of("../x", "/x", "a\\b", "C:x", "nul", "")) {
            assertThatThrownBy(() -> OutputFile.write(dir, List.of(secret(name, "1"))))
                    .isInstanceOf(BadInputException.class);
        }
        assertThatThrownBy(() -> OutputFile.write(dir, List.of(secret("x", "1"), secret("X", "2"))))
                .isInstanceOf(BadInputException.class);
        assertThat(walk(dir)).isEmpty();
    }

    @Test
    void aFileInPlaceOfTheFolderIsSaidClearly() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "");
        assertThatThrownBy(() -> OutputFile.write(file.resolve("x"), new byte[0]))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is a file, not a folder");
    }
}
