package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.OutputExistsException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFolderTest {

    @TempDir
    Path folder;

    private static Artefact file(String path) {
        return new Artefact(path, new byte[] {1, 2}, true);
    }

    @Test
    void isThereWhenItIsFinishedAndNotBefore() throws IOException {
        Path fleet = folder.resolve("out/fleet");
        try (OutputFolder output = OutputFolder.create(fleet)) {
            output.add(file("pc-1/Setup.bin"));
            output.add(file("pc-1/Setup.bin.password"));
            output.add(file("pc-2/Setup.bin"));
            assertThat(fleet).doesNotExist();
            output.finish();
        }
        assertThat(fleet.resolve("pc-1/Setup.bin")).hasBinaryContent(new byte[] {1, 2});
        assertThat(fleet.resolve("pc-2/Setup.bin")).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fleet.resolve("pc-1/Setup.bin"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fleet)))
                .isEqualTo("rwx------");
        assertThat(children(folder.resolve("out"))).containsExactly("fleet");
    }

    @Test
    void leavesNothingBehindUnlessFinished() throws IOException {
        try (OutputFolder output = OutputFolder.create(folder.resolve("out/fleet"))) {
            output.add(file("pc-1/Setup.bin"));
        }
        assertThat(children(folder)).isEmpty();
    }

    @Test
    void writesNoFileTwice() {
        try (OutputFolder output = OutputFolder.create(folder.resolve("fleet"))) {
            output.add(file("pc-1/Setup.bin"));
            assertThatThrownBy(() -> output.add(file("pc-1/Setup.bin"))).isInstanceOf(BadInputException.class);
        }
    }

    @Test
    void nothingLeadsOutOfIt() {
        try (OutputFolder output = OutputFolder.create(folder.resolve("fleet"))) {
            assertThatThrownBy(() -> output.add(file("../x"))).isInstanceOf(BadInputException.class);
        }
    }

    @Test
    void whatIsThereStays() throws IOException {
        Files.createDirectory(folder.resolve("fleet"));
        assertThatThrownBy(() -> OutputFolder.create(folder.resolve("fleet")))
                .isInstanceOf(OutputExistsException.class);
        assertThat(children(folder)).containsExactly("fleet");
    }

    @Test
    void whatAppearsMeanwhileStays() throws IOException {
        Path fleet = folder.resolve("fleet");
        try (OutputFolder output = OutputFolder.create(fleet)) {
            output.add(file("pc-1/Setup.bin"));
            Files.createDirectory(fleet);
            assertThatThrownBy(output::finish).isInstanceOf(OutputExistsException.class);
        }
        assertThat(children(folder)).containsExactly("fleet");
        assertThat(children(fleet)).isEmpty();
    }

    @Test
    void whatAKilledRunLeftBehindIsRemoved() throws IOException {
        Scratch left = FolderLayout.of(folder.resolve("fleet")).staging();
        left.create(FileOps.REAL);
        Files.createDirectory(left.content());
        Files.writeString(left.content().resolve("secret"), "x");
        try (OutputFolder output = OutputFolder.create(folder.resolve("fleet"))) {
            output.add(file("pc-1/Setup.bin"));
            output.finish();
        }
        assertThat(children(folder)).containsExactly("fleet");
        assertThat(children(folder.resolve("fleet"))).containsExactly("pc-1");
    }

    /** The file system stops in the middle of the removal until the test has seen what it came for. */
    @Test
    void whoStillAddsIsToldWhileItIsTakenBack() throws Exception {
        CountDownLatch removing = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        FileOps slow = new FileOps((step, path) -> {
            if (step.equals("delete")) {
                removing.countDown();
                assertThat(catchThrowable(told::await)).isNull();
            }
        });
        OutputFolder output = OutputFolder.create(folder.resolve("fleet"), slow);
        output.add(file("pc-1/Setup.bin"));
        Thread killer = new Thread(output::close);
        killer.start();
        removing.await();
        try {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> assertThatThrownBy(() -> output.add(file("pc-2/Setup.bin")))
                            .isInstanceOf(StorageException.class)
                            .hasMessageContaining("given up"));
        } finally {
            told.countDown();
            killer.join();
        }
        assertThat(children(folder)).isEmpty();
    }

    /** Folders go slowly: on a busy disk a process that was told to end may not live to remove the last. */
    @Test
    void allFilesAreTakenBackBeforeTheFirstFolder() {
        List<Boolean> isFolder = new ArrayList<>();
        FileOps noted = new FileOps((step, path) -> {
            if (step.equals("delete") && path.toString().contains("pc-")) {
                isFolder.add(Files.isDirectory(path));
            }
        });
        try (OutputFolder output = OutputFolder.create(folder.resolve("fleet"), noted)) {
            output.add(file("pc-1/Setup.bin"));
            output.add(file("pc-2/Setup.bin"));
        }
        assertThat(isFolder).containsExactly(false, false, true, true);
    }

    private static Stream<String> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(path -> path.getFileName().toString()).toList().stream();
        }
    }
}
