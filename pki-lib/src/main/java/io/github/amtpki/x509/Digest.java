package io.github.amtpki.x509;

import io.github.amtpki.UnsupportedAlgorithmException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** A message digest, for signatures and fingerprints. */
public enum Digest {
    /** For fingerprints that old firmware takes; amtpki never signs with it. */
    SHA1("SHA-1", 20),
    SHA256("SHA-256", 32),
    SHA384("SHA-384", 48);

    private final String jcaName;
    private final int length;

    Digest(String jcaName, int length) {
        this.jcaName = jcaName;
        this.length = length;
    }

    /** The JDK's name, which is also how people write it: {@code SHA-256}. */
    public String jcaName() {
        return jcaName;
    }

    /** The name in profiles and file names: {@code sha256}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Length of the value in bytes. */
    public int length() {
        return length;
    }

    /** The JDK's name of the signature with a key of this algorithm, {@code RSA} (PKCS#1 v1.5) or {@code EC}. */
    public String signatureWith(String keyAlgorithm) {
        String prefix = name() + "with";
        return switch (keyAlgorithm) {
            case "RSA" -> prefix + "RSA";
            case "EC" -> prefix + "ECDSA";
            default ->
                throw new UnsupportedAlgorithmException(
                        "keys of type " + keyAlgorithm + " cannot sign certificates here", "use an RSA or EC key");
        };
    }

    /** The digest of these bytes. */
    public byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance(jcaName).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + jcaName, e);
        }
    }
}
