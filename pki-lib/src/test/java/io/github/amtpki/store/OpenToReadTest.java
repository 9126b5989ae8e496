package io.github.amtpki.store;

import static io.github.amtpki.store.Samples.CLOCK;
import static io.github.amtpki.store.Samples.commit;
import static io.github.amtpki.store.Samples.first;
import static io.github.amtpki.store.Samples.second;
import static io.github.amtpki.store.Samples.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.OutputExistsException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenToReadTest {

    @TempDir(factory = RamDir.class)
    Path dir;

    @Test
    void aFolderIsReadWithoutMakingAnything() {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        try (PkiFolder folder = PkiFolder.openToRead(lab, CLOCK)) {
            assertThat(folder.manifest()).isPresent();
            assertThat(new String(folder.read("root.crt"), UTF_8)).isEqualTo("root one");
            assertThat(tree(dir).keySet()).allMatch(path -> path.startsWith("lab/"));
        }
    }

    @Test
    void aFolderThatIsNotThereIsEmptyAndStaysAway() {
        try (PkiFolder folder = PkiFolder.openToRead(dir.resolve("deep/lab"), CLOCK)) {
            assertThat(folder.manifest()).isEmpty();
            assertThat(tree(dir)).isEmpty();
        }
    }

    @Test
    void nothingCanBeCommitted() {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        try (PkiFolder folder = PkiFolder.openToRead(lab, CLOCK)) {
            assertThatThrownBy(() -> folder.commit(second()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("cannot write " + lab);
        }
        assertThat(lab.resolve("root.crt")).hasContent("root one");
    }

    @Test
    void whatAnInterruptedRunLeftIsMendedFirst() throws IOException {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        Samples.leftOver(lab.resolve(".amtpki-change"));
        try (PkiFolder folder = PkiFolder.openToRead(lab, CLOCK)) {
            assertThat(folder.recovery()).isEqualTo(PkiFolder.Recovery.UNDONE);
        }
        assertThat(lab.resolve(".amtpki-change")).doesNotExist();
    }

    @Test
    void aFileOrAForeignFolderIsRefused() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "x");
        assertThatThrownBy(() -> PkiFolder.openToRead(file, CLOCK)).isInstanceOf(OutputExistsException.class);
        assertThatThrownBy(() -> PkiFolder.openToRead(dir, CLOCK)).isInstanceOf(OutputExistsException.class);
    }
}
