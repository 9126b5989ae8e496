package io.github.amtpki.check.facts;

import java.security.cert.X509Certificate;
import java.util.Locale;

/** How a certificate was signed, as far as it matters to those who judge it. */
public enum SignatureKind {
    MD5,
    SHA1,
    SHA224,
    SHA256,
    SHA384,
    SHA512,
    /** RSASSA-PSS, with whatever digest. */
    PSS,
    /** EdDSA, DSA and whatever the future brings. */
    OTHER;

    private static final String PSS_OID = "1.2.840.113549.1.1.10";

    static SignatureKind of(X509Certificate certificate) {
        if (certificate.getSigAlgOID().equals(PSS_OID)) {
            return PSS;
        }
        String name = certificate.getSigAlgName().toUpperCase(Locale.ROOT).replace("-", "");
        if (name.endsWith("WITHDSA")) {
            return OTHER;
        }
        for (SignatureKind kind : values()) {
            if (name.startsWith(kind.name() + "WITH")) {
                return kind;
            }
        }
        return OTHER;
    }

    /** As people write it: {@code SHA-256}, {@code RSASSA-PSS}. */
    public String label() {
        return switch (this) {
            case MD5 -> "MD5";
            case PSS -> "RSASSA-PSS";
            case OTHER -> "another algorithm";
            default -> "SHA-" + name().substring(3);
        };
    }
}
