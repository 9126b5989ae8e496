package io.github.amtpki.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.amtpki.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Other programs open what we write. */
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
                        "subject=CN = leaf.test.invalid",
                        "subject=CN = \"Test issuer, never trust\"",
                        "subject=CN = \"Test root, never trust\"",
                        "BEGIN PRIVATE KEY");
    }

    @Test
    void opensslReadsPbmac1SinceItKnowsIt() throws IOException {
        String version = Run.in(folder).ok("openssl", "version").out();
        assumeTrue(version.matches("(?s)OpenSSL (3\\.([4-9]|[1-9]\\d)|[4-9]).*"), "OpenSSL 3.4 or later");
        write(Flavour.PBMAC1);
        Run.in(folder).ok("openssl", "pkcs12", "-in", "our.pfx", "-passin", "pass:" + TestKeys.PASSWORD, "-noenc");
    }

    @ParameterizedTest
    @CsvSource({"keytool, MODERN", "keytool, COMPAT", "other-keytool, MODERN", "other-keytool, COMPAT"})
    void keytoolSeesOneKeyWithThreeCertificates(String keytool, Flavour flavour) throws IOException {
        write(flavour);
        String shown = Run.in(folder)
                .ok(
                        keytool,
                        "-J-Duser.language=en",
                        "-list",
                        "-v",
                        "-keystore",
                        "our.pfx",
                        "-storepass",
                        TestKeys.PASSWORD)
                .out();
        assertThat(shown)
                .contains("Your keystore contains 1 entry", "Alias name: provisioning", "Certificate chain length: 3")
                .contains("Entry type: PrivateKeyEntry");
    }

    @ParameterizedTest
    @EnumSource(names = {"MODERN", "COMPAT"})
    void certtoolSeesThreeCertificatesAndAKey(Flavour flavour) throws IOException {
        write(flavour);
        String shown = Run.in(folder)
                .ok("certtool", "--p12-info", "--inder", "--infile", "our.pfx", "--password", TestKeys.PASSWORD)
                .out();
        assertThat(shown.split("BEGIN CERTIFICATE", -1)).hasSize(4);
        assertThat(shown).contains("BEGIN").contains("PRIVATE KEY").doesNotContain("ERROR");
    }

    @ParameterizedTest
    @EnumSource(names = {"MODERN", "COMPAT"})
    void nssImportsKeyAndChain(Flavour flavour) throws IOException {
        write(flavour);
        Run run = Run.in(folder);
        run.ok("certutil", "-N", "-d", "sql:.", "--empty-password");
        run.ok("pk12util", "-i", "our.pfx", "-d", "sql:.", "-W", TestKeys.PASSWORD, "-K", "");
        assertThat(run.ok("certutil", "-K", "-d", "sql:.").out()).contains("provisioning");
        assertThat(run.ok("certutil", "-L", "-d", "sql:.").out()).contains("never trust");
    }
}
