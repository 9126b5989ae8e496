package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExtensionTextTest {

    private static final String SETUP = "2.16.840.1.113741.1.2.3";
    private static final ExtensionText TEXT = new ExtensionText(Map.of(SETUP, "AMT setup"));

    @Test
    void basicConstraints() {
        assertThat(TEXT.value(Extension.basicConstraints(true, OptionalInt.of(0))))
                .isEqualTo("CA:TRUE, path length 0");
        assertThat(TEXT.value(Extension.basicConstraints(true, OptionalInt.empty())))
                .isEqualTo("CA:TRUE");
        assertThat(TEXT.value(Extension.basicConstraints(false, OptionalInt.empty())))
                .isEqualTo("CA:FALSE");
    }

    @Test
    void keyUsage() {
        assertThat(TEXT.value(Extension.keyUsage(Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN))))
                .isEqualTo("keyCertSign, cRLSign");
    }

    @Test
    void purposesByNameWhereTheyHaveOne() {
        assertThat(TEXT.value(Extension.extendedKeyUsage(List.of(Oids.SERVER_AUTH, SETUP, "1.2.3"))))
                .isEqualTo("serverAuth, AMT setup, 1.2.3");
    }

    @Test
    void names() {
        List<GeneralName> names = List.of(
                GeneralName.dns("corp.example.com"),
                GeneralName.parse("10.0.0.1"),
                GeneralName.parse("email:a@example.com"),
                GeneralName.parse("uri:https://example.com/"));
        assertThat(TEXT.value(Extension.subjectAltName(names)))
                .isEqualTo("dns:corp.example.com, ip:10.0.0.1, email:a@example.com, uri:https://example.com/");
    }

    /** Values as OpenSSL 3.0 wrote them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.5.29.30|"
                        + "301DA00D300B8209636F72702E74657374A10C300A87080A000000FF000000|"
                        + "permitted dns:corp.test, excluded ip:10.0.0.0/255.0.0.0",
                "2.5.29.31|"
                        + "3032301FA01DA01B8619687474703A2F2F6578616D706C652E746573742F612E63726C300FA00DA00B86096C"
                        + "6461703A2F2F2F78|"
                        + "uri:http://example.test/a.crl, uri:ldap:///x",
                "2.5.29.32|30123008060667810C01020130060604551D2000|2.23.140.1.2.1, 2.5.29.32.0",
                "1.3.6.1.5.5.7.1.1|"
                        + "3041301C06082B060105050730018610687474703A2F2F6F6373702E74657374302106082B06010505073002"
                        + "8615687474703A2F2F63612E746573742F63612E637274|"
                        + "OCSP uri:http://ocsp.test, caIssuers uri:http://ca.test/ca.crt",
                "2.5.29.17|"
                        + "30478206612E7465737487100000000000000000000000000000000181096D6540612E7465737488022A03A4"
                        + "10300E310C300A06035504030C03646972A00A06032A0304A0030C0178|"
                        + "dns:a.test, ip:0:0:0:0:0:0:0:1, email:me@a.test, id:1.2.3, directory:CN=dir, other name (0)",
                "2.5.29.15|0303078080|digitalSignature, decipherOnly",
                "2.5.29.14|"
                        + "04145AB416BAA6A005C63519C88CB8B5B5F30B782974|"
                        + "5ab416baa6a005c63519c88cb8b5b5f30b782974",
                "2.5.29.35|30068004DEADBEEF|deadbeef",
                "2.5.29.35|3006800400BEEF|damaged: 3006800400beef",
                "2.5.29.19|0500|damaged: 0500",
                "1.2.3.4|0500|0500"
            })
    void otherValues(String oid, String value, String text) {
        assertThat(TEXT.value(new Extension(oid, false, HexFormat.of().parseHex(value))))
                .isEqualTo(text);
    }

    @Test
    void longValuesAreCut() {
        assertThat(TEXT.value(new Extension("1.2.3", false, new byte[65]))).isEqualTo("00".repeat(64) + "… (65 bytes)");
    }

    @Test
    void identifiersByNameOrAsTheyAre() {
        assertThat(TEXT.name(Oids.SUBJECT_ALT_NAME)).isEqualTo("subjectAltName");
        assertThat(TEXT.name(SETUP)).isEqualTo("AMT setup");
        assertThat(TEXT.name("1.2.3")).isEqualTo("1.2.3");
    }

    @Test
    void standInTheOrderOfTheCertificate() {
        IssuanceContext context = IssuanceContext.system();
        KeyPair key = context.keys().order(KeyType.EC_P256).get();
        CertificateSpec spec = CertificateSpec.ca(
                        new X500Principal("CN=Lab"), Validity.until(Instant.now(), Instant.now()), OptionalInt.empty())
                .with(new Extension("1.2.3", false, new byte[] {5, 0}));
        Authority root = Authority.selfSigned(spec, key, Digest.SHA256, context);
        assertThat(ExtensionText.in(root.certificate()))
                .extracting(Extension::oid)
                .containsExactly(
                        Oids.BASIC_CONSTRAINTS,
                        Oids.KEY_USAGE,
                        "1.2.3",
                        Oids.SUBJECT_KEY_IDENTIFIER,
                        Oids.AUTHORITY_KEY_IDENTIFIER);
        assertThat(ExtensionText.in(root.certificate()).get(0).critical()).isTrue();
    }

    @Test
    void noDamageIsTooBadToDescribe() {
        Random random = new Random(7);
        List<Extension> sound = List.of(
                Extension.basicConstraints(true, OptionalInt.of(3)),
                Extension.keyUsage(Set.of(KeyUsage.CRL_SIGN)),
                Extension.subjectAltName(List.of(GeneralName.dns("a.example"), GeneralName.parse("10.0.0.1"))),
                Extension.extendedKeyUsage(List.of(Oids.SERVER_AUTH)));
        for (int round = 0; round < 3000; round++) {
            Extension one = sound.get(round % sound.size());
            byte[] value = Arrays.copyOf(one.value(), random.nextInt(one.value().length + 2));
            if (value.length > 0) {
                value[random.nextInt(value.length)] = (byte) random.nextInt();
            }
            String oid = sound.get(random.nextInt(sound.size())).oid();
            assertThat(TEXT.value(new Extension(oid, false, value))).isNotNull();
        }
    }
}
