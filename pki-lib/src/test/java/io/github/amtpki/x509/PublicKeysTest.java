package io.github.amtpki.x509;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicKeysTest {

    private static final PublicKey RSA = TestKeys.pair(KeyType.RSA_2048, 1).getPublic();

    /** What stands behind algorithm and padding count of the RSA key. */
    private static byte[] pkcs1() {
        byte[] info = RSA.getEncoded();
        return Arrays.copyOfRange(info, 24, info.length);
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryTypeInEveryForm(KeyType type) {
        PublicKey key = TestKeys.pair(type, 1).getPublic();

        assertThat(PublicKeys.parse(key.getEncoded())).isEqualTo(key);
        assertThat(PublicKeys.parse(Pem.encode("PUBLIC KEY", key.getEncoded()).getBytes(US_ASCII)))
                .isEqualTo(key);
        assertThat(PublicKeys.parse(Base64.getMimeEncoder().encode(key.getEncoded())))
                .isEqualTo(key);
    }

    @Test
    void readsTheBareRsaKeyThatAmtGives() {
        assertThat(PublicKeys.parse(pkcs1())).isEqualTo(RSA);
        assertThat(PublicKeys.parse(Pem.encode("RSA PUBLIC KEY", pkcs1()).getBytes(US_ASCII)))
                .isEqualTo(RSA);
        assertThat(PublicKeys.parse((Base64.getEncoder().encodeToString(pkcs1()) + "\n").getBytes(US_ASCII)))
                .isEqualTo(RSA);
    }

    @Test
    @RequiresTool("openssl")
    void readsWhatOpensslWrites(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("spki.pem"), Pem.encode("PUBLIC KEY", RSA.getEncoded()));
        Run.in(folder).ok("openssl", "rsa", "-pubin", "-in", "spki.pem", "-RSAPublicKey_out", "-out", "pkcs1.pem");

        assertThat(PublicKeys.parse(Files.readAllBytes(folder.resolve("pkcs1.pem"))))
                .isEqualTo(RSA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hello", "MAA=", "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> PublicKeys.parse(text.getBytes(US_ASCII))).isInstanceOf(BadInputException.class);
    }

    @Test
    void refusesAPrivateKeyAndSaysWhatToDo() {
        byte[] file = Pem.encode(
                        Pem.PRIVATE_KEY,
                        TestKeys.pair(KeyType.RSA_2048, 1).getPrivate().getEncoded())
                .getBytes(US_ASCII);

        assertThatThrownBy(() -> PublicKeys.parse(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage("this is a private key: only its public half is asked for");
    }

    @Test
    void refusesWhatIsFarTooLarge() {
        assertThatThrownBy(() -> PublicKeys.parse(new byte[70_000])).isInstanceOf(BadInputException.class);
    }
}
