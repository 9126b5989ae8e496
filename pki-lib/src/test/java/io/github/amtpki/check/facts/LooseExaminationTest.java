package io.github.amtpki.check.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.check.facts.FileFacts.Format;
import io.github.amtpki.check.facts.Trouble.Kind;
import io.github.amtpki.internal.bc.OddPfx;
import io.github.amtpki.internal.bc.SafeBag;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.SamplePki;
import io.github.amtpki.testing.TestDer;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.EncryptedKey;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Pem;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PEM, DER, PKCS#7 and folders. */
@Timeout(60)
final class LooseExaminationTest {

    private static final Secret PASSWORD = SamplePki.password();
    private static final X509Certificate LEAF = SamplePki.chain().get(0);
    private static final X509Certificate ROOT = SamplePki.chain().get(1);
    private static final String KEY =
            Pem.encode(Pem.PRIVATE_KEY, SamplePki.leafKey().getEncoded());
    private static final String LOCKED = Pem.encode(
            Pem.ENCRYPTED_PRIVATE_KEY, EncryptedKey.encode(SamplePki.leafKey(), PASSWORD, TestKeys.random()));
    private static final String REQUEST = Pem.encode(Pem.CERTIFICATE_REQUEST, TestDer.sequence());

    private static FileFacts examine(String text) {
        return Examination.of("x.pem", bytes(text), Optional.of(PASSWORD));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String pem(X509Certificate... certificates) {
        return Certificates.pem(List.of(certificates));
    }

    private static byte[] pkcs7(X509Certificate... certificates) {
        byte[][] ders = Arrays.stream(certificates).map(Certificates::der).toArray(byte[][]::new);
        byte[] signedData = TestDer.sequence(
                TestDer.hex("02 01 01"),
                TestDer.set(),
                TestDer.sequence(TestDer.oid("1.2.840.113549.1.7.1")),
                TestDer.wrap(0xa0, ders),
                TestDer.set());
        return TestDer.sequence(TestDer.oid("1.2.840.113549.1.7.2"), TestDer.wrap(0xa0, signedData));
    }

    @Test
    void aPemBundleIsReadInItsOrder() {
        FileFacts file = examine("some text\n" + pem(ROOT, LEAF) + KEY + REQUEST + pem(ROOT));
        assertThat(file.format()).isEqualTo(Format.LOOSE);
        assertThat(file.structure()).isEmpty();
        assertThat(file.password()).isEmpty();
        assertThat(file.certificates()).containsExactly(ROOT, LEAF, ROOT);
        assertThat(file.keys()).isOne();
        assertThat(file.publicKeys()).containsExactly(LEAF.getPublicKey());
        assertThat(file.troubles()).isEmpty();
    }

    @Test
    void aLockedKeyNeedsItsPassword() {
        assertThat(examine(LOCKED).publicKeys()).containsExactly(LEAF.getPublicKey());
        FileFacts without = Examination.of("x.pem", bytes(pem(LEAF) + LOCKED), Optional.empty());
        assertThat(without.troubles()).extracting(Trouble::kind).containsExactly(Kind.NO_PASSWORD);
        assertThat(without.keys()).isOne();
        FileFacts wrong = Examination.of("x.pem", bytes(pem(LEAF) + LOCKED), Optional.of(Secret.of("x".toCharArray())));
        assertThat(wrong.troubles()).extracting(Trouble::kind).containsExactly(Kind.WRONG_PASSWORD);
        assertThat(wrong.certificates()).containsExactly(LEAF);
    }

    @Test
    void aDamagedBlockDoesNotHideTheOthers() {
        String broken = pem(ROOT).replace("MII", "!!!");
        FileFacts file = examine(broken + pem(LEAF) + KEY.replace("-----END", "") + pem(ROOT));
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.BAD_CERTIFICATE, Kind.BAD_KEY);
        assertThat(file.certificates()).containsExactly(LEAF, ROOT);
        assertThat(file.keys()).isOne();
    }

    @Test
    void aKeyInOpensslsOldEncryptionIsCountedButNotRead() {
        String old = KEY.replace("-----\nMII", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nMII");
        FileFacts file = examine(pem(LEAF) + old);
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.UNSUPPORTED_ALGORITHM);
        assertThat(file.keys()).isOne();
    }

    @Test
    void keysTogetherMayNotCostMoreThanOne() {
        FileFacts file = examine(LOCKED + LOCKED);
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.TOO_COSTLY);
        assertThat(file.keys()).isEqualTo(2);
        assertThat(file.publicKeys()).isEmpty();
    }

    @Test
    void keysOnCurvesTellTheirPublicHalvesToo() {
        for (KeyType type : List.of(KeyType.EC_P256, KeyType.EC_P384)) {
            FileFacts file = examine(Pem.encode(
                    Pem.PRIVATE_KEY, TestKeys.pair(type, 1).getPrivate().getEncoded()));
            assertThat(file.publicKeys()).containsExactly(TestKeys.pair(type, 1).getPublic());
        }
    }

    @Test
    void derIsToldByItsShape() {
        assertThat(Examination.of("x", Certificates.der(LEAF), Optional.empty()).certificates())
                .containsExactly(LEAF);
        assertThat(Examination.of("x", SamplePki.leafKey().getEncoded(), Optional.empty())
                        .publicKeys())
                .containsExactly(LEAF.getPublicKey());
        assertThat(Examination.of("x.p7b", pkcs7(LEAF, ROOT), Optional.empty()).certificates())
                .containsExactly(LEAF, ROOT);
        assertThat(examine(Pem.encode("PKCS7", pkcs7(ROOT))).certificates()).containsExactly(ROOT);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 700})
    void aCertificateThatWasCutOffIsStillOne(int length) {
        FileFacts file = Examination.of("x", Arrays.copyOf(Certificates.der(LEAF), length), Optional.empty());
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.BAD_CERTIFICATE);
    }

    @Test
    void aRequestAloneIsNoCertificate() {
        assertThatThrownBy(() -> examine(REQUEST)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> Examination.of("x", Map.of("a", bytes("hello")), Optional.empty()))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void aBundleWrappedInPemIsJudgedButNotAsItShouldBe() {
        FileFacts file = examine(Pem.encode("PKCS12", SamplePki.bundle(Flavour.COMPAT)));
        assertThat(file.isPkcs12()).isTrue();
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.DAMAGED);
        assertThat(file.certificates()).containsExactly(LEAF, ROOT);
    }

    @Test
    void theFilesOfAFolderAreTakenTogetherByName() {
        Map<String, byte[]> files = Map.of(
                "b/leaf.key", bytes(KEY),
                "b/leaf.crt", bytes(pem(LEAF)),
                "fullchain.pem", bytes(pem(LEAF, ROOT) + KEY),
                "a/root.der", Certificates.der(ROOT),
                "leaf.csr", bytes(REQUEST),
                "README", bytes("nothing"));
        FileFacts file = Examination.of("pki", files, Optional.empty());
        assertThat(file.certificates()).containsExactly(ROOT, LEAF);
        assertThat(file.keys()).isOne();
        assertThat(file.publicKeys()).containsExactly(LEAF.getPublicKey());
        assertThat(file.troubles()).isEmpty();
    }

    @Test
    void aBundleInAFolderIsWhatIsJudged() {
        byte[] other = new OddPfx()
                .plain(OddPfx.bag(SafeBag.Kind.CERTIFICATE, Certificates.der(ROOT)))
                .withoutMac();
        byte[] bundle = SamplePki.bundle(Flavour.MODERN);
        Map<String, byte[]> one = Map.of("x.pfx", bundle, "root.crt", bytes(pem(ROOT)));
        Map<String, byte[]> two = Map.of("a.pfx", other, "b.pfx", bundle);
        assertThat(Examination.of("pki", one, Optional.of(PASSWORD)).name()).isEqualTo("pki/x.pfx");
        assertThat(Examination.of("pki", two, Optional.of(PASSWORD)).name()).isEqualTo("pki/b.pfx");
        assertThat(Examination.of("pki", two, Optional.empty()).name()).isEqualTo("pki/a.pfx");
    }

    @Test
    void aThousandTroublesAreNotTold() {
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            blocks.add("-----BEGIN CERTIFICATE-----\n" + i + "!\n-----END CERTIFICATE-----\n");
            blocks.add("-----BEGIN NONSENSE " + i + "-----\n!\n-----END NONSENSE " + i + "-----\n");
        }
        assertThat(examine(pem(LEAF) + String.join("", blocks)).troubles()).hasSizeLessThan(25);
    }

    @Test
    void moreCertificatesThanAnybodyHasAreNotAllLookedAt() {
        FileFacts file = examine(pem(LEAF).repeat(1_001));
        assertThat(file.certificates()).hasSize(1_000);
        assertThat(file.trouble(Kind.DAMAGED)).isPresent();
    }
}
