package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.internal.json.JsonText;
import io.github.amtpki.testing.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckVerbTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
    }

    @Test
    void whatApplyMadePasses() {
        Run.Result result = check("pki", "--domain", "corp.example.com");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("rps               pass\n")
                .contains("amt-6 to amt-10   not served\n")
                .contains("amt-11 to amt-21  pass\n")
                .contains("amt-22            not served\n")
                .endsWith("pki/provisioning.pfx: nothing known refuses it\n");
    }

    @Test
    void ofAPkiFolderItTakesTheBundleThatServersImport() throws IOException {
        Files.writeString(
                folder.resolve("lab.yaml"),
                Files.readString(folder.resolve("lab.yaml"))
                        .replace(
                                "certificates:\n",
                                "certificates:\n  - {name: console, kind: console-client, host: console.corp.example.com,"
                                        + " pfx: {password: generate}}\n"));
        assertThat(Run.in(folder)
                        .run("apply", "lab.yaml", "-o", "pki", "--now", Lab.NOW)
                        .code())
                .isZero();

        Run.Result result = check("pki");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("of 'pki' this judges pki/provisioning.pfx; not pki/console.pfx");
        assertThat(result.out()).contains("rps               pass\n");
        assertThat(check("pki/console.pfx").out()).doesNotContain("rps");
    }

    @Test
    void aRefusalIsToldWithItsWordsItsReasonAndItsCure() {
        Run.Result result = check("pki/provisioning.pfx", "--domain", "other.example.org");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("FQDN not associated with provisioning certificate")
                .contains("AdminSetup returns 5 AUTH_FAILED")
                .contains("prediction")
                .contains("\n  mend:   ");
    }

    @Test
    void versionsInARowAreTheRangeThatTheyAre() {
        Run.Result result =
                check("pki/provisioning.pfx", "--domain", "other.example.org", "--firmware", "11-14,16,17,19-21");
        assertThat(result.out()).contains("amt-11 to amt-14, amt-16, amt-17, amt-19 to amt-21\n");
    }

    @Test
    void aWrongPasswordIsAFindingWithTheFullReport() throws IOException {
        Files.writeString(folder.resolve("wrong"), "not it\n");
        Run.Result result = check("pki/provisioning.pfx", "--password", "file:wrong");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("rpc-go")
                .contains("amt-11 to amt-21  unknown")
                .endsWith("it could not be opened, so nothing in it was judged\n");
    }

    @Test
    void aLockedKeyBesideCertificatesKeepsNobodyFromJudgingThese() throws IOException {
        Files.delete(folder.resolve("pki/provisioning.pfx"));

        Run.Result result = check("pki");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("a private key is encrypted, and no password was given")
                .contains("amt-11 to amt-21  pass")
                .endsWith("pki: 1 error; 'amtpki explain F1' tells more\n");
    }

    @Test
    void whatIsNoContainerAtAllIsBadInput() throws IOException {
        Files.writeString(folder.resolve("shopping.txt"), "milk, bread\n");
        Run.Result result = check("shopping.txt");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("shopping.txt").contains("hint: ");
    }

    @Test
    void namedTargetsReplaceTheOthers() {
        Run.Result result = check("pki", "--target", "rps", "--firmware", "16-17,21", "--json");
        assertThat(names(result)).containsExactly("rps", "amt-16", "amt-17", "amt-21");
        assertThat(result.code()).isZero();
        assertThat(check("pki", "--firmware", "22").code()).isEqualTo(1);
    }

    @Test
    void aNewFirmwareHasNoAdminSetup() {
        Run.Result result = check("pki", "--firmware", "19", "--flow", "classic");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("AdminSetup does not exist on this firmware");
        assertThat(check("pki", "--firmware", "19", "--flow", "upgrade").code()).isZero();
    }

    @Test
    void theMachineMayTellWhatItTrusts() throws IOException {
        String hash = run("hash", "pki/root.crt", "--digest", "sha256", "--format", "hex")
                .out()
                .strip();
        assertThat(check("pki", "--trusted-hash", hash).code()).isZero();
        assertThat(check("pki", "--trusted-hash", "none").code()).isEqualTo(1);
        Files.writeString(folder.resolve("typed"), hash.replaceFirst("^.", hash.startsWith("0") ? "1" : "0") + "\n");
        assertThat(check("pki", "--amtinfo", "typed").code()).isEqualTo(1);
    }

    @Test
    void aRevokedLeafIsAWarningForEverybody() {
        run("fixtures", "leaf-revoked", "-o", ".");
        run("fixtures", "crl-of-another-root", "-o", ".");
        Run.Result result = check(
                "leaf-revoked.pfx",
                "--crl",
                "leaf-revoked.crl",
                "--crl",
                "crl-of-another-root.crl",
                "--firmware",
                "16");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("warning R1: a certificate is revoked\n")
                .contains("keyCompromise")
                .contains("warning R3: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pki/root.crt", "pki/provisioning.pfx", "empty"})
    void whatIsNoRevocationListIsBadInput(String file) throws IOException {
        Files.createFile(folder.resolve("empty"));
        Run.Result result = check("pki", "--crl", file);
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).startsWith("amtpki: error: ").contains(file).contains("revocation list");
    }

    @Test
    void quietLeavesTheExitCode() {
        assertThat(check("pki", "--quiet")).isEqualTo(new Run.Result(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pki/provisioning.pfx", "pki/root.crt", "pki/provisioning.chain.crt"})
    void theReportKeepsToItsSchema(String file) throws IOException {
        Map<?, ?> schema = (Map<?, ?>)
                JsonText.parse(Files.readAllBytes(Distribution.REPOSITORY.resolve("profiles/check.schema.json")));
        Map<?, ?> report = check(file, "--domain", "other.org", "--json").json();
        assertThat(SchemaCheck.problems(schema, report)).isEmpty();
    }

    @Test
    void aCertificateForSomethingElseIsJudgedForThat() throws IOException {
        sign("tls-server", "web.corp.example.com");
        assertThat(check("out/request.crt").code()).isEqualTo(1);
        assertThat(check("out/request.crt").out()).contains("--kind KIND");

        Run.Result result = check("out/request.chain.crt", "--kind", "tls-server", "--host", "web.corp.example.com");
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("tls  pass\n").endsWith(" as tls-server: nothing known refuses it\n");
        assertThat(check("out/request.chain.crt", "--kind", "tls-server", "--host", "192.0.2.1")
                        .out())
                .contains("OpenSSL would say \"IP address mismatch\"")
                .contains("error TLS-NAME: ");
    }

    @Test
    void aConsolesCertificateIsKnownByItsMarksAndWhatCannotBeSeenIsSaid() throws IOException {
        sign("console-client", "console.corp.example.com");
        Run.Result result = check("out/request.chain.crt");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("amt-11 to amt-21  pass\n")
                .contains("note M4: ", "note M5: ", "note M6: ", "note M7: ")
                .contains("cannot be seen from here")
                .doesNotContain("rps", "warning ", "error ");
        assertThat(check("out/request.chain.crt", "--trusted-fqdn", "example.org")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void theReportOfAnotherKindKeepsToTheSchemaToo() throws IOException {
        Map<?, ?> schema = (Map<?, ?>)
                JsonText.parse(Files.readAllBytes(Distribution.REPOSITORY.resolve("profiles/check.schema.json")));
        Map<?, ?> report = check("pki/provisioning.crt", "--kind", "radius-client", "--host", "amt-01", "--json")
                .json();
        assertThat(SchemaCheck.problems(schema, report)).isEmpty();
        assertThat((String) report.get("kind")).isEqualTo("radius-client");
        assertThat(check("pki", "--json").json().get("kind")).isEqualTo("provisioning");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--kind tls-server --target rps",
                "--kind tls-server --firmware 16",
                "--target tls",
                "--kind mps-server --flow classic",
                "--kind mps-server --host a..b",
                "--kind root-ca"
            })
    void whoHasNoSayIsNotAsked(String options) {
        Run.Result result = check(("pki " + options).split(" "));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("amtpki: error: ");
    }

    private void sign(String kind, String host) throws IOException {
        Run.Result csr = run("csr", "--kind", kind, "--host", host, "-o", "request");
        assertThat(csr.code()).as(csr.err()).isZero();
        Run.Result signed = run("sign", "request.csr", "--ca", "pki", "--kind", kind, "-o", "out");
        assertThat(signed.code()).as(signed.err()).isZero();
    }

    @Test
    void findingsStandBySeverityThenStage() {
        Map<?, ?> report =
                check("pki/root.crt", "--domain", "other.org", "--json").json();
        List<String> severities = ((List<?>) report.get("findings"))
                .stream().map(one -> (String) ((Map<?, ?>) one).get("severity")).toList();
        assertThat(severities)
                .isSortedAccordingTo((a, b) -> order(a) - order(b))
                .contains("error");
    }

    private static int order(String severity) {
        return List.of("error", "warning", "note").indexOf(severity);
    }

    private static List<String> names(Run.Result result) {
        return ((List<?>) result.json().get("targets"))
                .stream().map(one -> (String) ((Map<?, ?>) one).get("name")).toList();
    }

    private Run.Result check(String... words) {
        String[] args = new String[words.length + 1];
        args[0] = "check";
        System.arraycopy(words, 0, args, 1, words.length);
        return run(args);
    }

    private Run.Result run(String... args) {
        return Run.in(folder).variable("SOURCE_DATE_EPOCH", "1801483200").run(args);
    }
}
