package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportVerbTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
    }

    @Test
    void eachServerGetsAFolderAndNoPassword() throws IOException {
        Run.Result result = run("export", "pki", "--for", "rps,meshcentral", "-o", "out");

        assertThat(result).isEqualTo(new Run.Result(0, """
                        out/rps/domain.json
                        out/rps/import.sh
                        out/rps/README.txt
                        out/meshcentral/provisioning.pfx
                        out/meshcentral/config-fragment.json
                        out/meshcentral/README.txt
                        """, ""));
        assertThat(text("out/rps/domain.json")).contains("\"domainSuffix\": \"corp.example.com\"");
        assertThat(text("out/rps/import.sh")).contains(folder.toRealPath() + "/pki/provisioning.pfx.password");
        assertThat(Files.readAllBytes(folder.resolve("out/meshcentral/provisioning.pfx")))
                .isEqualTo(Files.readAllBytes(folder.resolve("pki/provisioning.pfx")));
        for (String file : result.out().lines().toList()) {
            assertThat(text(file)).doesNotContain(password());
        }
    }

    @Test
    void whatIsSecretIsForItsOwner() throws IOException {
        run("export", "pki", "--for", "rps", "-o", "out");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("out/rps/domain.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aWrittenPasswordIsSaidForEachFile() throws IOException {
        Run.Result result = run("export", "pki", "--for", "console,rpc-go,ema", "--with-password", "-o", "out");

        assertThat(result.code()).isZero();
        assertThat(result.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("amtpki: warning: console/domain.json holds the password"),
                        line -> assertThat(line).startsWith("amtpki: warning: rpc-go/config.yaml holds the password"),
                        line -> assertThat(line).contains("Intel EMA asks for it"));
        assertThat(text("out/console/domain.json")).contains(password());
        assertThat(result.err() + result.out()).doesNotContain(password());
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.createDirectory(folder.resolve("out"));

        assertThat(run("export", "pki", "--for", "rps", "-o", "out").code()).isEqualTo(6);
        assertThat(Files.list(folder.resolve("out"))).isEmpty();
    }

    @Test
    void whatAServerWouldRefuseIsNotWritten() {
        Run.Result result = run("export", "pki", "--for", "rps,ema", "-o", "out", "--now", "2040-01-01T00:00:00Z");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err())
                .contains("'provisioning' would be refused by rps")
                .contains("amtpki: hint: ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void withoutABundleThereIsAHint() throws IOException {
        profile(Lab.PROFILE.replace("    pfx: {password: generate}\n", ""));

        Run.Result result = run("export", "other", "--for", "rps", "-o", "out");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err())
                .contains("holds no bundle of a provisioning certificate")
                .contains("give one a 'pfx:'");
        assertThat(run("export", "pki", "--for", "rps", "--name", "root", "-o", "out")
                        .err())
                .contains("of kind root-ca, which no provisioning server imports");
        assertThat(run("export", "pki", "--for", "rps", "--name", "none", "-o", "out")
                        .err())
                .contains("holds no certificate 'none'")
                .contains("there are provisioning");
    }

    @Test
    void ofSeveralOneMustBeNamed() throws IOException {
        profile(Lab.PROFILE.replace("\"11-18\"", "12, 22"));

        Run.Result refused = run("export", "other", "--for", "rps", "-o", "out");

        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err())
                .contains("sha256/provisioning, sha384/provisioning")
                .contains("--track sha256");
        assertThat(run("export", "other", "--for", "rps", "--track", "sha384", "-o", "out")
                        .code())
                .isZero();
        assertThat(text("out/rps/README.txt")).contains("corp.example.com");
    }

    @Test
    void aBundleThatSomebodyChangedIsNotHandedOn() throws IOException {
        Files.writeString(folder.resolve("pki/provisioning.pfx"), "mine");

        Run.Result result = run("export", "pki", "--for", "rps", "-o", "out");

        assertThat(result.code()).isEqualTo(4);
        Files.delete(folder.resolve("pki/provisioning.pfx.password"));
        assertThat(run("export", "pki", "--for", "rps", "-o", "out").err())
                .contains("was changed since amtpki wrote it");
    }

    @Test
    void whatIsRevokedIsNotHandedOn() {
        run("revoke", "pki", "provisioning", "--reason", "keyCompromise");

        Run.Result result = run("export", "pki", "--for", "rps", "-o", "out");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err())
                .contains("'provisioning' is revoked since ", "amtpki renew FOLDER provisioning --new-key");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aPasswordFromElsewhereMustOpenTheBundle() throws IOException {
        Files.move(folder.resolve("pki/provisioning.pfx.password"), folder.resolve("pw"));
        Files.writeString(folder.resolve("wrong"), "wrong\n");

        assertThat(run("export", "pki", "--for", "rps", "-o", "a", "--with-password")
                        .code())
                .isEqualTo(2);
        assertThat(run("export", "pki", "--for", "rps", "-o", "b", "--password", "file:wrong")
                        .code())
                .isEqualTo(4);
        assertThat(run("export", "pki", "--for", "rps", "-o", "c", "--password", "file:pw")
                        .code())
                .isZero();
        assertThat(text("c/rps/import.sh")).contains(folder.resolve("pw").toString());
        assertThat(run("export", "pki", "--for", "rps", "-o", "d").code()).isZero();
        assertThat(text("d/rps/README.txt")).containsIgnoringNewLines("(what you gave to");
    }

    @Test
    void targetsAreNamedOnTheCommandLine() {
        assertThat(run("export", "pki", "-o", "out").code()).isEqualTo(2);
        assertThat(run("export", "pki", "--for", "rpz", "-o", "out").err()).contains("there are rps, rpc-go");
        assertThat(run("export", "pki", "--for", "rps", "--as-openssl", "-o", "out")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void theOpensslScriptIsWritten() throws IOException {
        Run.Result result = run("export", "pki", "--as-openssl", "-o", "out");

        assertThat(result.out())
                .isEqualTo("out/make-pki.sh\nout/conf/root.cnf\nout/conf/provisioning.cnf\nout/README.txt\n");
        assertThat(text("out/make-pki.sh")).contains("sign 'provisioning' 'root'");
    }

    @Test
    void reportsAsJson() {
        assertThat(run("export", "pki", "--for", "scs", "-o", "out", "--json").json())
                .satisfies(json -> assertThat(json.get("certificate")).isEqualTo("provisioning"))
                .satisfies(json -> assertThat(json.get("targets")).isEqualTo(List.of("scs")))
                .satisfies(json -> assertThat(json.get("warnings")).isEqualTo(List.of()))
                .satisfies(json -> assertThat(json.get("files"))
                        .isEqualTo(List.of("out/scs/provisioning.pfx", "out/scs/root.cer", "out/scs/README.txt")));
    }

    private void profile(String yaml) throws IOException {
        Files.writeString(folder.resolve("other.yaml"), yaml);
        assertThat(run("apply", "other.yaml", "-o", "other", "--now", Lab.NOW).code())
                .isZero();
    }

    private String password() throws IOException {
        return text("pki/provisioning.pfx.password").strip();
    }

    private String text(String name) throws IOException {
        return new String(Files.readAllBytes(folder.resolve(name)), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private Run.Result run(String... words) {
        boolean dated = List.of(words).contains("--now");
        String[] all = dated ? words : java.util.Arrays.copyOf(words, words.length + 2);
        if (!dated) {
            all[words.length] = "--now";
            all[words.length + 1] = Lab.NOW;
        }
        return Run.in(folder).run(all);
    }
}
