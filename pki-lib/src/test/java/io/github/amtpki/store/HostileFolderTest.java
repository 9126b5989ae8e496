package io.github.amtpki.store;

import static io.github.amtpki.store.Samples.CLOCK;
import static io.github.amtpki.store.Samples.artefact;
import static io.github.amtpki.store.Samples.commit;
import static io.github.amtpki.store.Samples.first;
import static io.github.amtpki.store.Samples.manifest;
import static io.github.amtpki.store.Samples.open;
import static io.github.amtpki.store.Samples.second;
import static io.github.amtpki.store.Samples.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.OutputExistsException;
import io.github.amtpki.PkiException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileFolderTest {

    @TempDir(factory = RamDir.class)
    Path dir;

    private Path lab;

    @BeforeEach
    void name() {
        lab = dir.resolve("lab");
    }

    private void untouched(Class<? extends PkiException> type, FolderChange change, String... inMessage) {
        Map<String, String> before = tree(dir);
        assertThatExceptionOfType(type)
                .isThrownBy(() -> commit(lab, change))
                .satisfies(e -> assertThat(e.getMessage()).contains(inMessage));
        assertThat(tree(dir)).isEqualTo(before);
    }

    @Test
    void aFolderOfSomebodyElseIsRefused() throws IOException {
        Files.createDirectory(lab);
        Files.writeString(lab.resolve("thesis.tex"), "years of work");
        untouched(OutputExistsException.class, first(), "it is not a PKI folder", lab.toString());
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Files.writeString(lab, "a file");
        untouched(OutputExistsException.class, first(), "is a file, not a folder");
    }

    @Test
    void aFileInPlaceOfAParentIsRefused() throws IOException {
        Files.writeString(dir.resolve("file"), "a file");
        assertThatThrownBy(() -> open(dir.resolve("file/deep/lab")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("file is a file, not a folder");
        assertThat(tree(dir)).containsOnlyKeys("file");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefused() throws IOException {
        Files.createSymbolicLink(lab, dir.resolve("gone"));
        assertThatThrownBy(() -> open(lab)).isInstanceOf(StorageException.class).hasMessageContaining("leads nowhere");
        assertThatThrownBy(() -> open(lab.resolve("below"))).isInstanceOf(StorageException.class);
    }

    @Test
    void aLinkInARingIsRefused() throws IOException {
        Files.createSymbolicLink(lab, dir.resolve("ring"));
        Files.createSymbolicLink(dir.resolve("ring"), lab);
        assertThatThrownBy(() -> open(lab)).isInstanceOf(StorageException.class);
    }

    @Test
    void theRootOfTheFileSystemIsRefused() {
        assertThatThrownBy(() -> open(dir.getRoot()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("root of a file system");
    }

    @Test
    void dotsInANameThatIsNotThereAreResolved() {
        commit(dir.resolve("missing/../lab/."), first());
        assertThat(lab.resolve("manifest.json")).exists();
        assertThat(dir.resolve("missing")).doesNotExist();
    }

    @Test
    void aParentThatMayNotBeWrittenIsSaidClearly() {
        FileOps denied = new FileOps((step, path) -> {
            throw new AccessDeniedException(path.toString());
        });
        assertThatThrownBy(() -> PkiFolder.open(lab, CLOCK, Duration.ZERO, denied))
                .isInstanceOf(StorageException.class)
                .hasMessage("cannot open " + dir.resolve(".lab.amtpki-lock") + ": permission denied");
        assertThat(tree(dir)).isEmpty();
    }

    @Test
    void aNameTooLongIsSaidClearly() {
        assertThatThrownBy(() -> open(dir.resolve("x".repeat(250))))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("ame too long");
        assertThat(tree(dir)).isEmpty();
    }

    @Test
    void aForeignFileIsNotOverwritten() throws IOException {
        commit(lab, first());
        Files.writeString(lab.resolve("new.crt"), "mine");
        Files.createDirectories(lab.resolve("deep/er/new.crt"));
        untouched(
                OutputExistsException.class,
                second(),
                "new.crt (not made by amtpki)",
                "deep/er/new.crt (not made by amtpki)");
    }

    @Test
    void anEditedFileIsNeitherReplacedNorRemoved() throws IOException {
        commit(lab, first());
        Files.writeString(lab.resolve("root.crt"), "root ONE");
        Files.writeString(lab.resolve("old/gone.crt"), "to be removed, but edited");
        untouched(
                OutputExistsException.class,
                second(),
                "root.crt (edited since amtpki made it)",
                "old/gone.crt (edited since amtpki made it)");
    }

    @Test
    void anEditedFileThatTheChangeDoesNotConcernIsLeftAlone() throws IOException {
        commit(lab, first());
        Files.writeString(lab.resolve("sha384/leaf.crt"), "edited");
        Files.writeString(lab.resolve("notes.txt"), "mine");
        commit(lab, second());
        assertThat(lab.resolve("sha384/leaf.crt")).hasContent("edited");
        assertThat(lab.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aFileThatBecameALinkIsNotReplaced() throws IOException {
        commit(lab, first());
        Path elsewhere = Files.move(lab.resolve("root.crt"), dir.resolve("elsewhere"));
        Files.createSymbolicLink(lab.resolve("root.crt"), elsewhere);
        untouched(OutputExistsException.class, second(), "root.crt (edited");
    }

    @Test
    void aFolderThatBecameALinkIsNotWrittenThrough() throws IOException {
        commit(lab, first());
        Path elsewhere = Files.move(lab.resolve("sha384"), dir.resolve("elsewhere"));
        Files.createSymbolicLink(lab.resolve("sha384"), elsewhere);
        untouched(OutputExistsException.class, second(), "sha384 (not a folder)");
    }

    @Test
    void aManifestEditedMeanwhileStopsTheChange() throws IOException {
        commit(lab, first());
        try (PkiFolder folder = open(lab)) {
            Files.writeString(lab.resolve("manifest.json"), "{}");
            assertThatThrownBy(() -> folder.commit(second()))
                    .isInstanceOf(OutputExistsException.class)
                    .hasMessageContaining("manifest.json (changed meanwhile)");
        }
        assertThat(lab.resolve("root.crt")).hasContent("root one");
    }

    @Test
    void aFolderThatAppearsMeanwhileIsNotTouched() throws IOException {
        try (PkiFolder folder = open(lab)) {
            Files.createDirectory(lab);
            Files.writeString(lab.resolve("mine"), "mine");
            assertThatThrownBy(() -> folder.commit(first())).isInstanceOf(OutputExistsException.class);
        }
        assertThat(tree(dir)).containsOnlyKeys("lab/", "lab/mine");
    }

    @Test
    void aFolderThatAppearsAtTheLastMomentIsNotTouched() {
        FileOps racing = new FileOps((step, path) -> {
            if (step.equals("move")) {
                Files.createDirectory(lab);
                Files.writeString(lab.resolve("mine"), "mine");
            }
        });
        try (PkiFolder folder = PkiFolder.open(lab, CLOCK, Duration.ZERO, racing)) {
            assertThatThrownBy(() -> folder.commit(first()))
                    .isInstanceOf(OutputExistsException.class)
                    .hasMessageContaining("appeared meanwhile");
        }
        assertThat(tree(dir)).containsOnlyKeys("lab/", "lab/mine");
    }

    @Test
    void whatIsPutInTheWayOfADecidedChangeIsMovedAside() throws IOException {
        commit(lab, first());
        FileOps stopping = new FileOps((step, path) -> {
            if (step.equals("delete") && path.endsWith("gone.crt")) {
                throw new AccessDeniedException(path.toString());
            }
        });
        assertThatThrownBy(() -> {
                    try (PkiFolder folder = PkiFolder.open(lab, CLOCK, Duration.ZERO, stopping)) {
                        folder.commit(second());
                    }
                })
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("the change is decided, but not complete");
        Files.writeString(lab.resolve("root.crt"), "mine");
        Files.writeString(lab.resolve("new.crt"), "mine too");
        try (PkiFolder folder = open(lab)) {
            assertThat(folder.recovery()).isEqualTo(PkiFolder.Recovery.COMPLETED);
        }
        assertThat(lab.resolve("root.crt")).hasContent("root two");
        assertThat(lab.resolve("replaced/2026-11-22T12-00-00Z-root.crt")).hasContent("mine");
        assertThat(lab.resolve("replaced/2026-11-22T12-00-00Z-new.crt")).hasContent("mine too");
    }

    @Test
    void aDamagedJournalStopsEverythingAndChangesNothing() throws IOException {
        commit(lab, first());
        Samples.leftOver(lab.resolve(".amtpki-change"));
        Files.writeString(lab.resolve(".amtpki-change/journal.json"), "{\"schemaVersion\": 1, \"stamp\": \"x\"");
        Map<String, String> before = tree(dir);
        assertThatThrownBy(() -> open(lab))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("journal.json: 1:");
        assertThat(tree(dir)).isEqualTo(before);
    }

    @Test
    void aJournalCannotReachOutOfTheFolder() throws IOException {
        commit(lab, first());
        Files.writeString(dir.resolve("victim"), "precious");
        Samples.leftOver(lab.resolve(".amtpki-change"));
        Journal journal =
                new Journal("s", Map.of(), Map.of("../victim", Sha256.of("precious".getBytes(UTF_8))), Map.of());
        Files.write(lab.resolve(".amtpki-change/journal.json"), journal.toJson());
        assertThatThrownBy(() -> open(lab)).isInstanceOf(BadInputException.class);
        assertThat(dir.resolve("victim")).hasContent("precious");
    }

    @Test
    void stagingThatIsALinkIsNotFollowed() throws IOException {
        Path victim = Files.createDirectory(dir.resolve("victim"));
        Files.writeString(victim.resolve("precious"), "precious");
        Files.createSymbolicLink(dir.resolve(".lab.amtpki-staging"), victim);
        untouched(OutputExistsException.class, first(), ".lab.amtpki-staging is in the way");
        assertThat(victim.resolve("precious")).hasContent("precious");
    }

    @Test
    void staleStagingIsRemovedAndReported() throws IOException {
        Path staging = Samples.leftOver(dir.resolve(".lab.amtpki-staging"));
        Files.createDirectories(staging.resolve("content/sha384"));
        Files.writeString(staging.resolve("content/sha384/half"), "hal");
        try (PkiFolder folder = open(lab)) {
            assertThat(folder.recovery()).isEqualTo(PkiFolder.Recovery.UNDONE);
        }
        assertThat(tree(dir)).isEmpty();
    }

    @Test
    void somebodysOwnFolderUnderTheNameOfStagingIsLeftAlone() throws IOException {
        Files.createDirectory(dir.resolve(".lab.amtpki-staging"));
        Files.writeString(dir.resolve(".lab.amtpki-staging/thesis.tex"), "years of work");
        untouched(OutputExistsException.class, first(), ".lab.amtpki-staging is in the way");
        Files.createDirectory(lab);
        commit(lab, first());
        assertThat(dir.resolve(".lab.amtpki-staging/thesis.tex")).hasContent("years of work");
    }

    @Test
    void somebodysOwnFolderUnderTheNameOfAChangeIsLeftAlone() throws IOException {
        commit(lab, first());
        Files.createDirectory(lab.resolve(".amtpki-change"));
        Files.writeString(lab.resolve(".amtpki-change/made-by-amtpki"), "a note of mine");
        untouched(OutputExistsException.class, second(), ".amtpki-change is in the way");
    }

    @Test
    void stagingWhoseMarkWasCutOffIsRemoved() throws IOException {
        Path staging = Samples.leftOver(dir.resolve(".lab.amtpki-staging"));
        Files.writeString(staging.resolve("made-by-amtpki"), "amtpki grows");
        Files.writeString(staging.resolve("content"), "hal");
        commit(lab, first());
        assertThat(staging).doesNotExist();
    }

    @Test
    void somebodysOwnFileUnderTheNameOfTheLockIsLeftAlone() throws IOException {
        Files.writeString(dir.resolve(".lab.amtpki-lock"), "a key to my door");
        untouched(StorageException.class, first(), ".lab.amtpki-lock is in the way");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "Manifest.JSON", "replaced/x", ".amtpki-change/x", ".amtpkistuff", "../x"})
    void theFoldersOwnNamesCannotBePut(String path) {
        assertThatThrownBy(() -> FolderChange.to(manifest("1")).put(List.of(artefact(path, "x"))))
                .isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> FolderChange.to(manifest("1")).remove(List.of(path)))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void namesThatDifferInCaseAloneAreRefusedEvenAcrossChanges() {
        commit(lab, first());
        FolderChange change = FolderChange.to(manifest("2")).put(List.of(artefact("ROOT.crt", "x")));
        untouched(BadInputException.class, change, "it is the same file as");
    }

    @Test
    void aDescriptionThatNamesAFileThatIsNotThereIsRefused() {
        untouched(BadInputException.class, FolderChange.to(manifest("1", "no.crt")), "names the file 'no.crt'");
    }

    @Test
    void aFileMayBecomeAFolder() {
        commit(lab, first());
        commit(
                lab,
                FolderChange.to(manifest("2"))
                        .remove(List.of("root.crt"))
                        .put(List.of(artefact("root.crt/inside", "x"))));
        assertThat(lab.resolve("root.crt/inside")).hasContent("x");
    }

    @Test
    void readingOutOfTheFolderIsRefused() {
        commit(lab, first());
        try (PkiFolder folder = open(lab)) {
            assertThatThrownBy(() -> folder.read("../x")).isInstanceOf(BadInputException.class);
            assertThatThrownBy(() -> folder.exists("/etc/passwd")).isInstanceOf(BadInputException.class);
            assertThatThrownBy(() -> folder.read("none"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("there is no");
            assertThatThrownBy(() -> folder.read("sha384")).isInstanceOf(StorageException.class);
        }
    }
}
