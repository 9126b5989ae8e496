package io.github.amtpki.pkcs12;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * How a PKCS#12 file is built. {@link Bundle#inspect} finds what shows without a password; {@link Bundle#decode} also what
 * was behind it.
 *
 * @param der whether the shell is DER; node-forge and the JDK bear BER, go-pkcs12 does not
 * @param trailingBytes bytes after the structure; a line feed there is enough for RPS to refuse
 * @param mac how it is made tamper-evident; without, rpc-go, Console, GnuTLS, NSS, node and curl refuse
 * @param items of the authenticated safe; go-pkcs12 takes at most two
 */
public record BundleStructure(boolean der, int trailingBytes, Optional<Mac> mac, List<Item> items) {

    public BundleStructure {
        items = List.copyOf(items);
    }

    /** What a bag holds. */
    public enum BagKind {
        /** A private key under no encryption of its own. */
        PLAIN_KEY,
        /** A private key encrypted by itself (PKCS#8). */
        SHROUDED_KEY,
        CERTIFICATE,
        CRL,
        /** Anything, as a symmetric key in a Java keystore. */
        SECRET,
        OTHER
    }

    /**
     * The message authentication code.
     *
     * @param pbmac1 RFC 9579's rather than PKCS#12's own
     * @param digest the hash, as {@code SHA-256}; an OID if unknown
     * @param iterations of its key derivation; 0 if unknown
     * @param nullParameters whether the hash's AlgorithmIdentifier has NULL parameters, as node-forge before 1.4 wants
     */
    public record Mac(boolean pbmac1, String digest, int iterations, boolean nullParameters) {}

    /**
     * Password-based encryption.
     *
     * @param cipher as {@code AES-256-CBC}; an OID if unknown
     * @param kdf the key derivation, as {@code PBKDF2-HMAC-SHA-256} or {@code PKCS12-SHA-1}; {@code unknown} if unknown
     * @param iterations of the key derivation; 0 if unknown
     */
    public record Encryption(String cipher, String kdf, int iterations) {}

    /**
     * One item of the authenticated safe.
     *
     * @param encryption how it is locked, if it is
     * @param bags what it holds, in file order; empty while it is locked
     */
    public record Item(Optional<Encryption> encryption, List<Bag> bags) {

        public Item {
            bags = List.copyOf(bags);
        }
    }

    /**
     * One thing in a bundle.
     *
     * @param friendlyName what Java calls the alias
     * @param localKeyId lower-case hex; ties a key to its certificate
     * @param encryption how a shrouded key is locked
     * @param certificate what a certificate bag holds, if it can be read
     */
    public record Bag(
            BagKind kind,
            Optional<String> friendlyName,
            Optional<String> localKeyId,
            Optional<Encryption> encryption,
            Optional<X509Certificate> certificate) {}

    /** Every bag seen, in file order. */
    public List<Bag> bags() {
        return items.stream().flatMap(item -> item.bags().stream()).toList();
    }

    /** Every certificate bag seen, in file order. */
    public List<Bag> certificates() {
        return bags().stream().filter(bag -> bag.kind() == BagKind.CERTIFICATE).toList();
    }

    /** Every private key seen, in file order. */
    public List<Bag> keys() {
        return bags().stream()
                .filter(bag -> bag.kind() == BagKind.SHROUDED_KEY || bag.kind() == BagKind.PLAIN_KEY)
                .toList();
    }
}
