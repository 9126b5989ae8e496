package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.testing.TestDer;
import io.github.amtpki.testing.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

final class CertificatesTest {

    private static final KeyPair LEAF_KEY = TestKeys.pair(KeyType.EC_P384, 1);
    private static final Validity VALIDITY = Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(9)));

    private final Authority root = Authority.selfSigned(
            CertificateSpec.ca(new X500Principal("CN=Root"), VALIDITY, OptionalInt.empty()),
            TestKeys.pair(KeyType.RSA_2048, 1),
            Digest.SHA256,
            TestKeys.context());
    private final Authority below = root.subordinate(
            CertificateSpec.ca(new X500Principal("CN=Below"), VALIDITY, OptionalInt.of(0)),
            TestKeys.pair(KeyType.RSA_2048, 2));
    private final X509Certificate leaf = below.issue(
            CertificateSpec.leaf(
                    new X500Principal("CN=leaf"), VALIDITY, Set.of(KeyUsage.DIGITAL_SIGNATURE), List.of(), List.of()),
            LEAF_KEY.getPublic());

    @Test
    void anyOrderBecomesLeafFirstRootLast() {
        assertThat(Certificates.chain(
                        LEAF_KEY.getPublic(), List.of(root.certificate(), leaf, below.certificate(), leaf)))
                .containsExactly(leaf, below.certificate(), root.certificate());
    }

    @Test
    void aMissingLinkAndAStrangerAreNamed() {
        assertThatThrownBy(() -> Certificates.chain(LEAF_KEY.getPublic(), List.of(leaf, root.certificate())))
                .hasMessageContaining("'CN=Root' is not part of the chain of 'CN=leaf'");
        assertThatThrownBy(() -> Certificates.chain(LEAF_KEY.getPublic(), root.chain()))
                .hasMessageContaining("none of the certificates belongs to the key");
        assertThatThrownBy(() -> Certificates.chain(LEAF_KEY.getPublic(), List.of()))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void filesOfEitherFormAreRead() {
        byte[] pem = ("some text\n" + Certificates.pem(below.chain())).getBytes(StandardCharsets.US_ASCII);

        assertThat(Certificates.parseAll(pem)).isEqualTo(below.chain());
        assertThat(Certificates.parseAll(Certificates.der(leaf))).containsExactly(leaf);
    }

    @Test
    void indefiniteLengthsHoweverDeepAreNoCertificate() {
        byte[] deep = new byte[4 << 20];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }

        assertThatThrownBy(() -> Certificates.parse(deep)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> Certificates.parseAll(deep)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() ->
                        Certificates.parseAll(Pem.encode(Pem.CERTIFICATE, deep).getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void aFileWithoutCertificatesSaysSo() {
        byte[] key = Pem.encode(Pem.PRIVATE_KEY, new byte[3]).getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Certificates.parseAll(key)).hasMessageContaining("no certificate in this PEM file");
        assertThatThrownBy(() -> Certificates.parseAll(new byte[0])).isInstanceOf(BadInputException.class);
    }

    @Test
    void cutOffAnywhereItIsBadInput() {
        byte[] der = Certificates.der(leaf);
        for (int length = 0; length < der.length; length++) {
            byte[] cut = Arrays.copyOf(der, length);
            assertThatThrownBy(() -> Certificates.parse(cut))
                    .as("%d of %d bytes", length, der.length)
                    .isInstanceOf(BadInputException.class);
        }
    }

    @Test
    void aFlippedBitIsDamageOrAnotherCertificateWithoutASignature() {
        byte[] der = Certificates.der(leaf);
        int read = 0;
        for (int bit = 0; bit < 8 * der.length; bit++) {
            byte[] flipped = der.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                X509Certificate other = Certificates.parse(flipped);
                assertThat(Certificates.signedBy(other, below.certificate()))
                        .as("bit %d", bit)
                        .isFalse();
                read++;
            } catch (BadInputException expected) {
                assertThat(expected).hasMessageContaining("certificate");
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void bytesBehindAreRefusedAndPemIsNotDer() {
        assertThatThrownBy(() -> Certificates.parse(TestDer.concat(Certificates.der(leaf), new byte[1])))
                .isInstanceOf(BadInputException.class);
        assertThatThrownBy(
                        () -> Certificates.parse(Certificates.pem(List.of(leaf)).getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void aBagOfPkcs7GivesItsCertificates() {
        byte[] bag = bag(TestDer.wrap(0xa0, Certificates.der(leaf), Certificates.der(root.certificate())));
        assertThat(Certificates.parseAll(bag)).containsExactly(leaf, root.certificate());
        assertThat(Certificates.parseAll(Pem.encode("PKCS7", bag).getBytes(StandardCharsets.US_ASCII)))
                .hasSize(2);
        assertThatThrownBy(() -> Certificates.parseAll(bag()))
                .isInstanceOf(BadInputException.class)
                .hasMessage("there is no certificate in the PKCS#7 file");
        for (int length = 0; length < bag.length; length += 7) {
            byte[] cut = Arrays.copyOf(bag, length);
            assertThatThrownBy(() -> Certificates.parseAll(cut)).isInstanceOf(BadInputException.class);
        }
    }

    private static byte[] bag(byte[]... certificates) {
        byte[] signedData = TestDer.sequence(
                new byte[] {2, 1, 1},
                TestDer.set(),
                TestDer.sequence(TestDer.oid("1.2.840.113549.1.7.1")),
                TestDer.concat(certificates),
                TestDer.set());
        return TestDer.sequence(TestDer.oid("1.2.840.113549.1.7.2"), TestDer.wrap(0xa0, signedData));
    }

    @Test
    void onlyTheRootSignedItself() {
        assertThat(Certificates.selfSigned(root.certificate())).isTrue();
        assertThat(Certificates.selfSigned(below.certificate())).isFalse();
    }
}
