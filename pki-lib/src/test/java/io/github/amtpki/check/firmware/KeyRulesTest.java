package io.github.amtpki.check.firmware;

import static io.github.amtpki.check.firmware.Judged.by;
import static io.github.amtpki.check.firmware.Judged.facts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.KeyType;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyRulesTest {

    @Test
    void aKeyThatIsNotRsaIsUntried() {
        PublicKey ec = TestKeys.pair(KeyType.EC_P256, 1).getPublic();
        assertThat(by(KeyRules.K1, facts(Draft.leaf().key(ec), Draft.root()))).isEqualTo("6-22 open");
        assertThat(by(KeyRules.K1, facts(Draft.leaf(), Draft.root().key(ec)))).isEqualTo("6-22 open");
        assertThat(by(KeyRules.K1, facts(Draft.leaf(), Draft.root()))).isEqualTo("6-22 -");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            512  | 6-22 error
            1023 | 6-22 error
            1024 | 6-14 warning, 15-22 error
            2047 | 6-14 warning, 15-22 error
            2048 | 6-22 -
            4096 | 6-22 -
            """)
    void shortKeysAreRefusedAnywhereInTheChain(int bits, String expected) {
        assertThat(by(KeyRules.K2, withLeaf(bits))).isEqualTo(expected);
        assertThat(by(KeyRules.K2, withRoot(bits))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1024 | 6-22 -           | 6-22 -
            2048 | 6-21 -, 22 error | 6-21 -, 22 open
            3072 | 6-22 -           | 6-22 -
            """)
    void theNewestWants3072Bits(int bits, String ofLeaf, String ofRoot) {
        assertThat(by(
                        KeyRules.K3,
                        facts(Draft.leaf().key(rsa(bits)), Draft.root().key(rsa(3072)))))
                .isEqualTo(ofLeaf);
        assertThat(by(
                        KeyRules.K3,
                        facts(Draft.leaf().key(rsa(3072)), Draft.root().key(rsa(bits)))))
                .isEqualTo(ofRoot);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2048 | 6-22 -
            3072 | 6-20 warning, 21-22 -
            4096 | 6-20 warning, 21-22 -
            8192 | 6-22 open
            """)
    void longLeavesAreDisputed(int bits, String expected) {
        assertThat(by(KeyRules.K4, withLeaf(bits))).isEqualTo(expected);
        assertThat(by(KeyRules.K4, withRoot(bits))).isEqualTo("6-22 -");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3072 | 6-22 -
            4096 | 6-22 note
            8192 | 6-22 open
            """)
    void longRootsAreWorthANote(int bits, String expected) {
        assertThat(by(KeyRules.K5, withRoot(bits))).isEqualTo(expected);
        assertThat(by(KeyRules.K5, withLeaf(bits))).isEqualTo("6-22 -");
    }

    private static Facts withLeaf(int bits) {
        return facts(Draft.leaf().key(rsa(bits)), Draft.root());
    }

    private static Facts withRoot(int bits) {
        return facts(Draft.leaf(), Draft.root().key(rsa(bits)));
    }

    /** A number of this length; nobody signs with it. */
    private static PublicKey rsa(int bits) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(
                            BigInteger.ONE.shiftLeft(bits - 1).setBit(0), BigInteger.valueOf(65537)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
