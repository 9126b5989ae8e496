package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.check.fixture.Fixture;
import io.github.amtpki.check.fixture.Fixtures;
import io.github.amtpki.store.OutputFile;
import io.github.amtpki.x509.Certificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FixTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root-first",
                "duplicate-root",
                "duplicate-leaf",
                "extra-ca",
                "key-unshrouded",
                "one-item-per-certificate",
                "trailing-byte",
                "secret-key-entry",
                "mac-missing",
                "rc2-128",
                "two-keys",
                "password-empty",
                "password-65"
            })
    void whatNeedsNoCaIsMended(String fixture) {
        run("fixtures", fixture, "-o", ".");
        assertThat(run("check", fixture + ".pfx").code()).as("broken before").isEqualTo(1);

        Run.Result result = run("fix", fixture + ".pfx");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("mended ").contains("wrote " + fixture + ".fixed.pfx\n");
        assertThat(result.code()).isZero();
        assertThat(run("check", fixture + ".fixed.pfx", "--password", password(fixture))
                        .code())
                .isZero();
    }

    @Test
    void aMissingRootIsTakenFromWhoHasIt() {
        run("fixtures", "root-missing", "-o", ".");
        assertThat(run("fix", "root-missing.pfx").code()).as("nobody gave it").isEqualTo(5);
        assertThat(folder.resolve("root-missing.fixed.pfx")).doesNotExist();

        writeRootOfTheGoodPki();

        assertThat(run("fix", "root-missing.pfx", "root.pem").code()).isZero();
        assertThat(run("check", "root-missing.fixed.pfx", "--password", "file:root-missing.pfx.password")
                        .code())
                .isZero();
    }

    @Test
    void whatNeedsTheCaIsListed() {
        run("fixtures", "leaf-without-purposes", "-o", ".");
        Run.Result result = run("fix", "leaf-without-purposes.pfx");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("there is nothing that can be mended without the CA; nothing was written\n")
                .contains("error ")
                .contains("mend:");
        assertThat(folder.resolve("leaf-without-purposes.fixed.pfx")).doesNotExist();
    }

    @Test
    void nothingIsOverwritten() {
        run("fixtures", "root-first", "-o", ".");
        assertThat(run("fix", "root-first.pfx").code()).isZero();
        assertThat(run("fix", "root-first.pfx").code()).isEqualTo(6);
    }

    private void writeRootOfTheGoodPki() {
        Fixture good = Fixtures.byName("good").orElseThrow();
        X509Certificate root = good.facts().chain().root().orElseThrow().certificate();
        OutputFile.write(
                folder.resolve("root.pem"), Certificates.pem(List.of(root)).getBytes(StandardCharsets.US_ASCII));
    }

    /** A password that importers would not take is replaced by a generated one. */
    private String password(String fixture) {
        Path generated = folder.resolve(fixture + ".fixed.pfx.password");
        return "file:" + (generated.toFile().exists() ? fixture + ".fixed" : fixture) + ".pfx.password";
    }

    private Run.Result run(String... args) {
        return Run.in(folder).run(args);
    }
}
