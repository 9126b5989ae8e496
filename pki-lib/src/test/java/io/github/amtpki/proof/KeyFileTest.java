package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.x509.Pem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key file, as it lies in the folder, opens in other programs with its password and only with that. */
final class KeyFileTest {

    @TempDir
    private static Path folder;

    private static TestPki pki = TestPki.of(Track.SHA256, 0);

    @BeforeAll
    static void write() throws Exception {
        pki = pki.writeTo(folder);
    }

    @Test
    @RequiresTool("openssl")
    void opensslOpensIt() {
        assertIsTheLeafs(Run.in(folder)
                .ok("openssl", "pkey", "-in", "leaf.key", "-passin", "file:password", "-pubout")
                .out());
    }

    @Test
    @RequiresTool("openssl")
    void opensslDoesNotOpenItWithAnotherPassword() {
        assertThat(Run.in(folder)
                        .run("openssl", "pkey", "-in", "leaf.key", "-passin", "pass:another", "-pubout")
                        .exit())
                .isEqualTo(1);
    }

    @Test
    @RequiresTool("certtool")
    void certtoolOpensIt() {
        assertIsTheLeafs(Run.in(folder)
                .ok("certtool", "--pubkey-info", "--load-privkey", "leaf.key", "--password", TestPki.PASSWORD)
                .out());
    }

    @Test
    @RequiresTool("node")
    void nodeOpensIt() {
        String program = "const key = require('crypto').createPrivateKey({key: require('fs').readFileSync('leaf.key'),"
                + " passphrase: process.argv[1]});"
                + " console.log(require('crypto').createPublicKey(key).export({type: 'spki', format: 'pem'}));";
        assertIsTheLeafs(
                Run.in(folder).ok("node", "-e", program, TestPki.PASSWORD).out());
    }

    private static void assertIsTheLeafs(String shown) {
        assertThat(Pem.decode(shown.getBytes(StandardCharsets.UTF_8)))
                .extracting(Pem::der)
                .containsExactly(pki.leaf().leaf().getPublicKey().getEncoded());
    }
}
