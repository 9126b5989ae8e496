package io.github.amtpki.cli;

import static io.github.amtpki.cli.Run.amtpki;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.profile.Profile;
import io.github.amtpki.profile.ProfileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InitTest {

    @TempDir
    Path folder;

    @Test
    void writesToStandardOutput() {
        Run.Result result = amtpki("init", "--domain", "lab.example.com", "--firmware", "12,16.1", "--firmware", "22");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("\ndomain: lab.example.com\n")
                .contains("\nfirmware: [\"12\", \"16.1\", \"22\"]\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void writesAFileAndNamesIt() throws IOException {
        Run.Result result = Run.in(folder).run("init", "-o", "lab.yaml");
        assertThat(result).isEqualTo(new Run.Result(0, "lab.yaml\n", "amtpki: next: amtpki plan lab.yaml\n"));
        assertThat(Files.readString(folder.resolve("lab.yaml")))
                .isEqualTo(amtpki("init").out());
    }

    @Test
    void quietSaysNothingBesideTheProduct() {
        assertThat(Run.in(folder).run("init", "-q", "-o", "lab.yaml")).isEqualTo(new Run.Result(0, "", ""));
        assertThat(Run.in(folder).run("init", "-q").out()).contains("\ndomain: ");
    }

    @Test
    void neverOverwrites() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), "mine");
        Run.Result result = Run.in(folder).run("init", "-o", "lab.yaml");
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).startsWith("amtpki: error: 'lab.yaml' exists\n");
        assertThat(folder.resolve("lab.yaml")).hasContent("mine");
    }

    @Test
    void aMissingFolderIsSaid() {
        Run.Result result = Run.in(folder).run("init", "-o", "no/lab.yaml");
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err()).isEqualTo("amtpki: error: the folder of 'no/lab.yaml' does not exist\n");
    }

    @Test
    void asksOnATerminal() {
        Run.Result result =
                Run.in(folder).typing().stdin("lab.example.org\n\nAcme\n").run("init");
        assertThat(result.err())
                .isEqualTo("amtpki: DNS suffix that DHCP option 15 or MEBx gives the machines [corp.example.com]: "
                        + "amtpki: AMT versions of the machines [11-21]: amtpki: whose PKI it is [Example Lab]: ");
        assertThat(result.out())
                .contains("domain: lab.example.org\n")
                .contains("[\"11-21\"]")
                .contains("CN=Acme AMT Root CA");
    }

    @Test
    void doesNotAskForWhatItWasTold() {
        Run.Result result = Run.in(folder)
                .typing()
                .run("init", "--domain", "lab.example.org", "--firmware", "16", "--name", "Acme");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void escapesNamesForTheSubject() {
        assertThat(amtpki("init", "--name", "A, \"B\"").out())
                .contains("subject: \"CN=A\\\\, \\\\\\\"B\\\\\\\" AMT Root CA, O=A\\\\, \\\\\\\"B\\\\\\\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".example.com", "a..b", "-a.com", "ex ample.com", "Corp.Example.com", "a: b"})
    void refusesWhatIsNoSuffix(String domain) {
        Run.Result result = amtpki("init", "--domain", domain);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("is not a DNS suffix");
    }

    @Test
    void refusesVersionsThatAreNone() {
        Run.Result result = amtpki("init", "--firmware", "twelve");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--firmware: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "init --two-tier",
                "init --csr",
                "init --two-tier --csr --firmware 22",
                "init --firmware 12,16.1,22 --domain lab.internal",
                "init --name #\"+,;<=>\\"
            })
    void whatItWritesIsAProfile(String line) {
        String text = amtpki(line.split(" ")).out();
        Profile profile = ProfileReader.read("lab.yaml", text.getBytes(StandardCharsets.UTF_8));
        assertThat(profile.certificates()).hasSize(1);
        assertThat(profile.intermediates()).hasSize(line.contains("--two-tier") ? 1 : 0);
    }

    @Test
    void itsProfileCanBeAppliedAsItIs() {
        Run.in(folder).run("init", "-q", "--firmware", "16-22", "-o", "lab.yaml");
        assertThat(Run.in(folder).run("plan", "lab.yaml").code()).isZero();
    }

    @Test
    void twoTiersAndRequests() {
        assertThat(amtpki("init", "--two-tier").out())
                .contains("intermediates:")
                .contains("    issuer: issuing\n");
        assertThat(amtpki("init", "--csr").out()).contains("    csr: ").doesNotContain("pfx:");
    }
}
