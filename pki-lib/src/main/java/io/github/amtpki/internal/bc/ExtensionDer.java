package io.github.amtpki.internal.bc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Values of X.509 extensions: DER in both directions (RFC 5280 section 4.2). */
public final class ExtensionDer {

    private ExtensionDer() {}

    public static byte[] basicConstraints(boolean ca, OptionalInt pathLength) {
        return der(pathLength.isPresent() ? new BasicConstraints(pathLength.getAsInt()) : new BasicConstraints(ca));
    }

    /** The bit string of a set of flags; bit 0 is the first constant, trailing zero bits are left out as DER wants. */
    public static <E extends Enum<E>> byte[] bits(Set<E> flags) {
        int highest = flags.stream().mapToInt(Enum::ordinal).max().orElse(-1);
        byte[] bytes = new byte[highest / 8 + (highest < 0 ? 0 : 1)];
        flags.forEach(flag -> bytes[flag.ordinal() / 8] |= (byte) (0x80 >> flag.ordinal() % 8));
        return der(new DERBitString(bytes, highest < 0 ? 0 : 7 - highest % 8));
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
        ASN1EncodableVector vector = new ASN1EncodableVector();
        oids.forEach(oid -> vector.add(new ASN1ObjectIdentifier(oid)));
        return der(new DERSequence(vector));
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
        return der(new GeneralName(tag, value));
    }

    /** A SEQUENCE of elements that are already DER. */
    public static byte[] sequence(List<byte[]> elements) {
        ASN1EncodableVector vector = new ASN1EncodableVector();
        try {
            for (byte[] element : elements) {
                vector.add(ASN1Primitive.fromByteArray(element));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("an element is not DER", e);
        }
        return der(new DERSequence(vector));
    }

    /** The elements of a SEQUENCE, each as DER. */
    public static List<byte[]> elements(byte[] der) throws IOException {
        List<byte[]> elements = new ArrayList<>();
        for (ASN1Encodable element : parse(der, ASN1Sequence.class)) {
            elements.add(der(element));
        }
        return elements;
    }

    public static byte[] octets(byte[] value) {
        return der(new DEROctetString(value));
    }

    public static byte[] octetString(byte[] der) throws IOException {
        return parse(der, ASN1OctetString.class).getOctets();
    }

    /** An authority key identifier with the key identifier alone. */
    public static byte[] authorityKeyIdentifier(byte[] keyIdentifier) {
        return der(new AuthorityKeyIdentifier(keyIdentifier));
    }

    /** The whole structure: identifier, criticality, value. */
    public static byte[] extension(java.security.cert.Extension extension) {
        return Der.encode(new Extension(
                new ASN1ObjectIdentifier(extension.getId()),
                extension.isCritical(),
                new DEROctetString(extension.getValue())));
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

    private static byte[] der(ASN1Encodable value) {
        return Der.encode(value);
    }
}
