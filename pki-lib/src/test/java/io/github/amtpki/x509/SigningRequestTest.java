package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.testing.TestDer;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.testing.TestRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningRequestTest {

    private static final X500Principal SUBJECT = new X500Principal("CN=host.example.com, O=Lab");
    private static final KeyPair KEY = TestKeys.pair(KeyType.RSA_2048, 1);
    private static final List<Extension> ASKED = List.of(
            Extension.keyUsage(Set.of(KeyUsage.DIGITAL_SIGNATURE)),
            Extension.subjectAltName(List.of(GeneralName.dns("host.example.com"))));

    @ParameterizedTest
    @EnumSource
    void whatIsMadeIsRead(KeyType type) {
        KeyPair key = TestKeys.pair(type, 1);
        SigningRequest request = SigningRequest.create(SUBJECT, ASKED, key, Digest.SHA384);

        assertThat(request.subject()).isEqualTo(SUBJECT);
        assertThat(request.publicKey()).isEqualTo(key.getPublic());
        assertThat(request.requested())
                .extracting(SigningRequest.Requested::extension)
                .isEqualTo(ASKED);
        assertThat(SigningRequest.parse(ascii(request.pem())).encoded()).isEqualTo(request.encoded());
    }

    @Test
    void aRequestMayAskForNothing() {
        assertThat(SigningRequest.create(SUBJECT, List.of(), KEY, Digest.SHA256).requested())
                .isEmpty();
        assertThat(SigningRequest.parse(
                                new TestRequest().attribute(TestRequest.PKCS9).signedBy(KEY))
                        .requested())
                .isEmpty();
    }

    @Test
    void otherAttributesArePassedOver() {
        byte[] der = new TestRequest()
                .attribute("1.2.840.113549.1.9.7", TestDer.wrap(0x0c, ascii("challenge")))
                .asking(TestDer.extension("1.2.3.4", false, TestDer.hex("0500")))
                .signedBy(KEY);

        assertThat(SigningRequest.parse(der).requested()).hasSize(1);
    }

    @Test
    void bothAttributesAreNamed() {
        byte[] one = TestDer.sequence(TestDer.extension("1.2.3.4", false, TestDer.hex("0500")));
        byte[] der = new TestRequest()
                .attribute(TestRequest.PKCS9, one)
                .attribute(TestRequest.MICROSOFT, one)
                .signedBy(KEY);

        assertThat(SigningRequest.parse(der).requested())
                .extracting(SigningRequest.Requested::attribute)
                .containsExactly("PKCS#9", "Microsoft");
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "RSA_2048"})
    void aSignatureOfAnotherKeyProvesNothing(KeyType type) {
        byte[] der = new TestRequest().signed(KEY.getPublic(), TestKeys.pair(type, 2));

        assertThatThrownBy(() -> SigningRequest.parse(der))
                .isExactlyInstanceOf(BadInputException.class)
                .hasMessageContaining("does not verify");
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "EC_P256"})
    void cutOffAnywhereItIsBadInput(KeyType type) {
        byte[] der = SigningRequest.create(SUBJECT, ASKED, TestKeys.pair(type, 1), Digest.SHA256)
                .encoded();
        for (int length = 0; length < der.length; length++) {
            byte[] cut = Arrays.copyOf(der, length);
            assertThatThrownBy(() -> SigningRequest.parse(cut))
                    .as("%d of %d bytes", length, der.length)
                    .isInstanceOf(BadInputException.class);
        }
    }

    @Test
    void pemCutOffAnywhereIsBadInput() {
        String pem = SigningRequest.create(SUBJECT, ASKED, KEY, Digest.SHA256).pem();
        for (int length = 0; length < pem.length() - 1; length++) {
            byte[] cut = ascii(pem.substring(0, length));
            assertThatThrownBy(() -> SigningRequest.parse(cut))
                    .as("%d characters", length)
                    .isInstanceOf(BadInputException.class);
        }
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] der = SigningRequest.create(SUBJECT, ASKED, KEY, Digest.SHA256).encoded();
        for (int bit = 0; bit < 8 * der.length; bit++) {
            byte[] flipped = der.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> SigningRequest.parse(flipped))
                    .as("bit %d", bit)
                    .isInstanceOf(BadInputException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damageUnderARightSignatureStaysInTheFamily(long seed) {
        Random random = new Random(seed);
        byte[] inner = TestDer.concat(
                TestDer.extension(Oids.SUBJECT_ALT_NAME, true, TestDer.sequence(TestDer.name(2, "a.example.com"))),
                TestDer.extension(Oids.KEY_USAGE, true, TestDer.hex("030205a0")));
        int read = 0;
        for (int round = 0; round < 400; round++) {
            byte[] damaged = inner.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            byte[] subject = SUBJECT.getEncoded();
            subject[random.nextInt(subject.length)] ^= (byte) (1 << random.nextInt(8));
            TestRequest request = new TestRequest().asking(damaged);
            byte[] der = (random.nextBoolean() ? request.subject(subject) : request).signedBy(KEY);
            try {
                SigningRequest.parse(der);
                read++;
            } catch (BadInputException expected) {
                assertThat(expected).as("seed %d, round %d", seed, round).hasMessageNotContaining("null");
            }
        }
        assertThat(read).as("seed %d", seed).isBetween(1, 399);
    }

    @Test
    void bytesBehindTheRequestAreRefused() {
        byte[] der = SigningRequest.create(SUBJECT, ASKED, KEY, Digest.SHA256).encoded();

        assertThatThrownBy(() -> SigningRequest.parse(TestDer.concat(der, new byte[1])))
                .isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> SigningRequest.parse(TestDer.concat(der, der))).isInstanceOf(BadInputException.class);
    }

    @Test
    void lengthsInTooManyBytesAreRefused() {
        byte[] der =
                SigningRequest.create(SUBJECT, List.of(), KEY, Digest.SHA256).encoded();
        byte[] content = Arrays.copyOfRange(der, der[1] == (byte) 0x81 ? 3 : 4, der.length);
        byte[] longer = TestDer.concat(
                new byte[] {0x30, (byte) 0x83, 0, (byte) (content.length >> 8), (byte) content.length}, content);

        assertThatThrownBy(() -> SigningRequest.parse(longer)).hasMessageContaining("not DER");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        byte[] deep = new byte[60_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }

        assertThatThrownBy(() -> SigningRequest.parse(deep)).isInstanceOf(BadInputException.class);
    }

    @Test
    void aFileBeyondBeliefIsRefusedUnread() {
        assertThatThrownBy(() -> SigningRequest.parse(new byte[65_537])).hasMessageContaining("not believable");
    }

    @Test
    void twoRequestsInOneFileAreRefused() {
        String pem = SigningRequest.create(SUBJECT, ASKED, KEY, Digest.SHA256).pem();

        assertThatThrownBy(() -> SigningRequest.parse(ascii(pem + pem))).hasMessageContaining("2 signing requests");
    }

    @Test
    void aKeyThatIsNeitherRsaNorEcIsUnsupported() throws Exception {
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] der = new TestRequest().signed(other.getPublic(), KEY);

        assertThatThrownBy(() -> SigningRequest.parse(der)).isInstanceOf(UnsupportedAlgorithmException.class);
    }

    @Test
    void nothingIsSignedWithSha1() {
        assertThatThrownBy(() -> SigningRequest.create(SUBJECT, ASKED, KEY, Digest.SHA1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
