package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.Track;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The flavour {@code pbmac1}. Its MAC is from 2024 and OpenSSL checks it from 3.4 on; for those who have an older one, the
 * formula of RFC 9579 is worked out with node's primitives.
 */
final class Pbmac1Test {

    @TempDir
    private static Path folder;

    private static TestPki pki = TestPki.of(Track.SHA384, 1);

    @BeforeAll
    static void write() throws Exception {
        pki = pki.writeTo(folder);
        Files.write(folder.resolve("x.pfx"), TestPki.bundle(pki.leaf(), Flavour.PBMAC1));
    }

    @Test
    @RequiresTool("openssl")
    void opensslReadsIt() {
        List<String> arguments =
                new ArrayList<>(List.of("pkcs12", "-in", "x.pfx", "-passin", "file:password", "-nodes"));
        if (!knowsPbmac1(Run.in(folder).ok("openssl", "version").out())) {
            arguments.add("-nomacver");
        }
        String shown =
                Run.in(folder).ok("openssl", arguments.toArray(String[]::new)).out();
        assertThat(BundleReader.Contents.ofPem(shown).chain())
                .containsExactlyElementsOf(pki.leaf().chain());
    }

    @Test
    @RequiresTool({"node", "node-forge-1.4"})
    void itsMacIsTheOneOfTheRfc() {
        assertThat(macBy("password")).isEqualTo(0);
    }

    @Test
    @RequiresTool({"node", "node-forge-1.4"})
    void anotherPasswordHasAnotherMac() {
        assertThat(macBy("leaf.crt")).isEqualTo(2);
    }

    private static int macBy(String passwordFile) {
        return Run.in(folder)
                .run(
                        "node",
                        NodeScripts.path("pbmac1.js"),
                        Tools.need("node-forge-1.4").toString(),
                        "x.pfx",
                        passwordFile)
                .exit();
    }

    private static boolean knowsPbmac1(String version) {
        return !version.matches("(?s)OpenSSL 3\\.[0-3]\\..*");
    }
}
