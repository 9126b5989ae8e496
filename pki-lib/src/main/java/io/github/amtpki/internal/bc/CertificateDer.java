package io.github.amtpki.internal.bc;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.Extension;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** The two halves of a certificate (RFC 5280 section 4.1): what is signed, and that with its signature. */
public final class CertificateDer {

    /** Version 3 is written as 2 (RFC 5280 section 4.1.2.1). */
    private static final BigInteger VERSION = BigInteger.TWO;

    private static final byte[] NOTHING = {};
    private static final int VERSION_TAG = 0xa0;
    private static final int EXTENSIONS_TAG = 0xa3;

    private CertificateDer() {}

    /**
     * TBSCertificate: version 3, or without extensions version 1, which is the default and therefore not written (RFC 5280
     * section 4.1.2.1).
     *
     * @param signature the JDK's name of the algorithm that will sign it
     */
    public static byte[] toBeSigned(
            BigInteger serial,
            String signature,
            X500Principal issuer,
            Instant notBefore,
            Instant notAfter,
            X500Principal subject,
            PublicKey key,
            List<? extends Extension> extensions) {
        return Der.sequence(
                extensions.isEmpty() ? NOTHING : Der.wrap(VERSION_TAG, Der.integer(VERSION)),
                Der.integer(serial),
                SignatureIds.identifier(signature),
                issuer.getEncoded(),
                Der.sequence(TimeDer.encode(notBefore), TimeDer.encode(notAfter)),
                subject.getEncoded(),
                key.getEncoded(),
                extensions.isEmpty() ? NOTHING : Der.wrap(EXTENSIONS_TAG, ExtensionDer.extensions(extensions)));
    }

    /** SEQUENCE of what was signed, the algorithm and the signature: certificates, requests and CRLs alike. */
    public static byte[] signed(byte[] toBeSigned, String signature, byte[] value) {
        return Der.sequence(toBeSigned, SignatureIds.identifier(signature), Der.bitString(value));
    }
}
