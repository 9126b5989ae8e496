package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.OutputExistsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    private static Stream<String> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(path -> path.getFileName().toString()).toList().stream();
        }
    }
}
