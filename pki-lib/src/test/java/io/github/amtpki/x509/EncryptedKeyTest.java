package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.internal.bc.OddPfx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.spec.PBEParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class EncryptedKeyTest {

    private static final Secret CHOSEN = secret("correct horse");
    private static final SecureRandom RANDOM = new SecureRandom();

    private static Secret secret(String text) {
        return Secret.of(text.toCharArray());
    }

    private static byte[] resource(String name) {
        try (InputStream in = EncryptedKeyTest.class.getResourceAsStream("/pkcs12/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey key(String name) {
        return EncryptedKey.decode(resource(name), Optional.empty());
    }

    private static int iterations(byte[] der) throws Exception {
        return new EncryptedPrivateKeyInfo(der)
                .getAlgParameters()
                .getParameterSpec(PBEParameterSpec.class)
                .getIterationCount();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaf.key", "ec.key"})
    void comesBackWithItsPassword(String name) {
        PrivateKey key = key(name);
        byte[] locked = EncryptedKey.encode(key, CHOSEN, RANDOM);
        assertThat(EncryptedKey.decode(locked, Optional.of(CHOSEN))).isEqualTo(key);
    }

    @Test
    void comesBackFromPemAmongOtherBlocks() {
        PrivateKey key = key("ec.key");
        byte[] locked = EncryptedKey.encode(key, Secret.of(new char[] {'x'}), RANDOM);
        String pem = new String(resource("leaf.crt"), StandardCharsets.US_ASCII)
                + Pem.encode(Pem.ENCRYPTED_PRIVATE_KEY, locked);
        assertThat(EncryptedKey.decode(pem.getBytes(StandardCharsets.US_ASCII), Optional.of(secret("x"))))
                .isEqualTo(key);
    }

    @Test
    void stretchesWhatAPersonChose() throws Exception {
        assertThat(iterations(EncryptedKey.encode(key("ec.key"), CHOSEN, RANDOM)))
                .isEqualTo(600_000);
    }

    @Test
    void doesNotStretchWhatChanceChose() throws Exception {
        try (Secret generated = Secret.generate(RANDOM)) {
            byte[] locked = EncryptedKey.encode(key("ec.key"), generated, RANDOM);
            assertThat(iterations(locked)).isEqualTo(10_000);
            assertThat(EncryptedKey.decode(locked, Optional.of(generated))).isEqualTo(key("ec.key"));
        }
    }

    @Test
    void theJdkOpensItToo() throws Exception {
        byte[] locked = EncryptedKey.encode(key("ec.key"), CHOSEN, RANDOM);
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(locked);
        javax.crypto.SecretKey opener = javax.crypto.SecretKeyFactory.getInstance("PBEWithHmacSHA256AndAES_256")
                .generateSecret(new javax.crypto.spec.PBEKeySpec(CHOSEN.reveal()));
        javax.crypto.Cipher cipher = javax.crypto.Cipher.getInstance("PBEWithHmacSHA256AndAES_256");
        cipher.init(javax.crypto.Cipher.DECRYPT_MODE, opener, info.getAlgParameters());
        assertThat(info.getKeySpec(cipher).getEncoded()).isEqualTo(key("ec.key").getEncoded());
    }

    @Test
    void tellsAWrongPassword() {
        byte[] locked = EncryptedKey.encode(key("ec.key"), CHOSEN, RANDOM);
        assertThatThrownBy(() -> EncryptedKey.decode(locked, Optional.of(secret("correct hors"))))
                .isInstanceOf(WrongPasswordException.class);
        assertThatThrownBy(() -> EncryptedKey.decode(locked, Optional.empty()))
                .isInstanceOf(WrongPasswordException.class)
                .hasMessageContaining("no password was given");
    }

    @Test
    void tellsDamageBehindTheRightPassword() {
        Secret generated = Secret.generate(RANDOM);
        byte[] locked = EncryptedKey.encode(key("leaf.key"), generated, RANDOM);
        locked[locked.length / 2] ^= 1;
        assertThatThrownBy(() -> EncryptedKey.decode(locked, Optional.of(generated)))
                .isExactlyInstanceOf(BadInputException.class);
    }

    @Test
    void refusesMoreIterationsThanAMillion() {
        byte[] locked = OddPfx.fakeKey(1_000_001).value();
        assertThatThrownBy(() -> EncryptedKey.decode(locked, Optional.of(CHOSEN)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("1000001");
    }

    @Test
    void refusesTheTraditionalEncryptionWithAWayOut() {
        String pem = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n"
                + "-----END RSA PRIVATE KEY-----\n";
        assertThatThrownBy(() -> EncryptedKey.decode(pem.getBytes(StandardCharsets.US_ASCII), Optional.of(CHOSEN)))
                .isInstanceOfSatisfying(
                        UnsupportedAlgorithmException.class,
                        e -> assertThat(e.hint())
                                .hasValueSatisfying(hint -> assertThat(hint).contains("openssl pkcs8 -topk8")));
    }

    @Test
    void refusesTwoKeysNoKeyAndWhatIsNone() {
        byte[] one = resource("ec.key");
        byte[] two = (new String(one, StandardCharsets.US_ASCII) + new String(one, StandardCharsets.US_ASCII))
                .getBytes(StandardCharsets.US_ASCII);
        for (byte[] file : new byte[][] {two, resource("ec.crt"), new byte[0], {0x30, 0}, new byte[300_000]}) {
            assertThatThrownBy(() -> EncryptedKey.decode(file, Optional.empty()))
                    .isExactlyInstanceOf(BadInputException.class);
        }
    }

    @Test
    void refusesAKeyThatCannotLeaveItsToken() {
        PrivateKey token = new PrivateKey() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getAlgorithm() {
                return "RSA";
            }

            @Override
            public String getFormat() {
                return null;
            }

            @Override
            public byte[] getEncoded() {
                return null;
            }
        };
        assertThatThrownBy(() -> EncryptedKey.encode(token, CHOSEN, RANDOM))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("token");
    }

    @Test
    void everyTruncationIsDamage() {
        byte[] locked =
                new OddPfx().shrouded(key("ec.key").getEncoded(), CHOSEN, 2).value();
        byte[] open = key("ec.key").getEncoded();
        for (byte[] whole : new byte[][] {locked, open}) {
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> EncryptedKey.decode(cut, Optional.of(CHOSEN)))
                        .isExactlyInstanceOf(BadInputException.class);
            }
        }
    }

    @Test
    void flippedBitsEndInAnAnswer() {
        byte[] locked =
                new OddPfx().shrouded(key("ec.key").getEncoded(), CHOSEN, 2).value();
        byte[] open = key("leaf.key").getEncoded();
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            byte[] file = (i % 2 == 0 ? locked : open).clone();
            file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(EncryptedKey.decode(file, Optional.of(CHOSEN)).getAlgorithm())
                        .isIn("EC", "RSA");
            } catch (PkiException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }
}
