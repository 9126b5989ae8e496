package io.github.amtpki.check.facts;

import io.github.amtpki.x509.Pem;

/**
 * What a file seems to be, told by its first ASN.1 tags alone, so that a damaged file is still called by its name. What
 * else {@code file(1)} would know is of no use here.
 */
enum Shape {
    /** Version 3 and a ContentInfo (RFC 7292 section 4). */
    PKCS12(0x30, 0x02, 0x30),
    /** A ContentInfo (RFC 5652 section 3). */
    PKCS7(0x30, 0x06),
    /** What is signed, which begins with its version (RFC 5280 section 4.1). */
    CERTIFICATE(0x30, 0x30, 0xa0),
    /** The same without a version (version 1), or a certificate signing request. */
    OLD_CERTIFICATE(0x30, 0x30, 0x02),
    /** An algorithm, then bytes (RFC 5958 section 3). */
    ENCRYPTED_KEY(0x30, 0x30, 0x06),
    /** PKCS#8, PKCS#1 or SEC 1: all begin with a version. */
    KEY(0x30, 0x02),
    /** Text with blocks (RFC 7468). */
    PEM,
    /** Java's own keystore. */
    JAVA_KEYSTORE,
    OTHER;

    private static final int CONSTRUCTED = 0x20;
    private static final int JKS = 0xfeedfeed;

    private final int[] tags;

    Shape(int... tags) {
        this.tags = tags;
    }

    static Shape of(byte[] file) {
        if (Pem.looksLike(file)) {
            return PEM;
        }
        if (file.length > 3
                && (file[0] << 24 | (file[1] & 0xff) << 16 | (file[2] & 0xff) << 8 | file[3] & 0xff) == JKS) {
            return JAVA_KEYSTORE;
        }
        // a key has a version too, but 0 or 1
        for (Shape shape : values()) {
            if (shape.tags.length > 0 && shape.fits(file) && (shape != PKCS12 || version(file) == 3)) {
                return shape;
            }
        }
        return OTHER;
    }

    /** Goes into what is constructed and past what is not. */
    private boolean fits(byte[] file) {
        int at = 0;
        for (int tag : tags) {
            if (at + 1 >= file.length || (file[at] & 0xff) != tag) {
                return false;
            }
            int content = content(file, at);
            at = (tag & CONSTRUCTED) != 0 ? content : content + (file[at + 1] & 0x7f);
        }
        return true;
    }

    /** Where the content begins of what begins here. */
    private static int content(byte[] file, int at) {
        int length = file[at + 1] & 0xff;
        return at + 2 + (length > 0x80 && length < 0x85 ? length & 0x7f : 0);
    }

    private static int version(byte[] file) {
        int at = content(file, 0);
        return at + 2 < file.length && file[at + 1] == 1 ? file[at + 2] : -1;
    }
}
