package io.github.amtpki.check.explain;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.check.explain.RankedCause.Standing;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.internal.json.JsonText;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExplainerTest {

    private static final Path PKCS12 = Path.of("src/test/resources/pkcs12");

    @ParameterizedTest
    @CsvSource({
        "ERR/4, 4 is CERT_VERIFY_FAILED if AddNextCertInChain returned it, 4 is METHOD_DISABLED if Setup returned it",
        "ERR/5, 5 is AUTH_FAILED if AdminSetup or UpgradeClientToAdmin or Setup returned it,"
                + " 5 is CERT_CHAIN_LENGTH_EXCEEDED if AddNextCertInChain returned it",
        "(ERR/4), 4 is CERT_VERIFY_FAILED if AddNextCertInChain returned it, 4 is METHOD_DISABLED if Setup returned it",
        "4, 4 is CERT_VERIFY_FAILED if AddNextCertInChain returned it, 4 is METHOD_DISABLED if Setup returned it",
    })
    void aBareNumberHasBothReadingsTheLikelierFirst(String pasted, String first, String second) {
        assertThat(explain(pasted).readings()).extracting(Reading::text).containsExactly(first, second);
    }

    @Test
    void theMethodDecidesWhatFourMeans() {
        assertThat(ids(explain("<g:Setup_OUTPUT><g:ReturnValue>4</g:ReturnValue></g:Setup_OUTPUT>")))
                .startsWith("setup-disabled");
        assertThat(ids(explain(
                        "<g:AddNextCertInChain_OUTPUT><g:ReturnValue>4</g:ReturnValue></g:AddNextCertInChain_OUTPUT>")))
                .startsWith("ca-cannot-sign")
                .doesNotContain("setup-disabled");
    }

    @ParameterizedTest
    @CsvSource({
        "MethodDisabled, AddNextCertInChain returned 4: CERT_VERIFY_FAILED",
        "AuthFailed, AddNextCertInChain returned 5: CERT_CHAIN_LENGTH_EXCEEDED",
        "CertVerifyFailed, AddNextCertInChain returned 4: CERT_VERIFY_FAILED",
    })
    void theNamesOfGoWsmanMessagesAreTurnedBackIntoNumbers(String printed, String meant) {
        assertThat(explain("AddNextCertInChain_OUTPUT:{ReturnValue:" + printed + "}")
                        .readings()
                        .get(0)
                        .text())
                .startsWith(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AdminSetup failed: returned 5",
                "adminsetup failed: returned 5",
                "AdminSetup returns 5 AUTH_FAILED",
                "AdminSetup error: 5",
                "AdminSetup -> 5",
                "\"AdminSetup_OUTPUT\": { \"ReturnValue\": 5 }",
                "&lt;g:AdminSetup_OUTPUT&gt;&lt;g:ReturnValue&gt;5&lt;/g:ReturnValue&gt;",
                "\\\"AdminSetup_OUTPUT\\\":{\\\"ReturnValue\\\":5}"
            })
    void anAnswerIsFoundHoweverItIsWritten(String pasted) {
        assertThat(explain(pasted).readings())
                .extracting(Reading::text)
                .containsExactly("AdminSetup returned 5: AUTH_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UpgradeClientToAdmin 5", "failed (stage: upgradeClient): ERR/5"})
    void theMethodIsTakenFromWhereItStands(String pasted) {
        assertThat(explain(pasted).readings())
                .extracting(Reading::text)
                .containsExactly("UpgradeClientToAdmin returned 5: AUTH_FAILED");
    }

    @ParameterizedTest
    @CsvSource({
        "128, root-not-enrolled",
        "rc 122, wrong-password",
        "exit code: 126, root-missing",
        "'\"code\": 125', key-missing"
    })
    void exitCodesOfRpcGoAreKnown(String pasted, String cause) {
        assertThat(ids(explain(pasted))).startsWith(cause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReturnValue>0<",
                "<g:AdminSetup_OUTPUT><g:ReturnValue>0</g:ReturnValue></g:AdminSetup_OUTPUT>",
                "AdminSetup returned 0",
                "<g:RequestPowerStateChange_OUTPUT><g:ReturnValue>4</g:ReturnValue>",
                "line 128 of the file",
                "port 16993 and 131072 bytes",
                "AddNextCertInChain error, status=200"
            })
    void whatIsNoFailureOfAnActivationIsNotExplained(String pasted) {
        assertThat(explain(pasted).readings()).isEmpty();
        assertThat(explain(pasted).causes()).isEmpty();
    }

    @Test
    void nothingKnownIsSaid() {
        Explanation said = explain("the printer is out of paper");

        assertThat(said.nothingKnown()).isTrue();
        assertThat(said.tree()).containsEntry("known", false);
    }

    @Test
    void aVersionInTheTextSpeaksAgainstCausesOfOthers() {
        Explanation old = explain("AMT version: 12.0.92\nFailed to set ACM certificate chain (ERR/4).");

        assertThat(old.version()).contains(new AmtVersion(12, 0));
        assertThat(standing(old, "sha1-in-chain")).isEqualTo(Standing.UNLIKELY);
        assertThat(standing(old, "ca-cannot-sign")).isEqualTo(Standing.OPEN);
    }

    @Test
    void twoMachinesInOneTextHaveNoVersion() {
        assertThat(explain("\"ver\":\"16.1.25\" … \"ver\":\"12.0.92\"").version())
                .isEmpty();
    }

    @Test
    void certificatesAreTakenOutAndChecked() throws IOException {
        Explanation said = explain("\"ver\":\"16.1.25\"\n" + added("leaf.crt") + added("root.crt"));

        assertThat(said.certificates()).isEqualTo(2);
        assertThat(said.report().orElseThrow().targets()).allSatisfy(target -> {
            assertThat(target.target()).isInstanceOf(Firmware.class);
            assertThat(target.target().id()).isEqualTo("amt-16.1");
        });
    }

    @Test
    void theRootsHashIsNamed() throws IOException {
        assertThat(explain(added("issuer.crt") + added("root.crt")).remarks())
                .anySatisfy(remark -> assertThat(remark).startsWith("the root in the text has the SHA-256 "));
    }

    @Test
    void aCertificateInTheTextConfirmsACause() throws IOException {
        Explanation said = explain(added("ec.crt") + "<AddNextCertInChain_OUTPUT><ReturnValue>4</ReturnValue>");

        assertThat(said.report().orElseThrow().findings())
                .extracting(finding -> finding.passport().id())
                .contains("K1");
        assertThat(said.causes().get(0).cause().id()).isEqualTo("unsupported-key");
        assertThat(said.causes().get(0).standing()).isEqualTo(Standing.CONFIRMED);
    }

    @Test
    void pemWithEscapedLineFeedsIsRead() throws IOException {
        String pem = Files.readString(PKCS12.resolve("root.crt")).replace("\n", "\\n");

        assertThat(explain("{\"cert\":\"" + pem + "\"}").certificates()).isEqualTo(1);
    }

    @Test
    void aDamagedCertificateIsPassedOverAndSaid() {
        Explanation said = explain("<h:NextCertificate>" + "MIIB".repeat(60) + "</h:NextCertificate>");

        assertThat(said.certificates()).isZero();
        assertThat(said.remarks())
                .containsExactly("1 certificates in the text are cut off or damaged and were passed over");
    }

    @Test
    void aPrivateKeyIsPointedOutButNotShown() {
        Explanation said =
                explain("-----BEGIN PRIVATE KEY-----\nMIIEvgIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n");

        assertThat(ids(said)).containsExactly("private-key-exposed");
        assertThat(said.toString()).doesNotContain("MIIEvg");
    }

    @Test
    void aPrivateKeyOnOneLineIsNotShownEither() {
        assertThat(explain("-----BEGIN PRIVATE KEY----- hunter2 -----END PRIVATE KEY-----")
                        .toString())
                .contains("private-key-exposed")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=hunter2 ERR/5",
                "--amtpassword hunter2 failed (ERR/5)",
                "ERR/5 with the password 'hunter2'",
                "Authorization: Digest username=\"admin\", response=\"hunter2\" ERR/5",
                "Authorization: Basic hunter2 ERR/5",
                "password:\nhunter2 ERR/5",
                "https://admin:hunter2@mesh.example.com/ ERR/5",
                "-p hunter2 ERR/5",
                "ERR/5 token=hunter2",
                "ERR/5 eyJhbGciOiJIUzI1NiIsInR5cCI6hunter2IkpXVCJ9",
                "pass=xxxxxxxxxxxxxxxxxxxx xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx hunter2 ERR/5",
                "AdminSetup with password hunter2 error 5",
                "PW=hunter2 ERR/5",
                "pw: hunter2 ERR/5",
                "ERR/5 PW=\"hunter2\"",
                "ERR/5 -----BEGIN PRIVATE KEY----- hunter2"
            })
    void secretsAreNotEchoed(String pasted) {
        Explanation said = explain(pasted);

        assertThat(said.readings()).isNotEmpty();
        assertThat(JsonText.pretty(said.tree())).doesNotContain("hunter2");
    }

    @Test
    void whatSteersATerminalIsNotEchoed() {
        Explanation said = explain("\u001b[31mFailed\u001b[0m \u202eto complete\u0007 \u001b]0;evil\u0007 ERR/5");

        assertThat(said.readings().get(0).evidence().text()).isEqualTo("Failed ?to complete? ?]0;evil? ERR/5");
    }

    @Test
    void invisibleLettersAreNotEchoed() {
        assertThat(explain("Failed\udb40\udc41 ERR/5")
                        .readings()
                        .get(0)
                        .evidence()
                        .text())
                .isEqualTo("Failed?? ERR/5");
    }

    @Test
    void aMessageThatTheTerminalWrappedIsFoundOnItsFirstLine() {
        Explanation said = explain("one\ntwo\nProvisioning certificate does not\n   contain a root certificate");

        assertThat(said.causes().get(0).evidence().get(0).line()).isEqualTo(3);
    }

    @Test
    void whatPowerShellSavedIsRead() {
        byte[] text = "\ufeffFailed to set ACM certificate chain (ERR/5).\r\n".getBytes(UTF_16LE);

        assertThat(ids(Explainer.explain(text, TestKeys.NOW))).containsExactly("chain-too-long");
    }

    @Test
    void aLogThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> Explainer.explain(new byte[Explainer.MAX_BYTES + 1], TestKeys.NOW))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void theTreeIsAWholeDocument() {
        Map<String, Object> tree = Explainer.explain(Logs.bytes("01-root-cannot-sign"), TestKeys.NOW)
                .tree();

        assertThat(tree.keySet())
                .containsExactly("schemaVersion", "known", "readings", "causes", "certificates", "findings", "remarks");
        assertThat(JsonText.parse(JsonText.pretty(tree).getBytes(UTF_8))).isInstanceOf(Map.class);
    }

    private static Explanation explain(String pasted) {
        return Explainer.explain(pasted.getBytes(UTF_8), TestKeys.NOW);
    }

    private static List<String> ids(Explanation said) {
        return said.causes().stream().map(ranked -> ranked.cause().id()).toList();
    }

    private static Standing standing(Explanation said, String id) {
        return said.causes().stream()
                .filter(ranked -> ranked.cause().id().equals(id))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    private static String added(String file) throws IOException {
        byte[] der = Pem.decode(Files.readAllBytes(PKCS12.resolve(file))).get(0).der();
        return "<h:AddNextCertInChain_INPUT xmlns:h=\\\"http://intel.com/\\\"><h:NextCertificate>"
                + Base64.getEncoder().encodeToString(der) + "</h:NextCertificate></h:AddNextCertInChain_INPUT>\n";
    }
}
