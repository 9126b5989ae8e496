package io.github.amtpki.check.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.TestKeys;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each log, which causes come first and what is said of it. */
final class ExplainerLogsTest {

    /** The log, the first causes in their order, what a reading must say. */
    private record Case(String log, List<String> first, String says) {

        @Override
        public String toString() {
            return log;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                of(
                        "01-root-cannot-sign",
                        "AddNextCertInChain (root) returned 4: CERT_VERIFY_FAILED",
                        "ca-cannot-sign",
                        "root-not-enrolled"),
                of(
                        "02-extensions-lost",
                        "AdminSetup returned 5: AUTH_FAILED",
                        "suffix-mismatch",
                        "suffix-does-not-count",
                        "extensions-lost",
                        "purpose-missing"),
                of(
                        "03-ema-auth-failed",
                        "AdminSetup returned 5: AUTH_FAILED",
                        "suffix-mismatch",
                        "suffix-does-not-count"),
                of("04-sha1-on-16", "AddNextCertInChain did not return 0", "sha1-in-chain", "ca-cannot-sign"),
                of(
                        "05-no-matching-hash",
                        "rpc-go exit code 128",
                        "root-not-enrolled",
                        "sha1-enrolled",
                        "hash-vanished"),
                of("05-rps-no-matching-hash", "", "root-not-enrolled", "hash-vanished"),
                of("08-setup-bin", "", "setup-bin-ignored"),
                of("09-no-purpose", "", "purpose-missing"),
                of("09-mesh-no-purpose", "", "purpose-missing"),
                of("10-rps-no-root", "", "root-missing"),
                of("10-mesh-no-root", "", "root-missing"),
                of("11-rc-131", "0 is printed here whatever the firmware returned", "chain-order", "sha1-in-chain"),
                of("12-ec-key", "rpc-go exit code 133", "ec-key"),
                of("12-rps-misleading", "the last two labels", "suffix-mismatch", "leaf-not-first", "ec-key"),
                of("13-trailing-bytes", "", "bad-encoding"),
                of("13-decrypt", "whatever the reason", "wrong-password", "unsupported-algorithm"),
                of("13-no-mac", "rpc-go exit code 123", "unsupported-algorithm"),
                of("14-suffix", "", "no-profile-for-suffix"),
                of("15-mesh-no-opportunity", "", "no-certificate-fits", "root-not-enrolled"),
                of("15-mesh-no-suffix", "", "no-suffix"),
                of("16-wildcard", "AdminSetup returned 5: AUTH_FAILED", "suffix-mismatch"),
                of("18-upgrade-3", "UpgradeClientToAdmin returned 3: INVALID_PT_MODE", "signing-algorithm-too-new"),
                of(
                        "18-upgrade-1-on-22",
                        "UpgradeClientToAdmin returned 1: INTERNAL_ERROR",
                        "signing-algorithm-too-old",
                        "sha256-on-22"),
                of(
                        "18-upgrade-5-on-11",
                        "UpgradeClientToAdmin returned 5: AUTH_FAILED",
                        "suffix-mismatch",
                        "suffix-does-not-count",
                        "sha384-before-21"),
                of("19-mesh-err-5", "AdminSetup returned 5: AUTH_FAILED", "suffix-mismatch"),
                of("20-secure-configuration", "", "needs-secure-configuration", "tls-alert"),
                of("20-odca", "", "amt-certificate-not-trusted"),
                of("20-tls-alert", "", "tls-alert"),
                of("21-cira-alert-46", "", "cira-leaf-too-large"),
                of("22-year-2050", "", "expired", "year-2050"),
                of("23-mesh-config", "", "meshcentral-config"),
                of("24-http-400", "", "http-400"),
                of("25-vague-profile", "", "vague-profile-error"),
                of(
                        "go-wsman-names",
                        "AddNextCertInChain returned 4: CERT_VERIFY_FAILED, which was printed as 'MethodDisabled'",
                        "ca-cannot-sign"),
                of(
                        "mesh-err-4",
                        "AddNextCertInChain returned 4: CERT_VERIFY_FAILED",
                        "ca-cannot-sign",
                        "sha1-in-chain"),
                of("wrapped-xml", "AddNextCertInChain returned 5: CERT_CHAIN_LENGTH_EXCEEDED", "chain-too-long"),
                of("scs-chain", "", "root-missing"));
    }

    private static Case of(String log, String says, String... first) {
        return new Case(log, List.of(first), says);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLikeliestCauseComesFirst(Case one) {
        Explanation said = Explainer.explain(Logs.bytes(one.log()), TestKeys.NOW);

        assertThat(said.causes())
                .extracting(ranked -> ranked.cause().id())
                .startsWith(one.first().toArray(String[]::new));
        assertThat(said.readings().toString()).contains(one.says());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCauseQuotesTheLineThatPointsToIt(Case one) {
        String[] lines = new String(Logs.bytes(one.log()), UTF_8).split("\n");
        Explanation said = Explainer.explain(Logs.bytes(one.log()), TestKeys.NOW);

        assertThat(said.causes())
                .allSatisfy(ranked -> assertThat(ranked.evidence()).isNotEmpty().allSatisfy(evidence -> {
                    assertThat(evidence.line()).isBetween(1, lines.length);
                    assertThat(evidence.text()).isNotBlank().hasSizeLessThan(300);
                }));
    }

    @Test
    void everyLogIsExplained() {
        assertThat(cases().map(Case::log)).containsExactlyInAnyOrderElementsOf(Logs.names());
    }
}
