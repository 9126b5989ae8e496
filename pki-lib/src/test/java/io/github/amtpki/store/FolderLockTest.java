package io.github.amtpki.store;

import static io.github.amtpki.store.Samples.CLOCK;
import static io.github.amtpki.store.Samples.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.amtpki.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderLockTest {

    @TempDir(factory = RamDir.class)
    Path dir;

    private Path lab;

    @BeforeEach
    void name() {
        lab = dir.resolve("lab");
    }

    private void isBusy(Path folder) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> PkiFolder.open(folder, CLOCK, Duration.ofMillis(50)))
                .withMessage("another amtpki works on " + folder)
                .satisfies(e -> assertThat(e.hint()).isPresent());
    }

    @Test
    void keepsTwoRunsInOneProcessApart() {
        try (PkiFolder folder = Samples.open(lab)) {
            isBusy(lab);
            isBusy(lab);
            assertThat(tree(dir)).containsOnlyKeys(".lab.amtpki-lock");
            folder.commit(Samples.first());
        }
        Samples.open(lab).close();
        assertThat(tree(dir)).doesNotContainKey(".lab.amtpki-lock");
    }

    @Test
    void keepsTwoProcessesApart() throws Exception {
        try (ChildJvm child = ChildJvm.start(LockChild.class, lab.toString())) {
            assertThat(child.line()).isEqualTo("holds lab");
            isBusy(lab);
            assertThat(child.end()).isZero();
        }
        Samples.open(lab).close();
        assertThat(tree(dir)).isEmpty();
    }

    @Test
    void aRefusedRunDoesNotLoosenTheLockForOtherProcesses() throws Exception {
        PkiFolder folder = Samples.open(lab);
        isBusy(lab);
        try (ChildJvm child = ChildJvm.start(LockChild.class, lab.toString())) {
            assertThat(child.line()).contains("StorageException: another amtpki works on");
        }
        folder.close();
    }

    @Test
    void theLockOfAKilledProcessIsFree() throws Exception {
        try (ChildJvm child = ChildJvm.start(LockChild.class, lab.toString())) {
            assertThat(child.line()).isEqualTo("holds lab");
            child.kill();
        }
        assertThat(tree(dir)).containsOnlyKeys(".lab.amtpki-lock");
        Samples.open(lab).close();
        assertThat(tree(dir)).isEmpty();
    }

    @Test
    void waitsForAnotherRunToFinish() throws Exception {
        PkiFolder first = Samples.open(lab);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Path> second = other.submit(() -> {
            try (PkiFolder folder = PkiFolder.open(lab, CLOCK, Duration.ofSeconds(30))) {
                return folder.path();
            }
        });
        first.commit(Samples.first());
        first.close();
        assertThat(second.get()).isEqualTo(lab.toRealPath());
        other.shutdown();
    }

    @Test
    void theSameFolderByALinkIsTheSameLock() throws IOException {
        Files.createDirectory(lab);
        Path link = Files.createSymbolicLink(dir.resolve("link"), lab);
        PkiFolder folder = Samples.open(lab);
        isBusy(link);
        folder.close();
    }

    @Test
    void foldersBesideEachOtherDoNotMeet() {
        PkiFolder one = Samples.open(dir.resolve("one"));
        PkiFolder two = Samples.open(dir.resolve("two"));
        one.close();
        two.close();
        assertThat(tree(dir)).isEmpty();
    }

    @Test
    void aLinkInPlaceOfTheLockIsNotFollowed() throws IOException {
        Path victim = Files.writeString(dir.resolve("victim"), "precious");
        Files.createSymbolicLink(dir.resolve(".lab.amtpki-lock"), victim);
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> Samples.open(lab));
        assertThat(victim).hasContent("precious");
    }

    @Test
    void anInterruptedWaitEnds() throws Exception {
        PkiFolder folder = Samples.open(lab);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> PkiFolder.open(lab, CLOCK, Duration.ofSeconds(30)))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        folder.close();
    }

    @RepeatedTest(2)
    void neverTwoAtOnceHoweverManyProcessesAndThreadsTakeAndRemoveTheLock() throws Exception {
        Path counter = Files.writeString(dir.resolve("counter"), "0");
        Path deep = dir.resolve("out/lab");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> counting = new ArrayList<>();
        try (ChildJvm one = ChildJvm.start(LockChild.class, deep.toString(), counter.toString(), "60");
                ChildJvm two = ChildJvm.start(LockChild.class, deep.toString(), counter.toString(), "60")) {
            Callable<Boolean> here = () -> {
                LockChild.count(deep, counter, 40);
                return true;
            };
            counting.add(threads.submit(here));
            counting.add(threads.submit(here));
            for (Future<?> each : counting) {
                each.get();
            }
            assertThat(one.end()).as(one.line()).isZero();
            assertThat(two.end()).as(two.line()).isZero();
        }
        threads.shutdown();
        assertThat(counter).hasContent("200");
        assertThat(tree(dir).keySet())
                .as("an empty parent may stay, nothing else")
                .isSubsetOf("counter", "out/");
    }
}
