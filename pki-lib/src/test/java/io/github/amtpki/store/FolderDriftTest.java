package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.amtpki.store.Drift.Sort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderDriftTest {

    @TempDir
    Path temp;

    private LivingLab lab;

    @BeforeEach
    void makeIt() throws IOException {
        lab = new LivingLab(temp);
        lab.apply(LivingLab.PROFILE.replace("{sheet: true}", "{setupBin: {}, image: fat16}"));
    }

    @Test
    void nothingDiffersInWhatWasJustMadeNorAfterItLived() {
        assertThat(drift()).isEmpty();
        lab.after(100).renew("issuing", Renewal.Key.KEEP);
        lab.crl();
        assertThat(drift()).isEmpty();
    }

    @Test
    void whatWasEditedIsFoundThoughItsSizeIsTheSame() throws IOException {
        byte[] hash = lab.bytes("root-hash.txt");
        hash[hash.length - 1] ^= 1;
        Files.write(lab.pki.resolve("root-hash.txt"), hash);

        assertThat(drift()).containsExactly(tuple("root-hash.txt", Sort.EDITED));
    }

    @Test
    void aManifestThatNamesAnotherCertificateIsNotBelieved() throws IOException {
        String sha256 = lab.entry("provisioning").sha256();
        Path manifest = lab.pki.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst(sha256, "00".repeat(32)));

        assertThat(drift()).contains(tuple("provisioning.crt", Sort.REPLACED));
    }

    @Test
    void anotherCertificateALinkOrAFolderTookItsPlace() throws IOException {
        Files.write(lab.pki.resolve("provisioning.crt"), lab.bytes("named.crt"));
        Files.delete(lab.pki.resolve("named.pfx"));
        Files.createSymbolicLink(lab.pki.resolve("named.pfx"), lab.pki.resolve("provisioning.pfx"));
        Files.delete(lab.pki.resolve("bare.crt"));
        Files.createDirectory(lab.pki.resolve("bare.crt"));

        assertThat(drift())
                .containsExactly(
                        tuple("bare.crt", Sort.REPLACED),
                        tuple("named.pfx", Sort.REPLACED),
                        tuple("provisioning.crt", Sort.REPLACED));
    }

    @Test
    void whatIsGoneIsMissingButCaKeysAndSticksMayLeave() throws IOException {
        for (String file : List.of("root.key", "root.key.password", "Setup.bin", "stick.img", "provisioning.pfx")) {
            Files.delete(lab.pki.resolve(file));
        }

        assertThat(drift())
                .containsExactly(
                        tuple("Setup.bin", Sort.ELSEWHERE),
                        tuple("provisioning.pfx", Sort.MISSING),
                        tuple("root.key", Sort.ELSEWHERE),
                        tuple("root.key.password", Sort.ELSEWHERE),
                        tuple("stick.img", Sort.ELSEWHERE));
        assertThat(FolderDrift.of(open())).filteredOn(Drift::finding).hasSize(1);
    }

    @Test
    void whatAmtpkiDoesNotKnowIsListedAndNoFinding() throws IOException {
        Files.createDirectories(lab.pki.resolve("notes/deep"));
        Files.writeString(lab.pki.resolve("notes/deep/todo.txt"), "mine");
        Files.createSymbolicLink(lab.pki.resolve("notes/out"), temp);

        assertThat(drift())
                .containsExactly(tuple("notes/deep/todo.txt", Sort.UNKNOWN), tuple("notes/out", Sort.UNKNOWN));
        assertThat(FolderDrift.of(open())).noneMatch(Drift::finding);
    }

    @Test
    void aWholeTreeOfForeignFilesIsNotListed() throws IOException {
        for (int i = 0; i < 2 * FolderDrift.MOST_UNKNOWN; i++) {
            Files.createFile(lab.pki.resolve("foreign-" + i));
        }

        assertThat(drift()).hasSize(FolderDrift.MOST_UNKNOWN);
    }

    private List<Tuple> drift() {
        return FolderDrift.of(open()).stream()
                .map(one -> tuple(one.path(), one.sort()))
                .toList();
    }

    private PkiFolder open() {
        return PkiFolder.openToRead(lab.pki, lab.context().clock());
    }
}
