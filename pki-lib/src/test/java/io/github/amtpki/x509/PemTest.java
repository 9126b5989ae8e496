package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.UnsupportedAlgorithmException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PemTest {

    private static final byte[] DER = {0x30, 3, 2, 1, 5};
    private static final String BLOCK = "-----BEGIN CERTIFICATE-----\nMAMCAQU=\n-----END CERTIFICATE-----\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void blocksAreWrittenAsRfc7468Shows() {
        assertThat(Pem.encode(Pem.CERTIFICATE, DER)).isEqualTo(BLOCK);
        assertThat(Pem.encode("X", new byte[60]).split("\n"))
                .extracting(String::length)
                .contains(64);
    }

    @Test
    void everyLengthIsReadBack() {
        Random random = new Random(1);
        for (int length = 0; length < 200; length++) {
            byte[] der = new byte[length];
            random.nextBytes(der);
            assertThat(Pem.decode(bytes(Pem.encode("X", der)))).containsExactly(new Pem("X", der));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BLOCK,
                "\u00ef\u00bb\u00bf" + BLOCK,
                "0 s:CN = leaf\n" + BLOCK + "text behind",
                "-----BEGIN CERTIFICATE-----\r\nMAMC\r\nAQU=\r\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----MAMCAQU=-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n \tMAMCAQU= \n\n-----END CERTIFICATE-----"
            })
    void whatOtherProgramsWriteIsRead(String text) {
        assertThat(Pem.looksLike(bytes(text))).isTrue();
        assertThat(Pem.decode(bytes(text))).containsExactly(new Pem(Pem.CERTIFICATE, DER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE",
                "-----BEGIN CERTIFICATE-----\nMAMCAQU=\n",
                "-----BEGIN CERTIFICATE-----\nMAMCAQU=\n-----END CERTIFICATE----",
                "-----BEGIN CERTIFICATE-----\nMAMCAQU=\n-----END X509 CRL-----",
                "-----BEGIN CERTIFICATE-----\nMAMC*QU=\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nMAMCAQU=MAMC\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nMAMCA\n-----END CERTIFICATE-----",
                "-----BEGIN X-----\n" + BLOCK + "-----END X-----"
            })
    void damageIsNotGuessedAway(String text) {
        assertThatThrownBy(() -> Pem.decode(bytes(text))).isInstanceOf(BadInputException.class);
    }

    @Test
    void keysEncryptedInTheOldWayAreToldApartFromDamage() {
        String old = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nMAMCAQU=\n"
                + "-----END RSA PRIVATE KEY-----\n";

        assertThatThrownBy(() -> Pem.decode(bytes(old)))
                .isInstanceOfSatisfying(
                        UnsupportedAlgorithmException.class,
                        e -> assertThat(e.hint())
                                .hasValueSatisfying(hint -> assertThat(hint).contains("openssl pkcs8 -topk8")));
    }

    @Test
    void pemInsideOfDerIsContent() {
        byte[] text = bytes(BLOCK + BLOCK);
        byte[] der = new byte[text.length + 3];
        der[0] = 0x30;
        der[1] = (byte) 0x81;
        der[2] = (byte) text.length;
        System.arraycopy(text, 0, der, 3, text.length);

        assertThat(Pem.looksLike(der)).isFalse();
    }

    @Test
    void aPrivateKeyIsNeverPrinted() {
        assertThat(new Pem(Pem.PRIVATE_KEY, DER)).hasToString("Pem[PRIVATE KEY, 5 bytes]");
    }
}
