package io.github.amtpki.internal.bc;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.Extension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Values of X.509 extensions: DER in both directions (RFC 5280 section 4.2). */
public final class ExtensionDer {

    private static final byte[] TRUE = {1, 1, (byte) 0xff};
    private static final int KEY_IDENTIFIER_TAG = 0x80;
    private static final int FIRST_TAG = 0xa0;

    private ExtensionDer() {}

    /** CA:FALSE is the default, so DER leaves it out; a path length is for CAs only. */
    public static byte[] basicConstraints(boolean ca, OptionalInt pathLength) {
        if (!ca && pathLength.isPresent()) {
            throw new IllegalArgumentException("only a CA has a path length");
        }
        return Der.sequence(
                ca ? TRUE : new byte[0],
                pathLength.isPresent() ? Der.integer(BigInteger.valueOf(pathLength.getAsInt())) : new byte[0]);
    }

    /** The bit string of a set of flags; bit 0 is the first constant, trailing zero bits are left out as DER wants. */
    public static <E extends Enum<E>> byte[] bits(Set<E> flags) {
        int highest = -1;
        for (E flag : flags) {
            highest = Math.max(highest, flag.ordinal());
        }
        byte[] bytes = new byte[(highest + 8) / 8];
        for (E flag : flags) {
            bytes[flag.ordinal() / 8] |= (byte) (0x80 >> flag.ordinal() % 8);
        }
        return Der.encode(new DERBitString(bytes, highest < 0 ? 0 : 7 - highest % 8));
    }

    /** The flags of a bit string; bits beyond the last constant are refused. */
    public static <E extends Enum<E>> Set<E> bits(byte[] der, Class<E> type) throws IOException {
        ASN1BitString bits = parse(der, ASN1BitString.class);
        byte[] bytes = bits.getBytes();
        E[] constants = type.getEnumConstants();
        Set<E> flags = EnumSet.noneOf(type);
        for (int i = 0; i < bytes.length * 8; i++) {
            if ((bytes[i / 8] & 0x80 >> i % 8) == 0) {
                continue;
            }
            if (i >= constants.length) {
                throw new IOException("bit " + i + " has no meaning");
            }
            flags.add(constants[i]);
        }
        return flags;
    }

    public static byte[] oids(List<String> oids) {
        byte[][] all = new byte[oids.size()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = oid(oids.get(i));
        }
        return Der.sequence(all);
    }

    public static List<String> oids(byte[] der) throws IOException {
        List<String> oids = new ArrayList<>();
        for (ASN1Encodable element : parse(der, ASN1Sequence.class)) {
            if (!(element instanceof ASN1ObjectIdentifier oid)) {
                throw new IOException("not a list of object identifiers");
            }
            oids.add(oid.getId());
        }
        return oids;
    }

    /**
     * One GeneralName.
     *
     * @param tag its choice: 1 e-mail, 2 DNS, 6 URI, 7 IP address as text
     * @throws IllegalArgumentException if the text does not fit the tag
     */
    public static byte[] generalName(int tag, String value) {
        return Der.encode(new GeneralName(tag, value));
    }

    /**
     * Looks into a GeneralName that somebody else made.
     *
     * @throws IOException if it is none, an address has neither 4 nor 16 bytes, or a text holds something that hides its
     *     end (a NUL has made {@code good.example\0.evil.example} pass for the first half)
     */
    public static void checkGeneralName(byte[] der) throws IOException {
        ASN1Encodable name;
        try {
            name = GeneralName.getInstance(ASN1Primitive.fromByteArray(der)).getName();
        } catch (RuntimeException e) {
            throw new IOException("not a name", e);
        }
        if (name instanceof ASN1OctetString address
                && address.getOctetsLength() != 4
                && address.getOctetsLength() != 16) {
            throw new IOException("an address of " + address.getOctetsLength() + " bytes");
        }
        if (name instanceof ASN1IA5String text && !isVisible(text.getOctets())) {
            throw new IOException("a name that is empty or not visible ASCII");
        }
    }

    private static boolean isVisible(byte[] text) {
        for (byte one : text) {
            if (one <= ' ' || one == 127) {
                return false;
            }
        }
        return text.length > 0;
    }

    /** A SEQUENCE of elements that are already DER. */
    public static byte[] sequence(List<byte[]> elements) {
        return Der.sequence(elements.toArray(new byte[0][]));
    }

    /** The elements of a SEQUENCE, each as DER. */
    public static List<byte[]> elements(byte[] der) throws IOException {
        List<byte[]> elements = new ArrayList<>();
        for (ASN1Encodable element : parse(der, ASN1Sequence.class)) {
            elements.add(Der.encode(element));
        }
        return elements;
    }

    /** CRLDistributionPoints with one point, of which this GeneralName is the full name (RFC 5280 section 4.2.1.13). */
    public static byte[] distributionPoint(byte[] generalName) {
        return Der.sequence(Der.sequence(Der.wrap(FIRST_TAG, Der.wrap(FIRST_TAG, generalName))));
    }

    public static byte[] octets(byte[] value) {
        return Der.octetString(value);
    }

    public static byte[] octetString(byte[] der) throws IOException {
        return parse(der, ASN1OctetString.class).getOctets();
    }

    /** An authority key identifier with the key identifier alone (RFC 5280 section 4.2.1.1). */
    public static byte[] authorityKeyIdentifier(byte[] keyIdentifier) {
        return Der.sequence(Der.wrap(KEY_IDENTIFIER_TAG, keyIdentifier));
    }

    /** The whole structure: identifier, criticality if it is not the default, value. */
    public static byte[] extension(Extension extension) {
        return Der.sequence(
                oid(extension.getId()),
                extension.isCritical() ? TRUE : new byte[0],
                Der.octetString(extension.getValue()));
    }

    /** A SEQUENCE of extensions, in this order. */
    static byte[] extensions(List<? extends Extension> extensions) {
        byte[][] all = new byte[extensions.size()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = extension(extensions.get(i));
        }
        return Der.sequence(all);
    }

    /** The bits of the public key without algorithm and padding count: what key identifiers are the digest of. */
    public static byte[] publicKeyBits(byte[] subjectPublicKeyInfo) {
        return SubjectPublicKeyInfo.getInstance(subjectPublicKeyInfo)
                .getPublicKeyData()
                .getBytes();
    }

    /** Whether these bytes are exactly one DER value, nothing behind it. */
    public static boolean isDer(byte[] bytes) {
        try {
            ASN1Primitive value = ASN1Primitive.fromByteArray(bytes);
            return value != null && Arrays.equals(bytes, value.getEncoded(ASN1Encoding.DER));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static <T> T parse(byte[] der, Class<T> type) throws IOException {
        ASN1Primitive value;
        try {
            value = ASN1Primitive.fromByteArray(der);
        } catch (RuntimeException e) {
            throw new IOException("not DER", e);
        }
        if (!type.isInstance(value)) {
            throw new IOException("not the type of value that belongs here");
        }
        return type.cast(value);
    }

    private static byte[] oid(String dotted) {
        return Der.encode(new ASN1ObjectIdentifier(dotted));
    }
}
