package io.github.amtpki.internal.bc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.UnsupportedAlgorithmException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The JDK has the same schemes welded into its ciphers and MACs: it is the oracle here. */
final class PbeTest {

    private static final byte[] SALT = "saltSALT".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TEXT = "thirty-one bytes of plain text.".getBytes(StandardCharsets.US_ASCII);
    private static final String PASSWORD = "pass phrase";

    private static PbePassword password() {
        return PbePassword.of(Secret.of(PASSWORD.toCharArray()));
    }

    @ParameterizedTest
    @CsvSource({
        "SHA1_3DES,      PBEWithSHA1AndDESede",
        "SHA1_RC2_128,   PBEWithSHA1AndRC2_128",
        "SHA1_RC2_40,    PBEWithSHA1AndRC2_40",
        "SHA1_RC4_128,   PBEWithSHA1AndRC4_128",
        "SHA1_RC4_40,    PBEWithSHA1AndRC4_40"
    })
    void decryptsWhatTheJdkEncrypts(LegacyPbe.Scheme scheme, String jdkName) throws GeneralSecurityException {
        byte[] locked = jdk(jdkName, PASSWORD);
        DerivedKey key = new LegacyPbe(scheme, SALT, 77).derive(password());
        assertThat(key.decrypt(locked)).hasValue(TEXT);
    }

    @Test
    void knowsThePlainHashChainOfPbes1() throws GeneralSecurityException {
        byte[] locked = jdk("PBEWithMD5AndDES", "plain");
        DerivedKey key = new LegacyPbe(LegacyPbe.Scheme.PBES1_MD5_DES, SALT, 77)
                .derive(PbePassword.of(Secret.of("plain".toCharArray())));
        assertThat(key.decrypt(locked)).hasValue(TEXT);
    }

    private static byte[] jdk(String name, String password) throws GeneralSecurityException {
        SecretKey key = SecretKeyFactory.getInstance(name).generateSecret(new PBEKeySpec(password.toCharArray()));
        Cipher cipher = Cipher.getInstance(name);
        cipher.init(Cipher.ENCRYPT_MODE, key, new PBEParameterSpec(SALT, 77));
        return cipher.doFinal(TEXT);
    }

    @ParameterizedTest
    @EnumSource(names = {"SHA_1", "SHA_224", "SHA_256", "SHA_384", "SHA_512"})
    void makesTheMacThatTheJdkMakes(Hash hash) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacPBE" + hash.hmac().substring(4));
        SecretKey key = SecretKeyFactory.getInstance("PBE").generateSecret(new PBEKeySpec(PASSWORD.toCharArray()));
        mac.init(key, new PBEParameterSpec(SALT, 77));
        byte[] ours =
                new MacScheme.Classic(hash, SALT, 77, true).derive(password()).over(TEXT);
        assertThat(ours).isEqualTo(mac.doFinal(TEXT));
    }

    @Test
    void stretchesAsRfc7914Says() {
        // RFC 7914 section 11: PBKDF2-HMAC-SHA-256 (P="passwd", S="salt", c=1, dkLen=64).
        Pbkdf2 kdf = new Pbkdf2(Hash.SHA_256, "salt".getBytes(StandardCharsets.US_ASCII), 1, 0);
        byte[] key = kdf.derive(PbePassword.of(Secret.of("passwd".toCharArray())), 64);
        assertThat(HexFormat.of().formatHex(key))
                .isEqualTo("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                        + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");
    }

    @ParameterizedTest
    @EnumSource
    void opensWhatItLocks(LegacyPbe.Scheme scheme) {
        Pbe pbe = Pbe.parse(new LegacyPbe(scheme, SALT, 3).identifier());
        byte[] locked = pbe.derive(password()).encrypt(TEXT);
        assertThat(pbe.derive(password()).decrypt(locked)).hasValue(TEXT);
    }

    @ParameterizedTest
    @EnumSource(names = {"AES_128", "AES_192", "AES_256", "DES_EDE3"})
    void readsEveryCipherOfPbes2Back(PbeCipher cipher) {
        for (Hash prf : new Hash[] {Hash.SHA_1, Hash.SHA_224, Hash.SHA_256, Hash.SHA_384, Hash.SHA_512}) {
            Pbe made = new Pbes2(new Pbkdf2(prf, SALT, 2, 0), cipher, new byte[cipher.ivBytes()]);
            Pbe read = Pbe.parse(made.identifier());
            byte[] locked = made.derive(password()).encrypt(TEXT);
            assertThat(read.derive(password()).decrypt(locked)).hasValue(TEXT);
            assertThat(read.kdf()).isEqualTo("PBKDF2-HMAC-" + prf.digest());
        }
    }

    @Test
    void namesWhatItDoesNotKnowAndRefusesToUseIt() {
        Pbe pbe = Pbe.parse(new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3")));
        assertThat(pbe.cipher()).isEqualTo("1.2.3");
        assertThatThrownBy(() -> pbe.derive(password()))
                .isInstanceOf(UnsupportedAlgorithmException.class)
                .hasMessageContaining("1.2.3");
    }

    @Test
    void namesScryptAsTheProblem() {
        ASN1Encodable scrypt = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.6.1.4.1.11591.4.11"));
        ASN1Encodable cipher = new AlgorithmIdentifier(PbeCipher.AES_256.oid(), new DEROctetString(new byte[16]));
        Pbe pbe = Pbe.parse(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new DERSequence(scrypt, cipher)));
        assertThatThrownBy(() -> pbe.derive(password()))
                .isInstanceOf(UnsupportedAlgorithmException.class)
                .hasMessageContaining("1.3.6.1.4.1.11591.4.11");
    }

    @Test
    void refusesParametersThatDoNotFitTheirCipher() {
        Pbkdf2 kdf = new Pbkdf2(Hash.SHA_256, SALT, 2, 16);
        AlgorithmIdentifier key = new Pbes2(kdf, PbeCipher.AES_256, new byte[16]).identifier();
        AlgorithmIdentifier iv = new Pbes2(kdf, PbeCipher.AES_128, new byte[15]).identifier();
        assertThatThrownBy(() -> Pbe.parse(key))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("16 bytes");
        assertThatThrownBy(() -> Pbe.parse(iv))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("15 bytes");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void refusesNoIterations(int iterations) {
        DERSequence parameters = new DERSequence(new DEROctetString(SALT), new ASN1Integer(iterations));
        AlgorithmIdentifier pbe =
                new AlgorithmIdentifier(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, parameters);
        assertThatThrownBy(() -> Pbe.parse(pbe)).isExactlyInstanceOf(BadInputException.class);
    }
}
