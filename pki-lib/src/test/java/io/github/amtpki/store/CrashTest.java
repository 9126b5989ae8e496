package io.github.amtpki.store;

import static io.github.amtpki.store.Samples.CLOCK;
import static io.github.amtpki.store.Samples.around;
import static io.github.amtpki.store.Samples.commit;
import static io.github.amtpki.store.Samples.first;
import static io.github.amtpki.store.Samples.open;
import static io.github.amtpki.store.Samples.second;
import static io.github.amtpki.store.Samples.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dies in front of every single step of a commit, and of every recovery, and looks what the next run makes of it. */
final class CrashTest {

    /** As if the process were gone: from then on no step succeeds, not even tidying up. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    enum Scenario {
        NEW_FOLDER {
            @Override
            void prepare(Path lab) {}

            @Override
            FolderChange change() {
                return first();
            }
        },
        EMPTY_FOLDER {
            @Override
            void prepare(Path lab) throws IOException {
                Files.createDirectories(lab);
            }

            @Override
            FolderChange change() {
                return first();
            }
        },
        EXISTING_FOLDER {
            @Override
            void prepare(Path lab) {
                commit(lab, first());
            }

            @Override
            FolderChange change() {
                return second();
            }
        };

        abstract void prepare(Path lab) throws IOException;

        abstract FolderChange change();
    }

    @TempDir(factory = RamDir.class)
    Path dir;

    @ParameterizedTest
    @EnumSource
    void leavesTheFolderAsItWasOrComplete(Scenario scenario) throws IOException {
        Path model = dir.resolve("model/out/lab");
        scenario.prepare(model);
        Map<String, String> before = tree(model);
        commit(model, scenario.change());
        Map<String, String> after = tree(model);

        int undone = 0;
        int completed = 0;
        for (int step = 1; ; step++) {
            Path lab = dir.resolve(step + "/out/lab");
            scenario.prepare(lab);
            boolean survived = commitAndDie(lab, scenario.change(), step);
            open(lab).close();
            Map<String, String> left = tree(lab);
            assertThat(left).as("after death at step %d", step).isIn(before, after);
            undone += left.equals(before) ? 1 : 0;
            completed += left.equals(after) ? 1 : 0;
            assertNothingBeside(lab);
            commit(lab, scenario.change());
            assertThat(tree(lab)).as("next run after death at step %d", step).isEqualTo(after);
            if (survived) {
                break;
            }
        }
        assertThat(List.of(undone, completed)).as("undone and completed").allMatch(count -> count > 2);
    }

    @ParameterizedTest
    @EnumSource
    void survivesDyingAgainWhileRecovering(Scenario scenario) throws IOException {
        Path model = dir.resolve("model/lab");
        scenario.prepare(model);
        Map<String, String> before = tree(model);
        commit(model, scenario.change());
        Map<String, String> after = tree(model);

        boolean survived = false;
        for (int step = 1; !survived; step += 5) {
            boolean recovered = false;
            for (int second = 1; !recovered; second++) {
                Path lab = dir.resolve(step + "-" + second + "/lab");
                scenario.prepare(lab);
                survived = commitAndDie(lab, scenario.change(), step);
                recovered = openAndDie(lab, second);
                open(lab).close();
                assertThat(tree(lab))
                        .as("after death at step %d and %d", step, second)
                        .isIn(before, after);
                assertNothingBeside(lab);
            }
        }
    }

    private static boolean commitAndDie(Path lab, FolderChange change, int step) {
        try (PkiFolder folder = PkiFolder.open(lab, CLOCK, Duration.ZERO, dyingAt(step))) {
            folder.commit(change);
        } catch (Death e) {
            return false;
        }
        return true;
    }

    private static boolean openAndDie(Path lab, int step) {
        try {
            PkiFolder.open(lab, CLOCK, Duration.ZERO, dyingAt(step)).close();
        } catch (Death e) {
            return false;
        }
        return true;
    }

    private static FileOps dyingAt(int step) {
        AtomicInteger steps = new AtomicInteger();
        return new FileOps((name, path) -> {
            if (steps.incrementAndGet() >= step) {
                throw new Death();
            }
        });
    }

    private static void assertNothingBeside(Path lab) {
        assertThat(around(lab).keySet()).allMatch(path -> path.startsWith("lab/"));
    }
}
