package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.Secret;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys go to OpenSSL and come from it. */
@Tag("interop")
final class EncryptedKeyInteropTest {

    private static final Secret PASSWORD = Secret.of("changeit".toCharArray());

    @TempDir
    Path folder;

    private Run run;

    @BeforeEach
    void makeKeys() {
        run = Run.in(folder);
        run.ok("openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "rsa.key");
        run.ok("openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384", "-out", "ec.key");
    }

    private PrivateKey read(String name, Optional<Secret> password) throws IOException {
        return EncryptedKey.decode(Files.readAllBytes(folder.resolve(name)), password);
    }

    private void openssl(String... arguments) {
        run.ok("openssl", arguments);
    }

    @Test
    void opensslReadsOurs() throws IOException {
        for (String name : List.of("rsa.key", "ec.key")) {
            byte[] der = EncryptedKey.encode(read(name, Optional.empty()), PASSWORD, new SecureRandom());
            Files.writeString(folder.resolve("our.key"), Pem.encode(Pem.ENCRYPTED_PRIVATE_KEY, der));
            openssl("pkey", "-in", "our.key", "-passin", "pass:changeit", "-out", "back.key");
            assertThat(folder.resolve("back.key")).hasSameTextualContentAs(folder.resolve(name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v2 aes-256-cbc",
                "-v2 aes-192-cbc -v2prf hmacWithSHA1",
                "-v2 aes-128-cbc -v2prf hmacWithSHA512 -iter 100000",
                "-v2 des3 -v2prf hmacWithSHA224",
                "-v2 aes256 -v2prf hmacWithSHA384 -outform DER",
                "-v1 PBE-SHA1-3DES",
                "-v1 PBE-SHA1-2DES",
                "-v1 PBE-SHA1-RC2-128",
                "-v1 PBE-SHA1-RC2-40",
                "-v1 PBE-SHA1-RC4-128",
                "-v1 PBE-MD5-DES",
                "-v1 PBE-MD5-RC2-64",
                "-v1 PBE-SHA1-DES",
                "-v1 PBE-SHA1-RC2-64"
            })
    void readsEveryLockOfOpenssl(String options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("pkcs8", "-topk8", "-in", "rsa.key", "-out", "their.key"));
        arguments.addAll(List.of("-passout", "pass:changeit", "-provider", "legacy", "-provider", "default"));
        arguments.addAll(List.of(options.split(" ")));
        openssl(arguments.toArray(String[]::new));
        assertThat(read("their.key", Optional.of(PASSWORD))).isEqualTo(read("rsa.key", Optional.empty()));
        Secret wrong = Secret.of("changeit?".toCharArray());
        assertThatThrownBy(() -> read("their.key", Optional.of(wrong))).isInstanceOf(WrongPasswordException.class);
    }

    @Test
    void saysThatScryptIsUnsupported() {
        openssl("pkcs8", "-topk8", "-in", "rsa.key", "-out", "their.key", "-passout", "pass:changeit", "-scrypt");
        assertThatThrownBy(() -> read("their.key", Optional.of(PASSWORD)))
                .isInstanceOf(UnsupportedAlgorithmException.class);
    }

    @Test
    void readsTheTraditionalForms() throws IOException {
        openssl("pkey", "-in", "rsa.key", "-traditional", "-out", "rsa.pkcs1");
        openssl("pkey", "-in", "ec.key", "-traditional", "-outform", "DER", "-out", "ec.sec1");
        openssl("ecparam", "-name", "prime256v1", "-genkey", "-out", "with-parameters.key");
        assertThat(Files.readString(folder.resolve("rsa.pkcs1"))).contains("BEGIN RSA PRIVATE KEY");
        assertThat(read("rsa.pkcs1", Optional.empty())).isEqualTo(read("rsa.key", Optional.empty()));
        assertThat(read("ec.sec1", Optional.empty())).isEqualTo(read("ec.key", Optional.empty()));
        assertThat(read("with-parameters.key", Optional.empty()).getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void saysThatItsTraditionalEncryptionAndOddCurvesAreUnsupported() {
        openssl("pkey", "-in", "rsa.key", "-traditional", "-aes256", "-passout", "pass:changeit", "-out", "old.key");
        openssl(
                "ecparam",
                "-name",
                "prime256v1",
                "-genkey",
                "-noout",
                "-param_enc",
                "explicit",
                "-out",
                "explicit.key");
        openssl("ecparam", "-name", "SM2", "-genkey", "-noout", "-out", "odd.key");
        for (String name : List.of("old.key", "odd.key", "explicit.key")) {
            assertThatThrownBy(() -> read(name, Optional.of(PASSWORD)))
                    .as(name)
                    .isInstanceOf(UnsupportedAlgorithmException.class);
        }
    }
}
