package io.github.amtpki.store;

import static io.github.amtpki.store.Samples.CLOCK;
import static io.github.amtpki.store.Samples.around;
import static io.github.amtpki.store.Samples.commit;
import static io.github.amtpki.store.Samples.first;
import static io.github.amtpki.store.Samples.open;
import static io.github.amtpki.store.Samples.second;
import static io.github.amtpki.store.Samples.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.Artefact;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk refuses one step, or all from one step on; the process lives and has to say so and tidy up. */
final class FailingDiskTest {

    private static final String FULL = "No space left on device";

    @TempDir(factory = RamDir.class)
    Path dir;

    @Test
    void aNewFolderIsThereOrNotAndNothingStaysBeside() {
        commit(dir.resolve("model/lab"), first());
        Map<String, String> complete = tree(dir.resolve("model/lab"));
        Optional<StorageException> problem = Optional.empty();
        for (int step = 1; step == 1 || problem.isPresent(); step++) {
            Path lab = dir.resolve(step + "/out/lab");
            problem = attempt(fullAt(step, false), ops -> commitWith(ops, lab, first()));
            Map<String, String> left = tree(lab);
            if (problem.isPresent()) {
                assertThat(problem.get()).hasMessageContaining("no space left on device");
                boolean done = String.valueOf(problem.get().getMessage()).startsWith("the folder is complete");
                assertThat(left).as("step %d", step).isEqualTo(done ? complete : Map.of());
                assertThat(tree(dir.resolve(String.valueOf(step))).keySet())
                        .as("step %d", step)
                        .allMatch(path -> done && path.startsWith("out/"));
            }
        }
        assertThat(tree(dir).keySet()).noneMatch(path -> path.contains(".amtpki-staging"));
    }

    @Test
    void anExistingFolderIsAsItWasUnlessTheMessageSaysThatTheChangeIsDecided() {
        Path model = dir.resolve("model/lab");
        commit(model, first());
        Map<String, String> before = tree(model);
        commit(model, second());
        Map<String, String> after = tree(model);
        int decided = 0;
        Optional<StorageException> problem = Optional.empty();
        for (int step = 1; step == 1 || problem.isPresent(); step++) {
            Path lab = dir.resolve(step + "/lab");
            commit(lab, first());
            problem = attempt(fullAt(step, false), ops -> commitWith(ops, lab, second()));
            boolean unfinished = problem.filter(
                            e -> String.valueOf(e.getMessage()).startsWith("the change is decided"))
                    .isPresent();
            if (unfinished) {
                decided++;
                assertThat(problem.get().hint()).isPresent();
                open(lab).close();
            }
            assertThat(tree(lab))
                    .as("step %d: %s", step, problem)
                    .isEqualTo(problem.isEmpty() || unfinished ? after : before);
        }
        assertThat(decided).isGreaterThan(5);
    }

    @Test
    void aDiskThatStaysFullNeverCostsTheFolder() {
        Path model = dir.resolve("model/lab");
        commit(model, first());
        Map<String, String> before = tree(model);
        commit(model, second());
        Map<String, String> after = tree(model);
        boolean failed = true;
        for (int step = 1; failed; step++) {
            Path lab = dir.resolve(step + "/lab");
            commit(lab, first());
            failed = attempt(fullAt(step, true), ops -> commitWith(ops, lab, second()))
                    .isPresent();
            open(lab).close();
            assertThat(tree(lab)).as("step %d", step).isIn(before, after);
            assertThat(around(lab).keySet()).allMatch(path -> path.startsWith("lab/"));
        }
    }

    @Test
    void theSameSessionMayTryAgain() {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        for (int step = 1; step < 60; step++) {
            AtomicInteger steps = new AtomicInteger();
            int at = step;
            FileOps ops = new FileOps((name, path) -> {
                if (steps.incrementAndGet() == at) {
                    throw new FileSystemException(path.toString(), null, FULL);
                }
            });
            Path copy = dir.resolve(step + "/lab");
            commit(copy, first());
            try {
                PkiFolder folder = PkiFolder.open(copy, CLOCK, Duration.ZERO, ops);
                attempt(ops, same -> folder.commit(second()));
                folder.commit(second());
                folder.close();
                assertThat(copy.resolve("root.crt")).hasContent("root two");
            } catch (StorageException e) {
                assertThat(e).hasMessageStartingWith("cannot open");
            }
        }
    }

    @Test
    void outputFilesAreAllThereOrNone() throws IOException {
        List<Artefact> files = List.of(Samples.secret("x.pfx", "bundle"), Samples.secret("deep/x.password", "pw"));
        Optional<StorageException> problem = Optional.empty();
        for (int step = 1; step == 1 || problem.isPresent(); step++) {
            Path out = dir.resolve(step + "/new/out");
            Files.createDirectories(dir.resolve(String.valueOf(step)));
            problem = attempt(fullAt(step, false), ops -> OutputFile.write(out, files, Duration.ZERO, ops));
            if (problem.isPresent()) {
                assertThat(tree(dir.resolve(String.valueOf(step))).keySet())
                        .as("step %d", step)
                        .isSubsetOf("new/", "new/out/");
            } else {
                assertThat(tree(out)).containsEntry("x.pfx", "bundle").containsEntry("deep/x.password", "pw");
            }
        }
    }

    private static void commitWith(FileOps ops, Path lab, FolderChange change) {
        try (PkiFolder folder = PkiFolder.open(lab, CLOCK, Duration.ZERO, ops)) {
            folder.commit(change);
        }
    }

    private static Optional<StorageException> attempt(FileOps ops, Consumer<FileOps> work) {
        try {
            work.accept(ops);
            return Optional.empty();
        } catch (StorageException e) {
            return Optional.of(e);
        }
    }

    /** Steps that only tidy up are let through: what they leave is the business of the next run. */
    private static FileOps fullAt(int step, boolean forGood) {
        AtomicInteger steps = new AtomicInteger();
        return new FileOps((name, path) -> {
            boolean tidying = name.startsWith("delete") && !path.toString().contains(".amtpki-change");
            if (tidying && !forGood) {
                return;
            }
            int now = steps.incrementAndGet();
            if (now == step || (forGood && now > step)) {
                throw new FileSystemException(path.toString(), null, FULL);
            }
        });
    }
}
