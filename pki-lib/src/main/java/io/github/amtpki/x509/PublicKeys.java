package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.internal.bc.PublicHalf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Public keys on their own, in the forms in which they are handed around:
 *
 * <pre>
 * -----BEGIN PUBLIC KEY-----       SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7), with its algorithm
 * -----BEGIN RSA PUBLIC KEY-----   PKCS#1 (RFC 8017 appendix A.1.1), modulus and exponent alone
 * MIIBCgKCAQEA…                    either of them in base64, as AMT's WS-Management gives its keys (DERKey)
 * </pre>
 */
public final class PublicKeys {

    private static final int LARGEST = 64 * 1024;

    private PublicKeys() {}

    /**
     * Reads one public key, PEM, DER or base64.
     *
     * @throws BadInputException if it is none, or a private one
     * @throws UnsupportedAlgorithmException if it is neither RSA nor EC
     */
    public static PublicKey parse(byte[] file) {
        if (file.length > LARGEST) {
            throw new BadInputException("a public key of " + file.length + " bytes is not believable");
        }
        byte[] der = Pem.looksLike(file) ? block(file) : base64(file).orElse(file);
        return ofInfo(der)
                .or(() -> ofInfo(PublicHalf.infoOfPkcs1(der)))
                .orElseThrow(() -> new BadInputException(
                        "this is not a public key",
                        "amtpki reads SubjectPublicKeyInfo and PKCS#1, in PEM, DER or base64"));
    }

    /** A key out of its SubjectPublicKeyInfo, if it is RSA or EC. */
    static Optional<PublicKey> ofInfo(byte[] der) {
        for (String algorithm : List.of("RSA", "EC")) {
            try {
                return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der)));
            } catch (GeneralSecurityException | RuntimeException e) {
                // the next algorithm, or none: the JDK's parsers throw either at a damaged key
            }
        }
        return Optional.empty();
    }

    private static byte[] block(byte[] file) {
        List<Pem> blocks = Pem.decode(file);
        for (Pem block : blocks) {
            if (block.label().endsWith("PRIVATE KEY")) {
                throw new BadInputException(
                        "this is a private key: only its public half is asked for", "openssl pkey -in KEY -pubout");
            }
        }
        if (blocks.size() != 1 || !blocks.get(0).label().endsWith("PUBLIC KEY")) {
            throw new BadInputException(
                    "this PEM file does not hold one public key alone", "give a file with one block 'PUBLIC KEY'");
        }
        return blocks.get(0).der();
    }

    private static Optional<byte[]> base64(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1).replaceAll("[ \t\r\n]", "");
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
