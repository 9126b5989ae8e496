package io.github.amtpki.internal.bc;

import io.github.amtpki.UnsupportedAlgorithmException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * One way from a password to a key, with its parameters: what an encryption AlgorithmIdentifier says.
 *
 * <p>Three families are in use: PBES2 (names its key derivation and its cipher), PKCS#12's own (one OID for both, its own
 * derivation), and PBES1 (one OID, a single hash chain). An unknown one can be named, and refuses when it is to be used.
 */
public sealed interface Pbe permits Pbes2, LegacyPbe, Pbe.Unknown {

    /** The cipher, as {@code AES-256-CBC}. */
    String cipher();

    /** The key derivation, as {@code PBKDF2-HMAC-SHA-256}. */
    String kdf();

    /** What one derivation costs. */
    int iterations();

    /** Whether the derivation takes the password as PKCS#12's UTF-16, of which there may be two spellings. */
    default boolean utf16() {
        return false;
    }

    /** Runs the derivation; this is the slow part, and needs no message yet. */
    DerivedKey derive(PbePassword password);

    /** How it is written. */
    AlgorithmIdentifier identifier();

    /** PBES2 with AES-256-CBC and PBKDF2-HMAC-SHA256, with a fresh salt and initialisation vector. */
    static Pbe modern(int iterations, SecureRandom random) {
        Pbkdf2 kdf = new Pbkdf2(Hash.SHA_256, bytes(16, random), iterations, 0);
        return new Pbes2(kdf, PbeCipher.AES_256, bytes(PbeCipher.AES_256.ivBytes(), random));
    }

    /** PKCS#12's SHA-1 with three-key 3DES, with a fresh salt: the one scheme that everything reads. */
    static Pbe compatible(int iterations, SecureRandom random) {
        return new LegacyPbe(LegacyPbe.Scheme.SHA1_3DES, bytes(16, random), iterations);
    }

    private static byte[] bytes(int count, SecureRandom random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Reads an AlgorithmIdentifier; never fails for being unknown. */
    static Pbe parse(AlgorithmIdentifier identifier) {
        return Asn1.guarded("an encryption algorithm", () -> {
            try {
                return identifier.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)
                        ? Pbes2.parse(identifier.getParameters())
                        : LegacyPbe.parse(identifier);
            } catch (UnsupportedAlgorithmException e) {
                return new Unknown(identifier, e);
            }
        });
    }

    /**
     * An algorithm that can only be named.
     *
     * @param problem with which it refuses to be used
     */
    record Unknown(AlgorithmIdentifier identifier, UnsupportedAlgorithmException problem) implements Pbe {

        @Override
        public String cipher() {
            return identifier.getAlgorithm().getId();
        }

        @Override
        public String kdf() {
            return "unknown";
        }

        @Override
        public int iterations() {
            return 0;
        }

        @Override
        public DerivedKey derive(PbePassword password) {
            throw problem;
        }
    }
}
