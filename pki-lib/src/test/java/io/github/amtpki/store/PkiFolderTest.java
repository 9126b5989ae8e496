package io.github.amtpki.store;

import static io.github.amtpki.store.Samples.CLOCK;
import static io.github.amtpki.store.Samples.artefact;
import static io.github.amtpki.store.Samples.commit;
import static io.github.amtpki.store.Samples.first;
import static io.github.amtpki.store.Samples.manifest;
import static io.github.amtpki.store.Samples.open;
import static io.github.amtpki.store.Samples.second;
import static io.github.amtpki.store.Samples.text;
import static io.github.amtpki.store.Samples.tree;
import static io.github.amtpki.store.Samples.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PkiFolderTest {

    @TempDir
    Path dir;

    @Test
    void openingWhatIsNotThereAndCommittingNothingLeavesNothing() {
        try (PkiFolder folder = open(dir.resolve("out/deep/lab"))) {
            assertThat(folder.manifest()).isEmpty();
            assertThat(folder.exists("root.crt")).isFalse();
        }
        assertThat(tree(dir)).isEmpty();
    }

    @Test
    void makesANewFolderWithItsParents() throws IOException {
        Path lab = dir.resolve("out/lab");
        FolderOutcome outcome = commit(lab, first());
        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.written())
                .containsExactly("old/gone.crt", "root.crt", "root.key", "sha384/leaf.crt", "sha384/leaf.pfx");
        assertThat(outcome.keptIn()).isEmpty();
        assertThat(tree(dir.resolve("out")))
                .containsOnlyKeys(
                        "lab/",
                        "lab/manifest.json",
                        "lab/old/",
                        "lab/old/gone.crt",
                        "lab/root.crt",
                        "lab/root.key",
                        "lab/sha384/",
                        "lab/sha384/leaf.crt",
                        "lab/sha384/leaf.pfx")
                .containsEntry("lab/root.key", "key one");
        assertThat(Files.isDirectory(lab, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void fillsAnEmptyFolderWithoutSwappingIt() throws IOException {
        Path lab = Files.createDirectory(dir.resolve("lab"));
        Object before = Files.readAttributes(lab, "*").get("fileKey");
        commit(lab, first());
        assertThat(Files.readAttributes(lab, "*").get("fileKey")).isEqualTo(before);
        assertThat(tree(lab)).hasSize(8).containsKey("manifest.json");
    }

    @Test
    void theManifestListsEveryFileWithItsDigest() {
        commit(dir.resolve("lab"), first());
        try (PkiFolder folder = open(dir.resolve("lab"))) {
            Manifest manifest = folder.manifest().orElseThrow();
            assertThat(manifest.createdAt()).isEqualTo(Samples.NOON);
            assertThat(manifest.artefacts())
                    .extracting(Manifest.ArtefactEntry::path)
                    .isSorted();
            for (Manifest.ArtefactEntry entry : manifest.artefacts()) {
                byte[] bytes = folder.read(entry.path());
                assertThat(entry.sha256()).isEqualTo(Sha256.of(bytes));
                assertThat(entry.size()).isEqualTo(bytes.length);
            }
            assertThat(manifest.artefact("root.key").orElseThrow().secret()).isTrue();
            assertThat(manifest.certificate("sha256", "root")).isPresent();
            assertThat(manifest.certificate("sha256", "leaf")).isEmpty();
        }
    }

    @Test
    void aChangeReplacesAddsRemovesAndKeepsWhatWas() {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        String oldManifest = text(lab.resolve("manifest.json"));
        FolderOutcome outcome = commit(lab, second());
        assertThat(outcome.written()).containsExactly("deep/er/new.crt", "new.crt", "root.crt", "sha384/leaf.pfx");
        assertThat(outcome.removed()).containsExactly("old/gone.crt");
        assertThat(outcome.keptIn()).contains("replaced/2026-11-22T12-00-00Z");
        assertThat(tree(lab))
                .doesNotContainKeys("old/", "old/gone.crt", ".amtpki-change/")
                .containsEntry("root.crt", "root two")
                .containsEntry("root.key", "key one")
                .containsEntry("sha384/leaf.crt", "leaf one")
                .containsEntry("deep/er/new.crt", "added below");
        assertThat(tree(lab.resolve("replaced/2026-11-22T12-00-00Z")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "manifest.json", oldManifest,
                        "old/", "",
                        "old/gone.crt", "to be removed",
                        "root.crt", "root one",
                        "sha384/", "",
                        "sha384/leaf.pfx", "bundle one"));
    }

    @Test
    void twoChangesInOneSecondKeepTheirFilesApart() {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        commit(lab, FolderChange.to(manifest("2")).put(List.of(artefact("root.crt", "two"))));
        FolderOutcome third = commit(lab, FolderChange.to(manifest("3")).put(List.of(artefact("root.crt", "three"))));
        assertThat(third.keptIn()).contains("replaced/2026-11-22T12-00-00Z-2");
        assertThat(lab.resolve("replaced/2026-11-22T12-00-00Z/root.crt")).hasContent("root one");
        assertThat(lab.resolve("replaced/2026-11-22T12-00-00Z-2/root.crt")).hasContent("two");
    }

    @Test
    void whatIsDiscardedIsNotKept() {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        FolderOutcome outcome = commit(
                lab,
                FolderChange.to(manifest("2"))
                        .put(List.of(artefact("root.crt", "two")))
                        .remove(List.of("old/gone.crt"))
                        .discard(List.of("root.crt", "old/gone.crt")));
        assertThat(outcome.keptIn()).isEmpty();
        assertThat(lab.resolve("replaced")).doesNotExist();
        assertThat(lab.resolve("root.crt")).hasContent("two");
    }

    @Test
    void addingFilesAloneKeepsNothing() {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        assertThat(commit(lab, FolderChange.to(manifest("1")).put(List.of(artefact("more.crt", "m"))))
                        .keptIn())
                .isEmpty();
        assertThat(lab.resolve("replaced")).doesNotExist();
    }

    @Test
    void aChangeWithoutDifferenceTouchesNothing() throws IOException {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        commit(lab, second());
        Map<Path, FileTime> before = times();
        Clock later = Clock.offset(CLOCK, Duration.ofDays(9));
        try (PkiFolder folder = PkiFolder.open(lab, later)) {
            FolderOutcome outcome = folder.commit(second());
            assertThat(outcome.changed()).isFalse();
            assertThat(outcome.written()).isEmpty();
        }
        assertThat(times()).isEqualTo(before);
    }

    @Test
    void aChangedDescriptionAloneIsWrittenAndDated() {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        Clock later = Clock.offset(CLOCK, Duration.ofDays(1));
        try (PkiFolder folder = PkiFolder.open(lab, later)) {
            assertThat(folder.commit(FolderChange.to(manifest("2"))).changed()).isTrue();
            assertThat(folder.manifest().orElseThrow().updatedAt()).isEqualTo(later.instant());
            assertThat(folder.manifest().orElseThrow().createdAt()).isEqualTo(Samples.NOON);
        }
    }

    @Test
    void aFileThatWasMovedAwayMayComeBackOrStayAway() throws IOException {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        Files.delete(lab.resolve("root.key"));
        commit(lab, FolderChange.to(manifest("2")).put(List.of(artefact("root.crt", "two"))));
        assertThat(lab.resolve("root.key")).doesNotExist();
        commit(lab, first());
        assertThat(lab.resolve("root.key")).hasContent("key one");
        Files.delete(lab.resolve("root.key"));
        commit(lab, FolderChange.to(manifest("3")).remove(List.of("root.key")));
        try (PkiFolder folder = open(lab)) {
            assertThat(folder.manifest().orElseThrow().artefact("root.key")).isEmpty();
        }
    }

    @Test
    void severalCommitsInOneSession() {
        Path lab = dir.resolve("lab");
        try (PkiFolder folder = open(lab)) {
            folder.commit(first());
            folder.commit(second());
            assertThat(folder.manifest().orElseThrow().profile().specification())
                    .startsWith("2");
        }
        assertThat(lab.resolve("root.crt")).hasContent("root two");
    }

    @Test
    void aSymbolicLinkToAFolderIsFollowed() throws IOException {
        Path real = dir.resolve("elsewhere/lab");
        commit(real, first());
        Path link = Files.createSymbolicLink(dir.resolve("link"), real);
        commit(link, second());
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(real.resolve("root.crt")).hasContent("root two");
        assertThat(walk(dir)).noneMatch(path -> path.getFileName().toString().startsWith("."));
    }

    @Test
    void nobodyElseEverSeesIn() {
        List<String> open = new java.util.ArrayList<>();
        FileOps watching = new FileOps((step, path) -> {
            for (Path each : walk(dir)) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
                if (!mode.matches("rw[x-]------")) {
                    open.add(step + " " + each + " " + mode);
                }
            }
        });
        for (FolderChange change : List.of(first(), second())) {
            try (PkiFolder folder = PkiFolder.open(dir.resolve("out/lab"), CLOCK, Duration.ZERO, watching)) {
                folder.commit(change);
            }
        }
        assertThat(open).isEmpty();
        assertThat(walk(dir)).hasSizeGreaterThan(15);
    }

    @Test
    void aClosedFolderTakesNoChange() {
        PkiFolder folder = open(dir.resolve("lab"));
        folder.close();
        folder.close();
        assertThatThrownBy(() -> folder.commit(first())).isInstanceOf(IllegalStateException.class);
    }

    private Map<Path, FileTime> times() throws IOException {
        Map<Path, FileTime> times = new HashMap<>();
        for (Path path : walk(dir.resolve("lab"))) {
            times.put(path, Files.getLastModifiedTime(path));
        }
        times.put(dir.resolve("lab"), Files.getLastModifiedTime(dir.resolve("lab")));
        return times;
    }
}
