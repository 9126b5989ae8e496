package io.github.amtpki.store;

import static io.github.amtpki.store.Samples.commit;
import static io.github.amtpki.store.Samples.first;
import static io.github.amtpki.store.Samples.open;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.StorageException;
import io.github.amtpki.profile.KeyProfile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pipes, devices and huge files where a small file should be. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BoundedFileTest {

    @TempDir
    Path dir;

    @Test
    void aFileOfExactlyTheLimitIsReadAndOneMoreByteIsNot() throws IOException {
        Path file = Files.write(dir.resolve("file"), new byte[100]);
        assertThat(BoundedFile.read(file, 100)).hasSize(100);
        assertThatThrownBy(() -> BoundedFile.read(file, 99)).isInstanceOf(BadInputException.class);
    }

    @Test
    void holesReadAsTheZerosTheyStandFor() throws IOException {
        for (int size : new int[] {1, 65_536, 65_537, 400_000}) {
            byte[] bytes = new byte[size];
            bytes[size / 2] = 1;
            Path file = dir.resolve("holes-" + size);
            FileOps.REAL.createFile(file, bytes);
            assertThat(file).hasBinaryContent(bytes);
            FileOps.REAL.createFile(dir.resolve("zeros-" + size), new byte[size]);
            assertThat(dir.resolve("zeros-" + size)).hasBinaryContent(new byte[size]);
        }
    }

    @Test
    void aPipeInTheFolderIsNotWaitedFor() throws Exception {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        Files.delete(lab.resolve("root.crt"));
        pipe(lab.resolve("root.crt"));
        try (PkiFolder folder = open(lab)) {
            assertThatThrownBy(() -> folder.read("root.crt"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageEndingWith("root.crt is not a regular file");
        }
    }

    @Test
    void aManifestThatIsAPipeOrAnEndlessLinkIsRefused() throws Exception {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        Files.delete(lab.resolve("manifest.json"));
        Path zero = Files.createSymbolicLink(lab.resolve("manifest.json"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> open(lab))
                .isInstanceOf(StorageException.class)
                .hasMessageEndingWith("manifest.json is a symbolic link");
        Files.delete(zero);
        pipe(lab.resolve("manifest.json"));
        assertThatThrownBy(() -> open(lab))
                .isInstanceOf(StorageException.class)
                .hasMessageEndingWith("manifest.json is not a regular file");
    }

    @Test
    void aHugeManifestJournalOrArtefactIsRefused() throws IOException {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        huge(lab.resolve("root.crt"));
        try (PkiFolder folder = open(lab)) {
            assertThatThrownBy(() -> folder.read("root.crt"))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageEndingWith("root.crt is larger than 16 MiB");
        }
        huge(Samples.leftOver(lab.resolve(".amtpki-change")).resolve("journal.json"));
        assertThatThrownBy(() -> open(lab)).isInstanceOf(BadInputException.class);
        Files.delete(lab.resolve(".amtpki-change/journal.json"));
        huge(lab.resolve("manifest.json"));
        assertThatThrownBy(() -> open(lab)).isInstanceOf(BadInputException.class);
    }

    @Test
    void aHugeFileInTheWayOfADecidedChangeIsMovedAside() throws IOException {
        Path lab = dir.resolve("lab");
        commit(lab, first());
        Path put = Files.createDirectory(
                Samples.leftOver(lab.resolve(".amtpki-change")).resolve("put"));
        Files.writeString(put.resolve("new.crt"), "new");
        Journal journal = new Journal("s", Map.of("new.crt", Sha256.of("new".getBytes(UTF_8))), Map.of(), Map.of());
        Files.write(lab.resolve(".amtpki-change/journal.json"), journal.toJson());
        huge(lab.resolve("new.crt"));
        open(lab).close();
        assertThat(lab.resolve("new.crt")).hasContent("new");
        assertThat(lab.resolve("replaced/s-new.crt")).exists();
    }

    @Test
    void aKeyBesideTheProfileMayBeALinkButNoPipeOrDevice() throws Exception {
        pipe(dir.resolve("pipe"));
        Files.createSymbolicLink(dir.resolve("zero"), Path.of("/dev/zero"));
        huge(dir.resolve("huge"));
        try (PkiFolder folder = open(dir.resolve("lab"))) {
            KeyRing ring = new KeyRing(folder, dir, (reference, purpose) -> {
                throw new AssertionError(purpose);
            });
            assertThatThrownBy(() -> ring.named(key("pipe"))).hasMessageEndingWith("is not a regular file");
            assertThatThrownBy(() -> ring.named(key("zero"))).hasMessageEndingWith("is not a regular file");
            assertThatThrownBy(() -> ring.named(key("huge"))).hasMessageEndingWith("is larger than 1 MiB");
        }
    }

    private static KeyProfile key(String file) {
        return new KeyProfile(Optional.empty(), Optional.empty(), Optional.of(file), Optional.empty());
    }

    private static void huge(Path file) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(10L << 30);
        }
    }

    private static void pipe(Path path) throws Exception {
        int exit;
        try {
            exit = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
        } catch (IOException e) {
            exit = -1;
        }
        Assumptions.assumeTrue(exit == 0, "no mkfifo here");
    }
}
