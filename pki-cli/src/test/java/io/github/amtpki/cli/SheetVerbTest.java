package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SheetVerbTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
    }

    @Test
    void aFolderKnowsDomainFirmwareAndChain() throws IOException {
        assertThat(run("sheet", "pki", "-o", "lab.html", "--now", Lab.NOW))
                .isEqualTo(new Run.Result(0, "lab.html\n", ""));
        assertThat(page("lab.html"))
                .contains("domain corp.example.com, AMT 11-18", "<strong>leaf</strong> corp.example.com")
                .contains(hash("sha256"), hash("sha384"));
    }

    @Test
    void optionsWin() throws IOException {
        run("sheet", "pki", "-o", "lab.html", "--domain", "other.example.com", "--firmware", "12,14");
        assertThat(page("lab.html")).contains("domain other.example.com, AMT 12, 14");
    }

    @Test
    void whatIsPrintedForTheMachinesIsASuffixThatTheyTake() {
        Run.Result refused = run("sheet", "pki", "-o", "lab.html", "--domain", "corp example");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--domain: 'corp example' is not a host name");
        assertThat(run("sheet", "pki", "-o", "lab.html", "--domain", "local").err())
                .contains("has only one label");
        assertThat(folder.resolve("lab.html")).doesNotExist();
    }

    @Test
    void aChainDoesAsWellAsItsRoot() throws IOException {
        run("sheet", "pki/provisioning.chain.crt", "-o", "chain.html");
        run("sheet", "pki/root.der", "-o", "root.html");
        assertThat(page("chain.html"))
                .contains("<strong>leaf</strong> corp.example.com")
                .contains("openssl x509 -in provisioning.chain.crt");
        assertThat(page("root.html")).contains(hash("sha256")).doesNotContain("Its chain");
    }

    @Test
    void aRootThatTheMachinesWouldRefuseIsWarnedOfHereAndThere() throws IOException {
        Run.Result result = run("sheet", "pki/root.crt", "--firmware", "22", "-o", "new.html");
        assertThat(result.err()).contains("warning: the root: D3: ").contains("warning: the root: K3: ");
        assertThat(page("new.html")).contains("This root: D3: ").contains("This root: K3: ");
    }

    @Test
    void neverOverwrites() throws IOException {
        Files.writeString(folder.resolve("lab.html"), "mine");
        assertThat(run("sheet", "pki", "-o", "lab.html").code()).isEqualTo(6);
        assertThat(page("lab.html")).isEqualTo("mine");
    }

    @Test
    void ofTwoRootsOneMustBeNamed() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), Lab.PROFILE.replace("\"11-18\"", "12, 22"));
        run("apply", "lab.yaml", "-o", "two");
        Run.Result refused = run("sheet", "two", "-o", "two.html");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err()).contains("holds several roots").contains("--track sha256");
        assertThat(run("sheet", "two", "--track", "sha384", "-o", "two.html").code())
                .isZero();
        assertThat(page("two.html")).contains("AMT 22").contains("The hash, SHA-384");
    }

    @Test
    void aLeafAndAFolderWithoutAPkiAreBadInput() {
        assertThat(run("sheet", "pki/provisioning.crt", "-o", "x.html").err()).contains("holds no root");
        assertThat(run("sheet", ".", "-o", "x.html").err()).contains("it is not a PKI folder");
        assertThat(run("sheet", "pki/root.crt", "--track", "sha256", "-o", "x.html")
                        .code())
                .isEqualTo(2);
        assertThat(folder.resolve("x.html")).doesNotExist();
    }

    @Test
    void reportsAsJson() {
        assertThat(run("sheet", "pki", "-o", "lab.html", "--json").json())
                .satisfies(json -> assertThat(json.get("path")).isEqualTo("lab.html"))
                .satisfies(json -> assertThat(json.get("digest")).isEqualTo("sha256"))
                .satisfies(json -> assertThat(json.get("hash")).isEqualTo(hash("sha256")));
    }

    private String hash(String digest) {
        return run("hash", "pki/root.crt", "--digest", digest, "--format", "hex")
                .out()
                .strip();
    }

    private String page(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private Run.Result run(String... words) {
        return Run.in(folder).run(words);
    }
}
