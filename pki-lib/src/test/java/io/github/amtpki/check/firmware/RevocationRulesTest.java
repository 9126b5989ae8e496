package io.github.amtpki.check.firmware;

import static io.github.amtpki.check.firmware.RevocationRules.R1;
import static io.github.amtpki.check.firmware.RevocationRules.R2;
import static io.github.amtpki.check.firmware.RevocationRules.R3;
import static io.github.amtpki.check.firmware.RevocationRules.R4;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.CrlStore;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Examination;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.RevocationList;
import io.github.amtpki.x509.RevocationReason;
import io.github.amtpki.x509.RevokedCertificate;
import io.github.amtpki.x509.Validity;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

final class RevocationRulesTest {

    private static final Instant NOW = TestKeys.NOW;
    private static final Validity YEAR = Validity.until(NOW, NOW.plus(Duration.ofDays(365)));
    private static final Validity WEEK = new Validity(NOW, NOW.plus(Duration.ofDays(7)));

    private final Authority root = root(1);
    private final Authority issuing = root.subordinate(
            CertificateKind.INTERMEDIATE_CA.spec(new X500Principal("CN=Issuing"), YEAR),
            TestKeys.pair(KeyType.EC_P384, 1));
    private final X509Certificate leaf = issuing.issue(
            CertificateKind.PROVISIONING.spec(new X500Principal("CN=amt.corp.example"), YEAR),
            TestKeys.pair(KeyType.RSA_2048, 1).getPublic());

    private static Authority root(int key) {
        return Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal("CN=Root"), YEAR),
                TestKeys.pair(KeyType.EC_P256, key),
                Digest.SHA256,
                TestKeys.context());
    }

    private static RevocationList list(Authority ca, Validity validity, X509Certificate... revoked) {
        return ca.revocationList(
                BigInteger.TWO,
                validity,
                List.of(revoked).stream()
                        .map(one -> new RevokedCertificate(one.getSerialNumber(), NOW, RevocationReason.SUPERSEDED))
                        .toList());
    }

    private Optional<String> hit(RevocationRules rule, RevocationList... lists) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        chain.addAll(issuing.chain());
        return hit(rule, chain, NOW, lists);
    }

    private static Optional<String> hit(
            RevocationRules rule, List<X509Certificate> chain, Instant now, RevocationList... lists) {
        byte[] file = Certificates.pem(chain).getBytes(StandardCharsets.US_ASCII);
        Facts facts = Facts.of(
                Examination.of("chain.crt", file, Optional.empty()),
                Circumstances.at(now).withRevocationLists(List.of(lists)));
        return rule.judge(facts, Importer.RPS).map(Hit::detail);
    }

    @Test
    void everyRevokedCertificateIsNamedWithDateAndReason() {
        assertThat(hit(R1, list(root, WEEK, issuing.certificate()), list(issuing, WEEK, leaf)))
                .hasValueSatisfying(detail -> assertThat(detail)
                        .contains("the leaf, serial number "
                                + leaf.getSerialNumber().toString(16))
                        .contains("the intermediate 1, ")
                        .contains("revoked since 2026-07-02T12:00:00Z: superseded"));
    }

    @Test
    void aListOfAnotherCaRevokesNothingHere() {
        assertThat(hit(R1, list(root, WEEK, leaf))).isEmpty();
        assertThat(hit(R1, list(root(2), WEEK, issuing.certificate()))).isEmpty();
        assertThat(hit(R4, list(root(2), WEEK)))
                .hasValueSatisfying(detail -> assertThat(detail).contains("the list 2 of 'CN=Root' has a signature"));
    }

    @Test
    void whatAnOldListRevokedStaysRevoked() {
        RevocationList old = list(issuing, WEEK, leaf);
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        chain.addAll(issuing.chain());
        Instant later = WEEK.notAfter().plusSeconds(1);

        assertThat(hit(R1, chain, later, old)).isPresent();
        assertThat(hit(R2, chain, later, old))
                .hasValueSatisfying(detail -> assertThat(detail).contains("ended on"));
        assertThat(hit(R2, chain, WEEK.notAfter(), old)).isEmpty();
        assertThat(hit(R2, chain, NOW.minusSeconds(1), old))
                .hasValueSatisfying(detail -> assertThat(detail).contains("begins on"));
    }

    @Test
    void listsOfTheChainAreNoStrangers() {
        assertThat(hit(R3, list(root, WEEK), list(issuing, WEEK))).isEmpty();
        assertThat(hit(R4, list(root, WEEK), list(issuing, WEEK))).isEmpty();
        assertThat(hit(R3, issuing.chain().subList(1, 2), NOW, list(issuing, WEEK)))
                .isPresent();
    }

    @Test
    void casAloneAreJudgedToo() {
        assertThat(hit(R1, issuing.chain(), NOW, list(root, WEEK, issuing.certificate())))
                .isPresent();
    }

    @Test
    void withoutAListNothingIsJudged() {
        for (RevocationRules rule : RevocationRules.values()) {
            assertThat(hit(rule)).isEmpty();
        }
    }

    @Test
    void whatAMachineMayNotHoldIsSaid() {
        RevocationList full = withEntries(CrlStore.MOST_SERIALS);

        assertThat(CrlStore.warning(List.of(full))).isEmpty();
        assertThat(CrlStore.warning(List.of(withEntries(CrlStore.MOST_SERIALS + 1))))
                .hasValueSatisfying(text -> assertThat(text).contains("65 serial numbers", "64"));
        RevocationList empty = withEntries(0);
        assertThat(CrlStore.warning(List.of(empty, empty, empty, full))).isEmpty();
        assertThat(CrlStore.warning(List.of(empty, empty, empty, empty, empty))).isPresent();
    }

    private RevocationList withEntries(int entries) {
        return root.revocationList(
                BigInteger.ONE,
                WEEK,
                LongStream.rangeClosed(1, entries)
                        .mapToObj(serial ->
                                new RevokedCertificate(BigInteger.valueOf(serial), NOW, RevocationReason.UNSPECIFIED))
                        .toList());
    }
}
