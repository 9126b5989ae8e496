package io.github.amtpki.store;

import static io.github.amtpki.store.Samples.commit;
import static io.github.amtpki.store.Samples.first;
import static io.github.amtpki.store.Samples.leftOver;
import static io.github.amtpki.store.Samples.open;
import static io.github.amtpki.store.Samples.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.OutputExistsException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody put symbolic links into a PKI folder, so that finishing an interrupted change would reach out of it. */
final class LinkedFolderTest {

    private static final Journal REMOVES =
            new Journal("s", Map.of(), Map.of("sub/victim", Sha256.of("precious".getBytes(UTF_8))), Map.of());
    private static final Journal PUTS =
            new Journal("s", Map.of("sub/victim", Sha256.of("evil".getBytes(UTF_8))), Map.of(), Map.of());

    @TempDir(factory = RamDir.class)
    Path dir;

    private Path lab;
    private Path out;
    private Path change;

    @BeforeEach
    void anInterruptedChangeBesideAnotherFolder() throws IOException {
        lab = dir.resolve("lab");
        commit(lab, first());
        change = lab.resolve(".amtpki-change");
        out = Files.createDirectory(dir.resolve("out"));
        Files.writeString(out.resolve("victim"), "precious");
    }

    private void refused(Path culprit) {
        Map<String, String> before = tree(dir);
        assertThatThrownBy(() -> open(lab))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith(culprit + " is ");
        assertThat(tree(dir)).isEqualTo(before);
    }

    private void journal(Path folder, Journal journal) throws IOException {
        if (folder.equals(change)) {
            leftOver(change);
        }
        Files.write(folder.resolve("journal.json"), journal.toJson());
    }

    @Test
    void aRemovalDoesNotGoThroughALink() throws IOException {
        journal(change, REMOVES);
        refused(Files.createSymbolicLink(lab.resolve("sub"), out));
    }

    @Test
    void aNewFileIsNotMovedThroughALink() throws IOException {
        journal(change, PUTS);
        Files.createDirectories(change.resolve("put/sub"));
        Files.writeString(change.resolve("put/sub/victim"), "evil");
        refused(Files.createSymbolicLink(lab.resolve("sub"), out));
    }

    @Test
    void aNewFileIsNotTakenThroughALink() throws IOException {
        journal(change, PUTS);
        Files.createDirectories(change.resolve("put"));
        refused(Files.createSymbolicLink(change.resolve("put/sub"), out));
    }

    @Test
    void aNewFileIsNoLink() throws IOException {
        journal(change, PUTS);
        Files.createDirectories(change.resolve("put/sub"));
        refused(Files.createSymbolicLink(change.resolve("put/sub/victim"), out.resolve("victim")));
    }

    @Test
    void theFolderOfNewFilesIsNoLink() throws IOException {
        journal(change, PUTS);
        Files.createDirectory(dir.resolve("put"));
        Files.createDirectory(dir.resolve("put/sub"));
        Files.writeString(dir.resolve("put/sub/victim"), "taken");
        refused(Files.createSymbolicLink(change.resolve("put"), dir.resolve("put")));
    }

    @Test
    void theFoldersOfFormerFilesAreNoLinks() throws IOException {
        journal(change, PUTS);
        Path kept = Files.createSymbolicLink(change.resolve("replaced"), out);
        refused(kept);
        Files.delete(kept);
        refused(Files.createSymbolicLink(lab.resolve("replaced"), out));
    }

    @Test
    void theChangeItselfIsNoLink() throws IOException {
        leftOver(Files.createDirectory(dir.resolve("link")).resolve("change"));
        journal(dir.resolve("link/change"), REMOVES);
        Files.createSymbolicLink(change, dir.resolve("link/change"));
        Map<String, String> before = tree(dir);
        assertThatThrownBy(() -> open(lab))
                .isInstanceOf(OutputExistsException.class)
                .hasMessageStartingWith(change + " is in the way");
        assertThat(tree(dir)).isEqualTo(before);
    }

    @Test
    void theJournalIsNoLink() throws IOException {
        journal(out, PUTS);
        leftOver(change);
        refused(Files.createSymbolicLink(change.resolve("journal.json"), out.resolve("journal.json")));
    }
}
