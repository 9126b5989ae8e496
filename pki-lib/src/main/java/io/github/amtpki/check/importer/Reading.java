package io.github.amtpki.check.importer;

import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.pkcs12.BundleStructure.Encryption;
import java.util.Set;

/**
 * What opens a PFX in each importer, and which algorithms it knows.
 *
 * <p>Measured with 37 files against node-forge 1.4 and go-pkcs12; for Windows the two sets are those it is known to write.
 */
enum Reading {
    /** Below RPS and MeshCentral. */
    FORGE(
            Set.of("SHA-1", "SHA-256", "SHA-384", "SHA-512", "MD5"),
            Set.of("AES-128-CBC", "AES-192-CBC", "AES-256-CBC", "3DES-CBC"),
            Set.of("SHA-1", "SHA-256", "SHA-384", "SHA-512"),
            Set.of("3DES-CBC", "RC2-40-CBC")),
    /** Below rpc-go and Console. */
    GO(
            Set.of("SHA-1", "SHA-256", "SHA-512"),
            Set.of("AES-128-CBC", "AES-192-CBC", "AES-256-CBC"),
            Set.of("SHA-1", "SHA-256", "SHA-512"),
            Set.of("3DES-CBC", "RC2-40-CBC", "RC2-128-CBC")),
    /** Below EMA and SCS. */
    WINDOWS(Set.of("SHA-1", "SHA-256"), Set.of("AES-256-CBC"), Set.of("SHA-256"), Set.of("3DES-CBC", "RC2-40-CBC"));

    private static final String PBKDF2 = "PBKDF2-HMAC-";
    private static final String PKCS12 = "PKCS12-";

    private final Set<String> macs;
    private final Set<String> pbes2Ciphers;
    private final Set<String> pbes2Functions;
    private final Set<String> pkcs12Ciphers;

    Reading(Set<String> macs, Set<String> pbes2Ciphers, Set<String> pbes2Functions, Set<String> pkcs12Ciphers) {
        this.macs = macs;
        this.pbes2Ciphers = pbes2Ciphers;
        this.pbes2Functions = pbes2Functions;
        this.pkcs12Ciphers = pkcs12Ciphers;
    }

    static Reading of(Importer importer) {
        return switch (importer) {
            case RPS, MESHCENTRAL -> FORGE;
            case RPC_GO, CONSOLE -> GO;
            case EMA, SCS -> WINDOWS;
        };
    }

    /** Hashes of PKCS#12's own MAC. */
    Set<String> macs() {
        return macs;
    }

    boolean opens(Encryption encryption) {
        if (encryption.kdf().startsWith(PBKDF2)) {
            return pbes2Ciphers.contains(encryption.cipher())
                    && pbes2Functions.contains(encryption.kdf().substring(PBKDF2.length()));
        }
        return encryption.kdf().startsWith(PKCS12) && pkcs12Ciphers.contains(encryption.cipher());
    }
}
