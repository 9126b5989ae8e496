package io.github.amtpki.internal.bc;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.Extension;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;

/** The part of a revocation list that is signed (RFC 5280 section 5.1). */
public final class RevocationDer {

    /** Version 2 is written as 1 (RFC 5280 section 5.1.2.1). */
    private static final BigInteger VERSION = BigInteger.ONE;

    private static final String REASON_CODE = "2.5.29.21";
    private static final int ENUMERATED = 0x0a;
    private static final int EXTENSIONS_TAG = 0xa0;
    private static final byte[] NOTHING = {};

    private RevocationDer() {}

    /**
     * One revoked certificate.
     *
     * @param reason the code of RFC 5280 section 5.3.1; 0 is not written, as that section wants
     */
    public record Entry(BigInteger serial, Instant revokedAt, int reason) {}

    /**
     * TBSCertList, version 2. A list without entries has no empty SEQUENCE of them (RFC 5280 section 5.1.2.6).
     *
     * @param signature the JDK's name of the algorithm that will sign it
     * @param extensions those of the list itself, in this order
     */
    public static byte[] toBeSigned(
            String signature,
            X500Principal issuer,
            Instant thisUpdate,
            Instant nextUpdate,
            List<Entry> entries,
            List<? extends Extension> extensions) {
        byte[][] revoked = entries.stream().map(RevocationDer::entry).toArray(byte[][]::new);
        return Der.sequence(
                Der.integer(VERSION),
                SignatureIds.identifier(signature),
                issuer.getEncoded(),
                TimeDer.encode(thisUpdate),
                TimeDer.encode(nextUpdate),
                entries.isEmpty() ? NOTHING : Der.sequence(revoked),
                Der.wrap(EXTENSIONS_TAG, ExtensionDer.extensions(extensions)));
    }

    /** The value of the extension cRLNumber. */
    public static byte[] number(BigInteger number) {
        return Der.integer(number);
    }

    /**
     * What {@link #number} wrote.
     *
     * @throws IOException if these bytes are no INTEGER
     */
    public static BigInteger number(byte[] der) throws IOException {
        try {
            return ASN1Integer.getInstance(der).getValue();
        } catch (RuntimeException e) {
            throw new IOException("not a number", e);
        }
    }

    /**
     * The key identifier of an authorityKeyIdentifier, which may name the key otherwise.
     *
     * @throws IOException if these bytes are none
     */
    public static Optional<byte[]> keyIdentifier(byte[] der) throws IOException {
        try {
            return Optional.ofNullable(AuthorityKeyIdentifier.getInstance(der).getKeyIdentifierOctets());
        } catch (RuntimeException e) {
            throw new IOException("not an authority key identifier", e);
        }
    }

    private static byte[] entry(Entry entry) {
        return Der.sequence(
                Der.integer(entry.serial()),
                TimeDer.encode(entry.revokedAt()),
                entry.reason() == 0 ? NOTHING : Der.sequence(reason(entry.reason())));
    }

    /** Never critical (RFC 5280 section 5.3.1). */
    private static byte[] reason(int code) {
        return Der.sequence(
                Der.encode(new ASN1ObjectIdentifier(REASON_CODE)),
                Der.octetString(Der.wrap(ENUMERATED, new byte[] {(byte) code})));
    }
}
