package io.github.amtpki.internal.bc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the published vectors, and against the JDK's own PBKDF2. */
final class Pbkdf2KdfTest {

    private static final int[] PASSWORD_LENGTHS = {0, 1, 26, 63, 64, 65, 127, 128, 129, 300};
    private static final int[] KEY_BYTES = {1, 16, 32, 33, 64, 200};

    @ParameterizedTest
    @CsvSource({
        // RFC 6070; the one with 16 777 216 iterations left out
        "SHA_1,   password,                 salt,                                 1,    20,"
                + "0c60c80f961f0e71f3a9b524af6012062fe037a6",
        "SHA_1,   password,                 salt,                                 2,    20,"
                + "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
        "SHA_1,   password,                 salt,                                 4096, 20,"
                + "4b007901b765489abead49d926f721d065a429c1",
        "SHA_1,   passwordPASSWORDpassword, saltSALTsaltSALTsaltSALTsaltSALTsalt, 4096, 25,"
                + "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
        // RFC 7914 section 11
        "SHA_256, Password,                 NaCl,                                 80000, 64,"
                + "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
                + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
    })
    void derivesThePublishedKeys(Hash hash, String password, String salt, int iterations, int length, String key) {
        byte[] derived = Pbkdf2Kdf.derive(
                hash, password.toCharArray(), salt.getBytes(StandardCharsets.US_ASCII), iterations, length);
        assertThat(HexFormat.of().formatHex(derived)).isEqualTo(key);
    }

    @ParameterizedTest
    @EnumSource(value = Hash.class, mode = EnumSource.Mode.EXCLUDE, names = "MD5")
    void derivesWhatTheJdkDerives(Hash hash) throws GeneralSecurityException {
        byte[] salt = {1, 2, 3, 4, 5, 6, 7, 8};
        for (int passwordLength : PASSWORD_LENGTHS) {
            char[] password =
                    "geheim€pass".repeat(30).substring(0, passwordLength).toCharArray();
            for (int length : KEY_BYTES) {
                assertThat(Pbkdf2Kdf.derive(hash, password, salt, 3, length))
                        .as("%d characters to %d bytes", passwordLength, length)
                        .isEqualTo(jdk(hash, password, salt, 3, length));
            }
        }
    }

    @Test
    void leavesThePasswordToItsOwner() {
        char[] password = {'a', 'b', 'c'};
        Pbkdf2Kdf.derive(Hash.SHA_256, password, new byte[8], 1, 32);
        assertThat(password).containsExactly('a', 'b', 'c');
    }

    private static byte[] jdk(Hash hash, char[] password, byte[] salt, int iterations, int length)
            throws GeneralSecurityException {
        return SecretKeyFactory.getInstance("PBKDF2With" + hash.hmac())
                .generateSecret(new PBEKeySpec(password, salt, iterations, 8 * length))
                .getEncoded();
    }
}
