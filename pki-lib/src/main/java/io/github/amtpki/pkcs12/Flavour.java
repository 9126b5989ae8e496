package io.github.amtpki.pkcs12;

import io.github.amtpki.internal.bc.Hash;
import io.github.amtpki.internal.bc.MacScheme;
import io.github.amtpki.internal.bc.Pbe;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * A named set of algorithms for a bundle. Which importers read which was measured with the programs themselves.
 *
 * <p>All stretch passwords by {@value #ITERATIONS} iterations. More would not help those who generate their passwords, and
 * hurts: node-forge, below RPS and MeshCentral, takes 7 seconds for 100 000, several times per activation.
 */
public enum Flavour {
    /** What RPS, MeshCentral, rpc-go, Console and Windows Server 2019 and later all read. The default. */
    MODERN("AES-256 and SHA-256, for everything from 2019 on", "AES-256-CBC", "HMAC-SHA-256") {
        @Override
        Pbe encryption(SecureRandom random) {
            return Pbe.modern(ITERATIONS, random);
        }

        @Override
        MacScheme mac(SecureRandom random) {
            return MacScheme.classic(Hash.SHA_256, ITERATIONS, random);
        }
    },

    /** What everything reads, at the price of cryptography from 1996. For Windows Server 2016 and its like. */
    COMPAT("3DES and SHA-1, for Windows Server 2016 and other old readers", "3DES-CBC", "HMAC-SHA-1") {
        @Override
        Pbe encryption(SecureRandom random) {
            return Pbe.compatible(ITERATIONS, random);
        }

        @Override
        MacScheme mac(SecureRandom random) {
            return MacScheme.classic(Hash.SHA_1, ITERATIONS, random);
        }
    },

    /**
     * PKCS#12 without its home-made key derivation (RFC 9579), for FIPS-minded places. Read by rpc-go, Console and OpenSSL
     * 3.4 and later; refused by RPS, MeshCentral, every JDK up to 25, GnuTLS and NSS.
     */
    PBMAC1("AES-256 and PBMAC1 (RFC 9579), for rpc-go, Console and OpenSSL 3.4", "AES-256-CBC", "PBMAC1-HMAC-SHA-256") {
        @Override
        Pbe encryption(SecureRandom random) {
            return Pbe.modern(ITERATIONS, random);
        }

        @Override
        MacScheme mac(SecureRandom random) {
            return MacScheme.pbmac1(ITERATIONS, random);
        }
    };

    /** The JDK's default, and what importers bear. */
    static final int ITERATIONS = 10_000;

    private final String description;
    private final String cipher;
    private final String integrity;

    Flavour(String description, String cipher, String integrity) {
        this.description = description;
        this.cipher = cipher;
        this.integrity = integrity;
    }

    /** Encryption with fresh parameters, for the key or for the certificates. */
    abstract Pbe encryption(SecureRandom random);

    /** MAC with fresh parameters. */
    abstract MacScheme mac(SecureRandom random);

    /** The name in profiles and options: {@code modern}, {@code compat} or {@code pbmac1}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For whom it is, in a few words. */
    public String description() {
        return description;
    }

    /** What encrypts key and certificates, as {@code AES-256-CBC}. */
    public String cipher() {
        return cipher;
    }

    /** What makes it tamper-evident, as {@code HMAC-SHA-256}. */
    public String integrity() {
        return integrity;
    }

    /** Iterations of each of the three key derivations. */
    public int iterations() {
        return ITERATIONS;
    }

    /** The flavour of that {@link #id()}. */
    public static Optional<Flavour> of(String id) {
        for (Flavour flavour : values()) {
            if (flavour.id().equals(id)) {
                return Optional.of(flavour);
            }
        }
        return Optional.empty();
    }
}
