package io.github.amtpki.x509;

import java.util.Locale;

/** The bits of the key usage extension, in their order (RFC 5280 section 4.2.1.3). */
public enum KeyUsage {
    DIGITAL_SIGNATURE,
    NON_REPUDIATION,
    KEY_ENCIPHERMENT,
    DATA_ENCIPHERMENT,
    KEY_AGREEMENT,
    KEY_CERT_SIGN,
    CRL_SIGN,
    ENCIPHER_ONLY,
    DECIPHER_ONLY;

    /** The name in RFC 5280, as {@code digitalSignature}; {@code cRLSign} included. */
    public String id() {
        if (this == CRL_SIGN) {
            return "cRLSign";
        }
        StringBuilder id = new StringBuilder();
        for (String word : name().split("_")) {
            String lower = word.toLowerCase(Locale.ROOT);
            id.append(id.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return id.toString();
    }
}
