package io.github.amtpki.amt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Names;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.Validity;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateKindTest {

    private static final Validity VALIDITY = Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(365)));
    private static final String UNIT = "Intel(R) Client Setup Certificate";

    private static X509Certificate leaf(String subject, GeneralName... names) {
        Authority root = Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal("CN=Root"), VALIDITY, List.of(), OptionalInt.empty()),
                TestKeys.pair(KeyType.RSA_2048, 1),
                Digest.SHA256,
                TestKeys.context());
        return root.issue(
                CertificateKind.PROVISIONING.spec(
                        new X500Principal(subject), VALIDITY, List.of(names), OptionalInt.empty()),
                TestKeys.pair(KeyType.RSA_2048, 2).getPublic());
    }

    @Test
    void twoCommonNamesAreOneTooMany() {
        assertThatThrownBy(() -> CertificateKind.PROVISIONING.spec(
                        new X500Principal("CN=a.example.com, CN=b.example.com"),
                        Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(1)))))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("several common names");
    }

    @Test
    void aProvisioningLeafHasEveryMarkThatFirmwareAndServersLookFor() throws Exception {
        X509Certificate leaf = leaf("CN=provision.corp.example.com, O=Lab");

        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getKeyUsage()).containsExactly(true, false, true, false, false, false, false, false, false);
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "2.16.840.1.113741.1.2.3");
        assertThat(leaf.getSubjectAlternativeNames()).containsExactly(List.of(2, "provision.corp.example.com"));
        assertThat(leaf.getSubjectX500Principal().getName())
                .isEqualTo("CN=provision.corp.example.com,OU=" + UNIT + ",O=Lab");
        assertThat(leaf.getCriticalExtensionOIDs()).containsExactlyInAnyOrder(Oids.BASIC_CONSTRAINTS, Oids.KEY_USAGE);
        assertThat(leaf.getNonCriticalExtensionOIDs())
                .containsExactlyInAnyOrder(
                        Oids.EXTENDED_KEY_USAGE,
                        Oids.SUBJECT_ALT_NAME,
                        Oids.SUBJECT_KEY_IDENTIFIER,
                        Oids.AUTHORITY_KEY_IDENTIFIER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CN=a.example.com | CN=a.example.com,OU=" + UNIT,
                "CN=a.example.com,OU=IT,O=Lab | CN=a.example.com,OU=" + UNIT + ",OU=IT,O=Lab",
                "OU=" + UNIT + ",CN=a.example.com | OU=" + UNIT + ",CN=a.example.com",
                "CN=a.example.com,OU=intel(r) client setup certificate | CN=a.example.com,OU=" + UNIT
                        + ",OU=intel(r) client setup certificate",
                "O=Lab,CN=a.example.com | O=Lab,OU=" + UNIT + ",CN=a.example.com",
                "CN=a.example.com+OU=" + UNIT + ",O=Lab | CN=a.example.com+OU=" + UNIT + ",O=Lab",
                "CN=a.example.com,O=Stra\u00dfe \\, \\\"7\\\" | CN=a.example.com,OU=" + UNIT
                        + ",O=Stra\u00dfe \\, \\\"7\\\""
            })
    void theUnitStandsOnceInTheSubject(String written, String subject) {
        assertThat(leaf(written).getSubjectX500Principal().getName()).isEqualTo(subject);
    }

    @Test
    void theLastNameWrittenStandsFirstInTheEncoding() {
        byte[] subject =
                leaf("CN=a.example.com, O=Lab, C=DE").getSubjectX500Principal().getEncoded();
        String latin = new String(subject, java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(latin.indexOf("DE")).isPositive().isLessThan(latin.indexOf("Lab"));
        assertThat(latin.indexOf("Lab")).isLessThan(latin.indexOf(UNIT));
        assertThat(latin.indexOf(UNIT)).isLessThan(latin.indexOf("a.example.com"));
    }

    @Test
    void theCommonNameStandsFirstAmongTheNamesAndOnce() throws Exception {
        X509Certificate leaf = leaf(
                "CN=a.example.com",
                GeneralName.dns("b.example.com"),
                GeneralName.dns("a.example.com"),
                GeneralName.parse("192.0.2.1"));

        assertThat(leaf.getSubjectAlternativeNames())
                .extracting(List::toString)
                .containsExactly("[2, a.example.com]", "[2, b.example.com]", "[7, 192.0.2.1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O=Lab",
                "CN=two words",
                "CN=b\u00fccher.example",
                "CN=192.0.2.1",
                "CN=a..b",
                "CN=#04020001",
                "CN=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com"
            })
    void aSubjectWithoutAHostIsRefused(String subject) {
        X500Principal principal = new X500Principal(subject);

        assertThatThrownBy(() -> CertificateKind.PROVISIONING.spec(principal, VALIDITY, List.of(), OptionalInt.empty()))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void ofSeveralCommonNamesTheMostSpecificCounts() {
        assertThat(Names.commonName(new X500Principal("CN=specific.example.com, CN=general, O=Lab")))
                .hasValue("specific.example.com");
        assertThat(Names.commonName(new X500Principal(""))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasAnIdThatFindsIt(CertificateKind kind) {
        assertThat(CertificateKind.byId(kind.id())).hasValue(kind);
        assertThat(CertificateKind.byId(kind.name())).isEmpty();
        assertThat(kind.description()).isNotBlank().doesNotEndWith(".");
        assertThat(kind.ca()).isEqualTo(kind.purposes().isEmpty());
    }

    private static List<GeneralName> names(CertificateKind kind, String commonName) {
        return alternatives(kind.spec(Names.ofCommonName(commonName), VALIDITY, List.of(), OptionalInt.empty()));
    }

    private static List<GeneralName> alternatives(CertificateSpec spec) {
        Authority root = Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal("CN=Root"), VALIDITY),
                TestKeys.pair(KeyType.RSA_2048, 1),
                Digest.SHA256,
                TestKeys.context());
        X509Certificate leaf =
                root.issue(spec, TestKeys.pair(KeyType.RSA_2048, 2).getPublic());
        try {
            return Optional.ofNullable(leaf.getSubjectAlternativeNames()).orElse(List.of()).stream()
                    .map(name -> GeneralName.parse(String.valueOf(name.get(1))))
                    .toList();
        } catch (CertificateParsingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatCanBeDialledStandsAmongTheNames() {
        assertThat(names(CertificateKind.DEVICE_TLS, "amt-01")).containsExactly(GeneralName.dns("amt-01"));
        assertThat(names(CertificateKind.DEVICE_TLS, "192.0.2.7")).containsExactly(GeneralName.parse("192.0.2.7"));
        assertThat(names(CertificateKind.MPS_SERVER, "2001:db8:0:0:0:0:0:1"))
                .containsExactly(GeneralName.parse("2001:db8:0:0:0:0:0:1"));
        assertThat(names(CertificateKind.CONSOLE_CLIENT, "console.corp.example.com"))
                .containsExactly(GeneralName.dns("console.corp.example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"host/amt-01", "amt-01@corp.example.com", "Jane Doe", "a, b + c = \"d\" \\", "J\u00fcrgen"})
    void anIdentityThatIsNoHostIsNoName(String identity) {
        assertThat(names(CertificateKind.RADIUS_CLIENT, identity)).isEmpty();
        assertThat(Names.commonName(Names.ofCommonName(identity))).hasValue(identity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host/amt-01", "two words", "10.0.0.256", "*.corp.example.com"})
    void whatNobodyCanDialIsRefusedAsAHost(String name) {
        assertThatThrownBy(() -> names(CertificateKind.TLS_SERVER, name))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("of a tls-server certificate is neither the DNS name of one host nor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u001b[31mroot", "a\u202eb", "a\nb"})
    void aNameThatNobodyCanReadIsRefused(String name) {
        assertThatThrownBy(() -> names(CertificateKind.TLS_CLIENT, name))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds a control character");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ROOT_CA", "INTERMEDIATE_CA", "PROVISIONING"})
    void theUnitOfAProvisioningCertificateIsForNoOtherKind(CertificateKind kind) {
        for (String unit : List.of("Intel(R) Client Setup Certificate", "intel(r) client setup certificate ")) {
            assertThatThrownBy(() -> kind.spec(new X500Principal("CN=corp.example.com, OU=\"" + unit + "\""), VALIDITY))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("has the unit of a provisioning certificate");
        }
    }

    @Test
    void keysThatAmtMakesAreTheOnlyOnesOfItsCertificates() {
        for (CertificateKind kind : List.of(CertificateKind.DEVICE_TLS, CertificateKind.RADIUS_CLIENT)) {
            assertThat(kind.keyTypes(Track.SHA256)).containsExactly(KeyType.RSA_2048, KeyType.EC_P384);
            assertThat(kind.keyTypes(Track.SHA384)).containsExactly(KeyType.EC_P384);
        }
        assertThat(CertificateKind.MPS_SERVER.keyTypes(Track.SHA256)).containsExactly(KeyType.RSA_2048);
        assertThatThrownBy(() -> CertificateKind.MPS_SERVER.requireKeyType(Track.SHA256, KeyType.RSA_3072))
                .isInstanceOf(RefusedException.class)
                .hasMessage("a mps-server certificate of the sha256 chain cannot have a key of type rsa-3072");
    }

    @ParameterizedTest
    @EnumSource
    void noKeyOfTheNewestFirmwareIsSmall(CertificateKind kind) {
        assertThat(kind.keyTypes(Track.SHA384)).isNotEmpty().doesNotContain(KeyType.RSA_2048, KeyType.EC_P256);
        assertThat(kind.keyTypes(Track.SHA256)).startsWith(KeyType.RSA_2048);
    }
}
