package io.github.amtpki.check.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.Confidence;
import io.github.amtpki.check.Check;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.Prediction;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.Rules;
import io.github.amtpki.check.TargetReport;
import io.github.amtpki.check.fixture.Fixtures;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.check.rule.Stage;
import io.github.amtpki.check.rule.Verdict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where each importer stops, and what it says there: the first finding is what people see. */
final class ImporterVerdictsTest {

    private static final Map<String, Report> REPORTS = new ConcurrentHashMap<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            root-first               | rps         | RPS-ORDER     | UPLOAD     | FQDN not associated with provisioning certificate
            upper-case-cn            | rps         | RPS-NAME      | UPLOAD     | FQDN not associated with provisioning certificate
            san-only                 | rps         | RPS-CN        | UPLOAD     | does not contain a Common Name (CN)
            leaf-expired             | rps         | RPS-DATES     | UPLOAD     | Uploaded certificate has expired
            leaf-not-yet-valid       | rps         | RPS-DATES     | UPLOAD     | Uploaded certificate is not yet valid: notBefore date
            root-missing             | rps         | RPS-ROOT      | UPLOAD     | does not contain a root certificate
            issuing-missing          | rps         | RPS-CHAIN     | UPLOAD     | cannot find issuer for a certificate in the chain
            rsa-1024-root            | rps         | RPS-KEY-SIZE  | UPLOAD     | Certificate key size 1024 bits is below the minimum
            key-unshrouded           | rps         | RPS-NO-KEY    | UPLOAD     | does not contain a private key
            key-of-another           | rps         | RPS-KEY       | UPLOAD     | does not match the leaf certificate public key
            broken-signature         | rps         | RPS-SIGNATURE | UPLOAD     | Certificate signature is invalid.
            critical-purposes        | rps         | RPS-CRITICAL  | UPLOAD     | unsupported critical extension
            root-without-key-cert-sign | rps       | RPS-CA        | UPLOAD     | Certificate keyUsage or basicConstraints conflict
            path-length-violated     | rps         | RPS-PATHLEN   | UPLOAD     | pathLenConstraint violated
            unit-only                | rps         | RPS-EKU       | UPLOAD     | missing the Intel AMT Activation EKU OID
            ec-p256-leaf             | rps         | RPS-KEY-TYPE  | UPLOAD     | FQDN not associated with provisioning certificate
            self-signed-leaf         | rps         | RPS-LONE      | HASH       | match any trusted certificates from AMT
            two-keys                 | rps         | RPS-TWO-KEYS  | ACTIVATION | refuses it
            password-empty           | rps         | F2            | FILE       | Provisioning Cert Password is required
            password-65              | rps         | F3            | FILE       | Password should not exceed 64 characters
            duplicate-leaf           | rpc-go      | RPC-CHAIN     | UPLOAD     | multiple possible leaf certificates found
            root-missing             | rpc-go      | RPC-CHAIN     | UPLOAD     | incomplete certificate chain; missing issuer for
            key-of-another           | rpc-go      | RPC-KEY       | UPLOAD     | refuses it
            ec-p256-leaf             | rpc-go      | RPC-RSA       | ACTIVATION | not an RSA private key
            mac-sha384               | rpc-go      | F9            | FILE       | invalid provisioning certificate
            wrong-password           | rpc-go      | F13           | FILE       | provisioning cert password incorrect
            wrong-password           | console     | F13           | FILE       | unable to decrypt certificate, incorrect password
            leaf-expired             | console     | CONSOLE-EXPIRED | UPLOAD   | certificate has expired
            leaf-alone               | meshcentral | MC-COUNT      | UPLOAD     | less then 2 certificates
            two-keys                 | meshcentral | MC-KEYS       | UPLOAD     | exactly one private key
            duplicate-root           | meshcentral | MC-ORDER      | UPLOAD     | Unable to order Intel AMT ACM
            key-of-another           | meshcentral | MC-KEY        | UPLOAD     | mismatching private key
            leaf-without-purposes    | meshcentral | MC-EKU        | UPLOAD     | must have usage OID
            san-only                 | meshcentral | MC-CN         | UPLOAD     | Unable to get Intel AMT activation certificate
            mac-without-null         | meshcentral | F10           | FILE       | macData field present but MAC was not validated
            root-missing             | ema         | EMA-CHAIN     | UPLOAD     | refuses it
            leaf-without-purposes    | scs         | SCS-EKU       | ACTIVATION | refuses it
            """)
    void itStopsThereAndSaysThat(String fixture, String importer, String rule, Stage stage, String words) {
        TargetReport target = report(fixture).target(importer).orElseThrow();
        assertThat(target.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(target.findings()).first().isEqualTo(rule);
        assertThat(target.stage()).contains(stage);
        assertThat(target.prediction().map(Prediction::text).orElse("")).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "good-root-without-key-usage, rps", "mac-sha384, rps", "ber, rps", "root-missing, console",
        "key-of-another, console", "ec-p256-leaf, console", "unit-only, meshcentral", "leaf-expired, meshcentral",
        "leaf-expired, rpc-go", "root-first, meshcentral", "root-first, rpc-go", "rsa-1024-root, meshcentral",
        "broken-signature, meshcentral", "pbmac1, rpc-go", "password-empty, console", "critical-purposes, rpc-go"
    })
    void itDoesNotMind(String fixture, String importer) {
        assertThat(report(fixture).target(importer).orElseThrow().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void theGoodOneIsTakenByAll() {
        assertThat(report("good").targets())
                .allSatisfy(target -> assertThat(target.verdict()).isEqualTo(Verdict.PASS));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleIsFitToBePrinted(Rule rule) {
        var passport = rule.passport();
        assertThat(List.of(passport.title(), passport.explanation(), passport.fix(), passport.source()))
                .noneMatch(String::isBlank);
        assertThat(passport.title()).doesNotEndWith(".");
        assertThat(passport.severity() == Severity.ERROR && passport.confidence() == Confidence.INFERRED)
                .isFalse();
    }

    static Stream<Rule> rules() {
        return Rules.all().stream().filter(rule -> Stream.of(Importer.values()).anyMatch(rule::concerns));
    }

    private static Report report(String fixture) {
        return REPORTS.computeIfAbsent(
                fixture,
                name -> Check.run(Fixtures.byName(name).orElseThrow().facts(), Panel.of(List.of(Importer.values()))));
    }
}
