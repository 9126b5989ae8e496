package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.RC2ParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * The ciphers that password-based encryption runs, one row each. Those with an OID can stand in PBES2 (RFC 8018 appendix
 * B.2); the others come with an older scheme that fixes them.
 */
public enum PbeCipher {
    AES_128("AES-128-CBC", "AES/CBC/PKCS5Padding", 16, 16, "2.16.840.1.101.3.4.1.2"),
    AES_192("AES-192-CBC", "AES/CBC/PKCS5Padding", 24, 16, "2.16.840.1.101.3.4.1.22"),
    AES_256("AES-256-CBC", "AES/CBC/PKCS5Padding", 32, 16, "2.16.840.1.101.3.4.1.42"),
    DES_EDE3("3DES-CBC", "DESede/CBC/PKCS5Padding", 24, 8, "1.2.840.113549.3.7"),
    DES_EDE2("2-key 3DES-CBC", "DESede/CBC/PKCS5Padding", 16, 8, ""),
    DES("DES-CBC", "DES/CBC/PKCS5Padding", 8, 8, ""),
    RC2_128("RC2-128-CBC", "RC2/CBC/PKCS5Padding", 16, 8, ""),
    RC2_64("RC2-64-CBC", "RC2/CBC/PKCS5Padding", 8, 8, ""),
    RC2_40("RC2-40-CBC", "RC2/CBC/PKCS5Padding", 5, 8, ""),
    RC4_128("RC4-128", "ARCFOUR", 16, 0, ""),
    RC4_40("RC4-40", "ARCFOUR", 5, 0, "");

    private final String title;
    private final String transformation;
    private final int keyBytes;
    private final int ivBytes;
    private final String oid;

    PbeCipher(String title, String transformation, int keyBytes, int ivBytes, String oid) {
        this.title = title;
        this.transformation = transformation;
        this.keyBytes = keyBytes;
        this.ivBytes = ivBytes;
        this.oid = oid;
    }

    String title() {
        return title;
    }

    int keyBytes() {
        return keyBytes;
    }

    int ivBytes() {
        return ivBytes;
    }

    ASN1ObjectIdentifier oid() {
        return new ASN1ObjectIdentifier(oid);
    }

    static Optional<PbeCipher> of(ASN1ObjectIdentifier oid) {
        for (PbeCipher cipher : values()) {
            if (cipher.oid.equals(oid.getId())) {
                return Optional.of(cipher);
            }
        }
        return Optional.empty();
    }

    /** What does the work, which takes the JDK a while to find. */
    Cipher engine() {
        return Jca.cipher(transformation);
    }

    byte[] encrypt(Cipher engine, byte[] key, byte[] iv, byte[] plain) {
        try {
            begin(engine, Cipher.ENCRYPT_MODE, key, iv);
            return engine.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(title + " failed", e);
        }
    }

    /** The plain bytes, or nothing if their padding is wrong: almost always another key than the one they were locked with. */
    Optional<byte[]> decrypt(Cipher engine, byte[] key, byte[] iv, byte[] locked) {
        try {
            begin(engine, Cipher.DECRYPT_MODE, key, iv);
            return Optional.of(engine.doFinal(locked));
        } catch (BadPaddingException e) {
            return Optional.empty();
        } catch (IllegalBlockSizeException e) {
            throw new BadInputException(
                    "encrypted bytes are cut off: " + locked.length + " are no whole blocks", "", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(title + " failed", e);
        }
    }

    private void begin(Cipher engine, int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
        int slash = transformation.indexOf('/');
        String family = slash < 0 ? transformation : transformation.substring(0, slash);
        // Two-key 3DES uses its first key again as the third.
        byte[] whole = this == DES_EDE2 ? Arrays.copyOf(key, 24) : key;
        if (this == DES_EDE2) {
            System.arraycopy(key, 0, whole, 16, 8);
        }
        SecretKeySpec spec = new SecretKeySpec(whole, family);
        if (ivBytes == 0) {
            engine.init(mode, spec);
            return;
        }
        AlgorithmParameterSpec parameters =
                family.equals("RC2") ? new RC2ParameterSpec(8 * keyBytes, iv) : new IvParameterSpec(iv);
        engine.init(mode, spec, parameters);
    }
}
