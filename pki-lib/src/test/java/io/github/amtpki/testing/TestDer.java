package io.github.amtpki.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** DER by hand, for inputs that no sane writer makes. It checks nothing. */
public final class TestDer {

    public static final byte[] TRUE = {1, 1, (byte) 0xff};
    public static final byte[] NULL = {5, 0};

    private TestDer() {}

    public static byte[] wrap(int tag, byte[]... parts) {
        byte[] content = concat(parts);
        byte[] two = {(byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        byte[] one = {(byte) 0x81, (byte) content.length};
        byte[] none = {(byte) content.length};
        byte[] length = content.length < 128 ? none : content.length < 256 ? one : two;
        return concat(new byte[] {(byte) tag}, length, content);
    }

    public static byte[] sequence(byte[]... parts) {
        return wrap(0x30, parts);
    }

    public static byte[] set(byte[]... parts) {
        return wrap(0x31, parts);
    }

    public static byte[] octets(byte[] value) {
        return wrap(4, value);
    }

    /** An object identifier. */
    public static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 1; i < arcs.length; i++) {
            BigInteger arc = new BigInteger(arcs[i]);
            if (i == 1) {
                arc = arc.add(BigInteger.valueOf(40L * Integer.parseInt(arcs[0])));
            }
            for (int group = Math.max(0, (arc.bitLength() - 1) / 7); group >= 0; group--) {
                out.write(arc.shiftRight(7 * group).intValue() & 0x7f | (group > 0 ? 0x80 : 0));
            }
        }
        return wrap(6, out.toByteArray());
    }

    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** A GeneralName that is text: 1 e-mail, 2 DNS, 6 URI. */
    public static byte[] name(int tag, String text) {
        return wrap(0x80 | tag, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** One Extension structure. */
    public static byte[] extension(String oid, boolean critical, byte[] value) {
        return sequence(oid(oid), critical ? TRUE : new byte[0], octets(value));
    }

    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
