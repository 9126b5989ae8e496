package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.internal.bc.ExtensionDer;
import io.github.amtpki.testing.TestDer;
import io.github.amtpki.testing.TestKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RevocationListTest {

    private static final Instant NOW = TestKeys.NOW;
    private static final Validity MONTH = new Validity(NOW, NOW.plus(Duration.ofDays(30)));
    private static final Validity YEAR = Validity.until(NOW, NOW.plus(Duration.ofDays(365)));

    private final IssuanceContext context = TestKeys.context();
    private final Authority root = root(KeyType.RSA_2048, Digest.SHA256);

    private Authority root(KeyType type, Digest digest) {
        return Authority.selfSigned(
                CertificateSpec.ca(new X500Principal("CN=Wurzel Straße+OU=Ω, DC=lab"), YEAR, OptionalInt.empty()),
                TestKeys.pair(type, 1),
                digest,
                context);
    }

    private static RevokedCertificate revoked(long serial, int daysAgo, RevocationReason reason) {
        return new RevokedCertificate(BigInteger.valueOf(serial), NOW.minus(Duration.ofDays(daysAgo)), reason);
    }

    private RevocationList list(RevokedCertificate... revoked) {
        return root.revocationList(BigInteger.TWO, MONTH, List.of(revoked));
    }

    @Test
    void whatWasWrittenIsRead() {
        RevokedCertificate first = revoked(7, 9, RevocationReason.KEY_COMPROMISE);
        RevokedCertificate second = revoked(200, 3, RevocationReason.UNSPECIFIED);

        RevocationList list = RevocationList.parse(list(second, first).der());

        assertThat(list.issuer()).isEqualTo(root.certificate().getSubjectX500Principal());
        assertThat(list.number()).contains(BigInteger.TWO);
        assertThat(list.thisUpdate()).isEqualTo(MONTH.notBefore());
        assertThat(list.nextUpdate()).contains(MONTH.notAfter());
        assertThat(list.revoked()).containsExactlyInAnyOrder(first, second);
        assertThat(list.find(first.serial())).contains(first);
        assertThat(list.find(BigInteger.TEN)).isEmpty();
        assertThat(list.authorityKeyIdentifier())
                .hasValueSatisfying(id -> assertThat(id).isEqualTo(Certificates.keyIdentifier(root.certificate())));
    }

    @ParameterizedTest
    @EnumSource
    void everyFinalReasonComesBack(RevocationReason reason) {
        if (reason.isFinal()) {
            assertThat(list(revoked(1, 1, reason)).revoked()).containsExactly(revoked(1, 1, reason));
            assertThat(RevocationReason.parse(reason.id())).isEqualTo(reason);
        } else {
            assertThatThrownBy(() -> list(revoked(1, 1, reason))).isInstanceOf(RefusedException.class);
            assertThatThrownBy(() -> RevocationReason.parse(reason.id())).isInstanceOf(BadInputException.class);
        }
    }

    @Test
    void reasonsAreReadAsPeopleWriteThem() {
        assertThat(RevocationReason.parse("key-compromise")).isEqualTo(RevocationReason.KEY_COMPROMISE);
        assertThat(RevocationReason.parse("CACOMPROMISE")).isEqualTo(RevocationReason.CA_COMPROMISE);
        assertThatThrownBy(() -> RevocationReason.parse("lost"))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.hint().orElseThrow()).contains("keyCompromise"));
    }

    @Test
    void theOrderGivenDoesNotMatter() {
        List<RevokedCertificate> all = new ArrayList<>(IntStream.range(1, 40)
                .mapToObj(i -> revoked(i, i % 5, RevocationReason.SUPERSEDED))
                .toList());
        byte[] der = root.revocationList(BigInteger.ONE, MONTH, all).der();
        Collections.reverse(all);

        assertThat(root.revocationList(BigInteger.ONE, MONTH, all).der()).isEqualTo(der);
        assertThat(ExtensionDer.isDer(der)).isTrue();
    }

    @Test
    void anUnspecifiedReasonIsNotWrittenNorAnEmptyList() {
        String reasonCode = "0603551d15";
        assertThat(hex(list(revoked(1, 1, RevocationReason.UNSPECIFIED)))).doesNotContain(reasonCode);
        assertThat(hex(list(revoked(1, 1, RevocationReason.SUPERSEDED)))).contains(reasonCode + "04030a0104");
        // nextUpdate, then at once the extensions
        assertThat(hex(list())).containsPattern("170d3236303830313132303030305aa0");
        assertThat(list().revoked()).isEmpty();
    }

    @Test
    void theIssuersNameStandsAsInItsCertificate() {
        String name = HexFormat.of()
                .formatHex(root.certificate().getSubjectX500Principal().getEncoded());

        assertThat(HexFormat.of().formatHex(Certificates.der(root.certificate())))
                .contains(name);
        assertThat(hex(list())).contains(name);
    }

    @ParameterizedTest
    @EnumSource
    void keysOfEveryTypeSign(KeyType type) {
        Authority ca = root(type, Digest.SHA384);

        RevocationList list = ca.revocationList(BigInteger.ONE, MONTH, List.of());

        assertThat(list.signedBy(ca.certificate())).isTrue();
    }

    @Test
    void anotherKeyOfTheSameNameDidNotSign() {
        assertThat(list().signedBy(root(KeyType.EC_P384, Digest.SHA384).certificate()))
                .isFalse();
    }

    @Test
    void aCaWithoutCrlSignIsRefused() {
        KeyPair key = TestKeys.pair(KeyType.RSA_2048, 1);
        CertificateSpec spec = new CertificateSpec(
                new X500Principal("CN=No lists"),
                YEAR,
                List.of(
                        Extension.basicConstraints(true, OptionalInt.empty()),
                        Extension.keyUsage(Set.of(KeyUsage.KEY_CERT_SIGN))));
        Authority mute = Authority.selfSigned(spec, key, Digest.SHA256, context);

        assertThatThrownBy(() -> mute.revocationList(BigInteger.ONE, MONTH, List.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("cRLSign");
    }

    @Test
    void aListNeverOutlivesItsIssuer() {
        Validity longer = new Validity(NOW, YEAR.notAfter().plusSeconds(1));

        assertThatThrownBy(() -> root.revocationList(BigInteger.ONE, longer, List.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("until");
        assertThat(root.revocationList(BigInteger.ONE, longer.within(root.validity()), List.of())
                        .nextUpdate())
                .contains(YEAR.notAfter());
    }

    @Test
    void anEndedCaSignsNoList() {
        Clock later = Clock.fixed(YEAR.notAfter().plusSeconds(1), ZoneOffset.UTC);
        Authority ended = Authority.of(
                root.chain(),
                TestKeys.pair(KeyType.RSA_2048, 1).getPrivate(),
                Optional.empty(),
                Digest.SHA256,
                context.withClock(later));

        assertThatThrownBy(() -> ended.revocationList(BigInteger.ONE, MONTH, List.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "8000000000000000000000000000000000000000"})
    void numbersArePositiveAndTwentyBytes(String hex) {
        BigInteger number = new BigInteger(hex, 16);

        assertThatThrownBy(() -> root.revocationList(number, MONTH, List.of())).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> list(new RevokedCertificate(number, NOW, RevocationReason.UNSPECIFIED)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void theLargestNumberIsTaken() {
        BigInteger largest = BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE);

        assertThat(root.revocationList(largest, MONTH, List.of()).number()).contains(largest);
    }

    @Test
    void noCertificateIsRevokedTwice() {
        assertThatThrownBy(() ->
                        list(revoked(1, 1, RevocationReason.SUPERSEDED), revoked(1, 2, RevocationReason.UNSPECIFIED)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void aListEndsAfterItBegan() {
        assertThatThrownBy(() -> new Validity(NOW, NOW.minusSeconds(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pemHoldsAnyNumberOfLists() {
        RevocationList one = list();
        RevocationList two = list(revoked(1, 1, RevocationReason.SUPERSEDED));
        byte[] both = ("text\n" + one.pem() + two.pem()).getBytes(StandardCharsets.US_ASCII);

        assertThat(RevocationList.parseAll(both)).containsExactly(one, two);
        assertThat(RevocationList.parse(one.pem().getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(one);
        assertThatThrownBy(() -> RevocationList.parse(both))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("2 revocation lists");
    }

    @Test
    void everyDamagedByteIsNoticed() {
        byte[] der = list(revoked(1, 1, RevocationReason.SUPERSEDED)).der();
        for (int i = 0; i < der.length; i++) {
            byte[] damaged = der.clone();
            damaged[i] ^= 0x01;
            assertThat(holds(damaged)).as("byte %d", i).isFalse();
            assertThat(holds(Arrays.copyOf(der, i))).as("cut at %d", i).isFalse();
        }
    }

    private boolean holds(byte[] der) {
        try {
            return RevocationList.parse(der).signedBy(root.certificate());
        } catch (BadInputException refused) {
            return false;
        }
    }

    @Test
    void whatIsNoListIsSaidToBeNone() {
        for (byte[] other : List.of(
                new byte[0],
                TestDer.hex("3000"),
                TestDer.hex("3080 0000"),
                Certificates.der(root.certificate()),
                root.certificate().getSubjectX500Principal().getEncoded(),
                "hello".getBytes(StandardCharsets.US_ASCII),
                Certificates.pem(root.chain()).getBytes(StandardCharsets.US_ASCII))) {
            assertThatThrownBy(() -> RevocationList.parseAll(other))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("revocation list");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.29.27", "2.5.29.28", "1.2.3.4"})
    void aListThatIsNotCompleteIsRefused(String critical) {
        byte[] number = TestDer.hex("020101");
        byte[] value = critical.equals("2.5.29.28") ? TestDer.hex("3000") : number;

        assertThatThrownBy(() -> RevocationList.parse(foreign(TestDer.extension(critical, true, value))))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(critical);
        assertThat(RevocationList.parse(foreign(TestDer.extension(Oids.CRL_NUMBER, false, number)))
                        .number())
                .contains(BigInteger.ONE);
    }

    /** A list with one extension and a signature of nothing. */
    private byte[] foreign(byte[] extension) {
        byte[] algorithm = TestDer.sequence(TestDer.oid("1.2.840.113549.1.1.11"), TestDer.NULL);
        byte[] list = TestDer.sequence(
                TestDer.hex("020101"),
                algorithm,
                root.certificate().getSubjectX500Principal().getEncoded(),
                TestDer.wrap(0x17, "260702120000Z".getBytes(StandardCharsets.US_ASCII)),
                TestDer.wrap(0xa0, TestDer.sequence(extension)));
        return TestDer.sequence(list, algorithm, TestDer.hex("03020000"));
    }

    private static String hex(RevocationList list) {
        return HexFormat.of().formatHex(list.der());
    }
}
