package io.github.amtpki.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What OpenSSL shows of the attributes in our bundles; that everybody opens them is proved elsewhere. */
@Tag("interop")
final class BundleWriterInteropTest {

    @TempDir
    Path folder;

    private void write(Flavour flavour) throws IOException {
        Files.write(folder.resolve("our.pfx"), TestKeys.bundle(flavour));
    }

    @ParameterizedTest
    @EnumSource(names = {"MODERN", "COMPAT"})
    void opensslShowsLeafIssuerAndRootAndTheKey(Flavour flavour) throws IOException {
        write(flavour);
        String shown = Run.in(folder)
                .ok("openssl", "pkcs12", "-in", "our.pfx", "-passin", "pass:" + TestKeys.PASSWORD, "-noenc", "-info")
                .out();
        assertThat(shown)
                .containsSubsequence(
                        "friendlyName: provisioning",
                        "leaf.test.invalid",
                        "Test issuer, never trust",
                        "Test root, never trust",
                        "BEGIN PRIVATE KEY");
    }
}
