package io.github.amtpki.internal.bc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Where a signature belongs and none is: a digest in its place, as CryptoAPI and CMC have it. */
public final class NullSignature {

    private static final String SHA1 = "1.3.14.3.2.26";

    /** Digests as signature algorithms, and id-alg-noSignature (RFC 5272 appendix C.1). */
    private static final Set<String> ALGORITHMS = Set.of(
            SHA1, "2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3", "1.3.6.1.5.5.7.6.2");

    private static final byte[] NULL = {5, 0};

    private NullSignature() {}

    /** SEQUENCE of what a signature would cover, the digest's algorithm, and the digest. */
    public static byte[] put(byte[] toBeSigned) {
        return Der.sequence(
                toBeSigned,
                Der.sequence(Der.encode(new ASN1ObjectIdentifier(SHA1)), NULL),
                Der.bitString(sha1(toBeSigned)));
    }

    /** Whether this is none; nothing but zeros is none either. */
    public static boolean is(String algorithm, byte[] signature) {
        if (ALGORITHMS.contains(algorithm)) {
            return true;
        }
        int any = 0;
        for (byte one : signature) {
            any |= one;
        }
        return any == 0;
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
