package io.github.amtpki.amt;

import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The digest by which firmware knows a root: taken over the complete DER of the certificate, so it equals what {@code
 * openssl x509 -fingerprint} prints. It covers the certificate, not the key: a re-issued root has another hash, and every
 * machine must be enrolled again.
 *
 * <p>For the root of a lab it looks like this, in the forms people need:
 *
 * <pre>
 * hex      8f3a…          plain, lower case: RPS, rpc-go, scripts
 * colons   8F:3A:…        as openssl prints it
 * groups   8F3A 91C0 …    for typing
 * base64   jzqR…          JSON payloads
 * </pre>
 *
 * @param digest how it was taken
 * @param hex lower case, without separators
 */
public record RootHash(Digest digest, String hex) {

    private static final int GROUP = 4;

    /**
     * @throws IllegalArgumentException if the text is not the digest in lower-case hexadecimal
     */
    public RootHash {
        if (HexFormat.of().parseHex(hex).length != digest.length() || !hex.equals(hex.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not a " + digest.jcaName() + " in lower-case hexadecimal: " + hex);
        }
    }

    /** The hash of a root certificate. */
    public static RootHash of(X509Certificate root, Digest digest) {
        return new RootHash(digest, HexFormat.of().formatHex(digest.of(Certificates.der(root))));
    }

    /** As {@code openssl x509 -fingerprint} prints it: upper case, a colon between bytes. */
    public String colons() {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes());
    }

    /** For typing: upper case, groups of four digits. */
    public String groups() {
        StringBuilder text = new StringBuilder();
        String digits = HexFormat.of().withUpperCase().formatHex(bytes());
        for (int i = 0; i < digits.length(); i += GROUP) {
            text.append(i == 0 ? "" : " ").append(digits, i, i + GROUP);
        }
        return text.toString();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    /**
     * The number that stands for the digest in Setup.bin, MEI and WS-Management: 1 SHA-1, 2 SHA-256, 3 SHA-384 (read in
     * rgl/amt-setupbin, LMS and rpc-go).
     */
    public int algorithmCode() {
        return switch (digest) {
            case SHA1 -> 1;
            case SHA256 -> 2;
            case SHA384 -> 3;
        };
    }

    private byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
