package io.github.amtpki.internal.bc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/**
 * DER in memory (X.690): tag, length, content. What is already encoded goes in as it is, byte by byte, so that an issuer's
 * name stands in its child exactly as in its own certificate, and nothing needs to be read to be written.
 */
final class Der {

    static final int SEQUENCE = 0x30;

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int LONG_FORM = 0x80;

    private Der() {}

    /** One value: this tag, around these parts one behind the other. */
    static byte[] wrap(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < LONG_FORM) {
            out.write(length);
        } else {
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            out.write(LONG_FORM | bytes);
            for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
                out.write(length >> shift);
            }
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return wrap(SEQUENCE, parts);
    }

    static byte[] integer(BigInteger value) {
        return wrap(INTEGER, value.toByteArray());
    }

    static byte[] octetString(byte[] value) {
        return wrap(OCTET_STRING, value);
    }

    /** A bit string of whole bytes, as signatures are. */
    static byte[] bitString(byte[] value) {
        return wrap(BIT_STRING, new byte[] {0}, value);
    }

    static byte[] encode(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("encoding to memory cannot fail", e);
        }
    }
}
