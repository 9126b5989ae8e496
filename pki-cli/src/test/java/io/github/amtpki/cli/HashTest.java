package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HashTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
    }

    @Test
    void isTheDigestOfTheWholeCertificate() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve("pki/root.der")));
        assertThat(run("hash", "pki/root.crt", "--digest", "sha256", "--format", "hex")
                        .out())
                .isEqualTo(HexFormat.of().formatHex(digest) + "\n");
        assertThat(run("hash", "pki/root.der", "--digest", "sha256", "--format", "colons")
                        .out())
                .isEqualTo(HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest) + "\n");
    }

    @Test
    void oldDigestsAreShownWhenAskedFor() {
        assertThat(run("hash", "pki/root.crt").out())
                .contains("SHA-256")
                .contains("SHA-384")
                .doesNotContain("SHA-1\n");
        assertThat(run("hash", "pki/root.crt", "--digest", "sha1").out())
                .contains("\nSHA-1, taken by AMT 6-14\n  hex ");
    }

    @Test
    void aChainHoldsItsRoot() {
        assertThat(run("hash", "pki/provisioning.chain.crt")).isEqualTo(run("hash", "pki/root.crt"));
    }

    @Test
    void aLeafHasNoRootHash() {
        Run.Result result = run("hash", "pki/provisioning.crt");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("holds no root").contains("machines enrol the hash of a root only");
    }

    @Test
    void reportsAsJson() {
        assertThat(run("hash", "pki/root.crt", "--json").json().get("hashes").toString())
                .contains("digest=sha256, takenBy=6-22, algorithmCode=2, hex=")
                .contains("digest=sha384, takenBy=15-22, algorithmCode=3, hex=");
    }

    private Run.Result run(String... words) {
        return Run.in(folder).run(words);
    }
}
