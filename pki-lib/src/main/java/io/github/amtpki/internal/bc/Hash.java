package io.github.amtpki.internal.bc;

import java.security.InvalidKeyException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Hash functions under the names that PKCS#5 (RFC 8018) and PKCS#12 (RFC 7292) give them. */
public enum Hash {
    MD5("MD5", 64, 16, "1.2.840.113549.2.5", ""),
    SHA_1("SHA-1", 64, 20, "1.3.14.3.2.26", "1.2.840.113549.2.7"),
    SHA_224("SHA-224", 64, 28, "2.16.840.1.101.3.4.2.4", "1.2.840.113549.2.8"),
    SHA_256("SHA-256", 64, 32, "2.16.840.1.101.3.4.2.1", "1.2.840.113549.2.9"),
    SHA_384("SHA-384", 128, 48, "2.16.840.1.101.3.4.2.2", "1.2.840.113549.2.10"),
    SHA_512("SHA-512", 128, 64, "2.16.840.1.101.3.4.2.3", "1.2.840.113549.2.11");

    private final String digest;
    private final int blockBytes;
    private final int bytes;
    private final String digestOid;
    private final String hmacOid;

    Hash(String digest, int blockBytes, int bytes, String digestOid, String hmacOid) {
        this.digest = digest;
        this.blockBytes = blockBytes;
        this.bytes = bytes;
        this.digestOid = digestOid;
        this.hmacOid = hmacOid;
    }

    /** The JDK's name, as {@code SHA-256}. */
    public String digest() {
        return digest;
    }

    /** The JDK's name of the keyed form, as {@code HmacSHA256}. */
    String hmac() {
        return "Hmac" + digest.replace("-", "");
    }

    /** Bytes that one compression takes in; the {@code v} of RFC 7292 appendix B, in bytes. */
    int blockBytes() {
        return blockBytes;
    }

    /** Bytes that come out. */
    int bytes() {
        return bytes;
    }

    ASN1ObjectIdentifier digestOid() {
        return new ASN1ObjectIdentifier(digestOid);
    }

    ASN1ObjectIdentifier hmacOid() {
        return new ASN1ObjectIdentifier(hmacOid);
    }

    static Optional<Hash> ofDigest(ASN1ObjectIdentifier oid) {
        for (Hash hash : values()) {
            if (hash.digestOid.equals(oid.getId())) {
                return Optional.of(hash);
            }
        }
        return Optional.empty();
    }

    static Optional<Hash> ofHmac(ASN1ObjectIdentifier oid) {
        for (Hash hash : values()) {
            if (hash.hmacOid.equals(oid.getId())) {
                return Optional.of(hash);
            }
        }
        return Optional.empty();
    }

    /** HMAC of some bytes under a key that is not empty. */
    byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Jca.mac(hmac());
            mac.init(new SecretKeySpec(key, hmac()));
            return mac.doFinal(content);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(hmac() + " refuses a plain key", e);
        }
    }
}
