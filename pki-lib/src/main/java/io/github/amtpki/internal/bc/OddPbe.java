package io.github.amtpki.internal.bc;

import java.security.SecureRandom;

/** Ways to lock something that programs out there use; the first two are also amtpki's own. Only for fixtures. */
public enum OddPbe {
    AES_256,
    TRIPLE_DES,
    /** PBES2 whose key derivation runs on SHA-384, which go-pkcs12 does not know. */
    AES_256_SHA384,
    /** PKCS#12's SHA-1 with RC2 of 128 bits, which node-forge does not know. */
    RC2_128,
    /** What OpenSSL before 3 and Windows put around certificates. */
    RC2_40;

    private static final int SALT = 16;

    Pbe with(int iterations, SecureRandom random) {
        return switch (this) {
            case AES_256 -> Pbe.modern(iterations, random);
            case TRIPLE_DES -> Pbe.compatible(iterations, random);
            case AES_256_SHA384 ->
                new Pbes2(
                        new Pbkdf2(Hash.SHA_384, bytes(SALT, random), iterations, 0),
                        PbeCipher.AES_256,
                        bytes(PbeCipher.AES_256.ivBytes(), random));
            case RC2_128 -> new LegacyPbe(LegacyPbe.Scheme.SHA1_RC2_128, bytes(SALT, random), iterations);
            case RC2_40 -> new LegacyPbe(LegacyPbe.Scheme.SHA1_RC2_40, bytes(SALT, random), iterations);
        };
    }

    private static byte[] bytes(int count, SecureRandom random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
