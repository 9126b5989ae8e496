package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.testing.TestKeys;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorityTest {

    private static final KeyPair KEY = TestKeys.pair(KeyType.EC_P256, 1);
    private static final KeyPair OTHER = TestKeys.pair(KeyType.EC_P256, 2);

    private final IssuanceContext context = TestKeys.context();

    private static Validity days(int days) {
        return Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(days)));
    }

    private static CertificateSpec ca(String subject, int pathLength) {
        return CertificateSpec.ca(
                new X500Principal(subject),
                days(100),
                pathLength < 0 ? OptionalInt.empty() : OptionalInt.of(pathLength));
    }

    private static CertificateSpec leaf(String subject) {
        return CertificateSpec.leaf(
                new X500Principal(subject),
                days(50),
                Set.of(KeyUsage.DIGITAL_SIGNATURE),
                List.of(Oids.SERVER_AUTH),
                List.of());
    }

    private Authority root(int pathLength) {
        return Authority.selfSigned(ca("CN=Root", pathLength), KEY, Digest.SHA256, context);
    }

    @Test
    void aRootIsWhatTheReferenceSays() throws Exception {
        X509Certificate root = root(-1).certificate();

        root.verify(KEY.getPublic());
        assertThat(root.getVersion()).isEqualTo(3);
        assertThat(root.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(root.getKeyUsage()).containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(root.getCriticalExtensionOIDs()).containsExactlyInAnyOrder(Oids.BASIC_CONSTRAINTS, Oids.KEY_USAGE);
        assertThat(root.getExtensionValue(Oids.SUBJECT_KEY_IDENTIFIER)).isNotNull();
        assertThat(root.getNotBefore().toInstant()).isEqualTo(TestKeys.NOW.minus(Duration.ofDays(1)));
        assertThat(root.getSigAlgName()).isEqualTo("SHA256withECDSA");
    }

    @Test
    void aChildNamesItsIssuerByteByByteAndByKey() throws Exception {
        Authority root = Authority.selfSigned(
                ca("CN=Wurzel Stra\u00dfe+OU=\u03a9, EMAILADDRESS=a@b.c, DC=lab", -1), KEY, Digest.SHA384, context);
        X509Certificate leaf = root.issue(leaf("CN=leaf.example.com"), OTHER.getPublic());

        leaf.verify(KEY.getPublic());
        assertThat(leaf.getIssuerX500Principal().getEncoded())
                .isEqualTo(root.certificate().getSubjectX500Principal().getEncoded());
        byte[] issuerIdentifier = root.certificate().getExtensionValue(Oids.SUBJECT_KEY_IDENTIFIER);
        assertThat(leaf.getExtensionValue(Oids.AUTHORITY_KEY_IDENTIFIER))
                .hasSize(issuerIdentifier.length + 2)
                .endsWith(java.util.Arrays.copyOfRange(issuerIdentifier, 4, issuerIdentifier.length));
    }

    @Test
    void serialNumbersArePositiveAndSixteenBytes() {
        SecureRandom random = new SecureRandom();
        Set<BigInteger> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            BigInteger serial = IssuanceContext.serial(random);
            assertThat(serial.signum()).isEqualTo(1);
            assertThat(serial.toByteArray()).hasSize(16);
            seen.add(serial);
        }
        assertThat(seen).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "80000000000000000000000000000000"})
    void serialNumbersOfTheCallerAreChecked(String hex) {
        IssuanceContext odd = new IssuanceContext(
                context.clock(), context.random(), context.keys(), () -> new BigInteger(hex, 16), Optional.empty());

        assertThatThrownBy(() -> Authority.selfSigned(ca("CN=Root", -1), KEY, Digest.SHA256, odd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("serial");
    }

    @Test
    void pathLengthsCountTheCertificatesBelow() {
        Authority root = root(1);
        Authority below = root.subordinate(ca("CN=Below", 0), OTHER);

        assertThat(below.issue(leaf("CN=leaf"), KEY.getPublic()).getBasicConstraints())
                .isEqualTo(-1);
        assertThatThrownBy(() -> below.subordinate(ca("CN=Deeper", -1), KEY))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("path length of 'CN=Below' allows 0");
    }

    @Test
    void thePathLengthOfTheRootIsKeptThroughACaThatStatesNone() {
        Authority below = root(1).subordinate(ca("CN=Below", -1), OTHER);

        assertThatThrownBy(() -> below.subordinate(ca("CN=Deeper", -1), KEY))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("path length of 'CN=Root' allows 1");
    }

    @Test
    void noSubjectStandsTwiceInAChain() {
        Authority below = root(-1).subordinate(ca("CN=Below", -1), OTHER);

        assertThatThrownBy(() -> below.issue(leaf("cn=ROOT"), KEY.getPublic()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("stands twice");
    }

    @Test
    void aChildNeverOutlivesItsIssuer() {
        CertificateSpec longer = leaf("CN=leaf").with(days(101));

        assertThatThrownBy(() -> root(-1).issue(longer, OTHER.getPublic())).isInstanceOf(RefusedException.class);
        assertThat(root(-1).issue(longer.with(longer.validity().within(root(-1).validity())), OTHER.getPublic())
                        .getNotAfter()
                        .toInstant())
                .isEqualTo(root(-1).validity().notAfter());
    }

    @Test
    void anIssuerThatIsOverIssuesNothing() {
        Authority root = root(-1);
        Instant later = TestKeys.NOW.plus(Duration.ofDays(101));
        Authority late = Authority.of(
                root.chain(),
                KEY.getPrivate(),
                Optional.empty(),
                Digest.SHA256,
                context.withClock(Clock.fixed(later, ZoneOffset.UTC)));

        assertThatThrownBy(() -> late.issue(leaf("CN=leaf"), OTHER.getPublic()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ended at");
    }

    @Test
    void nothingLastsBeyond2049() {
        CertificateSpec endless =
                ca("CN=Root", -1).with(new Validity(TestKeys.NOW, Instant.parse("2050-01-01T00:00:00Z")));

        assertThatThrownBy(() -> Authority.selfSigned(endless, KEY, Digest.SHA256, context))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void theYearDoesNotFollowTheCalendarOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
            assertThat(root(-1).certificate().getNotBefore().toInstant())
                    .isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void keysThatNobodySupportsGetNoCertificate() throws Exception {
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);
        KeyPair weak = small.generateKeyPair();

        assertThatThrownBy(() -> root(-1).issue(leaf("CN=leaf"), weak.getPublic()))
                .isInstanceOf(UnsupportedAlgorithmException.class)
                .hasMessageContaining("1024 bits");
    }

    @Test
    void keyIdentifiersAreNobodyElsesBusiness() {
        assertThatThrownBy(() -> leaf("CN=leaf").with(new Extension(Oids.SUBJECT_KEY_IDENTIFIER, false, new byte[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("authority alone");
    }

    @Test
    void anExtensionStandsOnce() {
        Extension one = new Extension("1.2.3.4", false, new byte[] {5, 0});

        assertThatThrownBy(() -> new CertificateSpec(new X500Principal("CN=x"), days(1), List.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherKeyIsRecognized() {
        Authority root = root(-1);

        assertThatThrownBy(() -> reopened(root.chain(), OTHER)).hasMessageContaining("key does not belong");
        assertThatThrownBy(() -> reopened(root.chain(), TestKeys.pair(KeyType.RSA_2048, 1)))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void aLeafIsNoAuthority() {
        X509Certificate leaf = root(-1).issue(leaf("CN=leaf"), OTHER.getPublic());

        assertThatThrownBy(() -> reopened(List.of(leaf), OTHER)).hasMessageContaining("not a CA certificate");
    }

    @Test
    void aCaWithoutKeyCertSignIsNoAuthority() {
        CertificateSpec useless = new CertificateSpec(
                new X500Principal("CN=Useless"),
                days(10),
                List.of(
                        Extension.basicConstraints(true, OptionalInt.empty()),
                        Extension.keyUsage(Set.of(KeyUsage.CRL_SIGN))));
        X509Certificate certificate =
                Authority.selfSigned(useless, KEY, Digest.SHA256, context).certificate();

        assertThatThrownBy(() -> reopened(List.of(certificate), KEY)).hasMessageContaining("without keyCertSign");
    }

    @Test
    void issuersInTheWrongOrderAreNoticed() {
        Authority below = root(-1).subordinate(ca("CN=Below", -1), OTHER);
        Authority stranger =
                Authority.selfSigned(ca("CN=Stranger", -1), TestKeys.pair(KeyType.EC_P384, 1), Digest.SHA256, context);

        assertThatThrownBy(() -> reopened(List.of(below.certificate(), stranger.certificate()), OTHER))
                .hasMessageContaining("'CN=Stranger' did not issue 'CN=Below'");
        assertThat(reopened(below.chain(), OTHER).chain()).isEqualTo(below.chain());
    }

    @Test
    void eightThreadsIssueAtOnce() throws Exception {
        IssuanceContext random = IssuanceContext.system(Clock.fixed(TestKeys.NOW, ZoneOffset.UTC), Optional.empty());
        Authority root =
                Authority.selfSigned(ca("CN=Root", -1), TestKeys.pair(KeyType.RSA_2048, 1), Digest.SHA256, random);
        SigningRequest request = SigningRequest.create(new X500Principal("CN=asked"), List.of(), OTHER, Digest.SHA256);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<X509Certificate>> work = new ArrayList<>();
            for (int i = 0; i < 160; i++) {
                CertificateSpec spec = leaf("CN=leaf" + i);
                work.add(
                        i % 2 == 0
                                ? () -> root.issue(spec, OTHER.getPublic())
                                : () -> root.sign(request, spec, CopyPolicy.all())
                                        .certificate());
            }
            Set<BigInteger> serials = new HashSet<>();
            int number = 0;
            for (Future<X509Certificate> one : threads.invokeAll(work)) {
                one.get().verify(root.certificate().getPublicKey());
                assertThat(one.get().getSubjectX500Principal()).isEqualTo(new X500Principal("CN=leaf" + number++));
                serials.add(one.get().getSerialNumber());
            }
            assertThat(serials).hasSize(160);
        } finally {
            threads.shutdownNow();
        }
    }

    private Authority reopened(List<X509Certificate> chain, KeyPair key) {
        return Authority.of(chain, key.getPrivate(), Optional.empty(), Digest.SHA256, context);
    }

    @Test
    void noChainIsLongerThanReadersHandle() {
        Authority last = Authority.selfSigned(
                CertificateSpec.ca(new X500Principal("CN=0"), days(100), OptionalInt.empty()),
                KEY,
                Digest.SHA256,
                context);
        for (int i = 1; i < Authority.LONGEST_CHAIN; i++) {
            last = last.subordinate(
                    CertificateSpec.ca(new X500Principal("CN=" + i), days(100), OptionalInt.empty()), KEY);
        }
        Authority full = last;
        CertificateSpec leaf = new CertificateSpec(new X500Principal("CN=leaf"), days(50), List.of());

        assertThat(full.chain()).hasSize(Authority.LONGEST_CHAIN);
        assertThatThrownBy(() -> full.issue(leaf, OTHER.getPublic()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("more than 4");
    }
}
