package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleVerbTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
    }

    @Test
    void certificatesInAnyOrder() {
        Run.Result result =
                run("bundle", "pki/provisioning.key", "pki/root.crt", "pki/provisioning.crt", "-o", "new.pfx");
        assertThat(result).isEqualTo(new Run.Result(0, "new.pfx\nnew.pfx.password\n", ""));
        assertThat(run("inspect", "new.pfx").out())
                .contains("AES-256-CBC")
                .contains("friendlyName  new\n")
                .containsSubsequence("subject          CN=corp.example.com", "subject          CN=Lab Root");
    }

    @Test
    void rewritesABundle() {
        Run.Result result = Run.in(folder)
                .variable("PW", "hunter2")
                .run(
                        "bundle",
                        "pki/provisioning.pfx",
                        "--flavour",
                        "compat",
                        "--password",
                        "env:PW",
                        "--friendly-name",
                        "AMT",
                        "-o",
                        "old.pfx",
                        "--json");
        assertThat(result.json().get("flavour")).isEqualTo("compat");
        assertThat(result.json().get("files")).isEqualTo(List.of("old.pfx"));
        assertThat(Run.in(folder)
                        .variable("PW", "hunter2")
                        .run("inspect", "old.pfx", "--password", "env:PW")
                        .out())
                .contains("3DES-CBC")
                .contains("friendlyName  AMT\n");
    }

    @Test
    void aLockedKeyAsksWhereSomebodyCanAnswer() throws IOException {
        String password = Files.readString(folder.resolve("pki/provisioning.key.password"))
                .strip();
        Files.delete(folder.resolve("pki/provisioning.key.password"));
        String[] words = {"bundle", "pki/provisioning.key", "pki/provisioning.chain.crt", "-o", "new.pfx"};
        Run.Result nobody = run(words);
        assertThat(nobody.code()).isEqualTo(4);
        assertThat(nobody.err())
                .startsWith("amtpki: error: 'pki/provisioning.key' is locked, and no password was given\n"
                        + "amtpki: hint: add --key-password file:PATH");
        Run.Result somebody = Run.in(folder).typing(password).run(words);
        assertThat(somebody.code()).isZero();
        assertThat(somebody.err()).isEqualTo("amtpki: the password of 'pki/provisioning.key': \n");
    }

    @Test
    void aWrongPasswordIsSaid() {
        Run.Result result = Run.in(folder)
                .stdin("wrong\n")
                .run("bundle", "pki/provisioning.pfx", "--key-password", "stdin", "-o", "new.pfx", "--json");
        assertThat(result.error().get("code")).isEqualTo("wrong-password");
        assertThat(folder.resolve("new.pfx")).doesNotExist();
    }

    @Test
    void aKeyOfSomebodyElseIsRefused() {
        Run.Result result = run("bundle", "pki/root.key", "pki/provisioning.crt", "-o", "new.pfx");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .startsWith("amtpki: error: 'pki/root.key': none of the certificates belongs to the key\n");
    }

    @Test
    void aChainWithoutItsRootIsRefused() {
        Run.Result result = run("bundle", "pki/provisioning.key", "pki/provisioning.crt", "-o", "new.pfx");
        assertThat(result.code()).isEqualTo(5);
        assertThat(folder.resolve("new.pfx")).doesNotExist();
    }

    @Test
    void aPasswordThatImportersDoNotTakeIsRefused() {
        Run.Result result = Run.in(folder)
                .variable("PW", "pässword")
                .run("bundle", "pki/provisioning.pfx", "-o", "new.pfx", "--password", "env:PW");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).doesNotContain("pässword");
    }

    private Run.Result run(String... words) {
        return Run.in(folder).run(words);
    }
}
