package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;
import io.github.amtpki.UnsupportedAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * The shell of a PKCS#12 file (RFC 7292 section 4): an OCTET STRING holding a SEQUENCE of items, and a MAC over that
 * string's contents.
 *
 * <pre>
 * PFX { version 3, authSafe data( SEQUENCE OF item ), macData OPTIONAL }
 * item = data( SafeContents ) | encryptedData( algorithm, SafeContents locked )
 * </pre>
 *
 * @param authenticated the bytes that the MAC covers
 * @param items in file order
 * @param mac missing in a file that nothing protects
 * @param der whether the shell is DER; what is encrypted cannot be seen
 * @param trailingBytes how many bytes follow the structure
 */
public record Pfx(byte[] authenticated, List<Item> items, Optional<Mac> mac, boolean der, int trailingBytes) {

    private static final String WHAT = "the PKCS#12 file";

    /**
     * One item of the authenticated safe.
     *
     * @param encryption how its content is locked, if it is
     * @param content SafeContents, or what they were encrypted to
     */
    public record Item(Optional<Pbe> encryption, byte[] content) {}

    /** A MAC and how it was made. */
    public record Mac(MacScheme scheme, byte[] value) {}

    /** Writes a file; the key must come from the scheme. */
    public static byte[] encode(List<Item> items, MacScheme scheme, MacScheme.MacKey key) {
        byte[] authenticated = authenticated(items);
        MacData mac = MacScheme.encode(scheme, key.over(authenticated));
        return Der.encode(new DERSequence(new ASN1Encodable[] {new ASN1Integer(3), data(authenticated), mac}));
    }

    /** What the MAC covers. */
    static byte[] authenticated(List<Item> items) {
        ASN1EncodableVector safe = new ASN1EncodableVector();
        for (Item item : items) {
            safe.add(
                    item.encryption().isPresent()
                            ? encrypted(item.encryption().get(), item.content())
                            : data(item.content()));
        }
        return Der.encode(new DERSequence(safe));
    }

    private static DERSequence data(byte[] content) {
        return new DERSequence(
                new ASN1Encodable[] {PKCSObjectIdentifiers.data, new DERTaggedObject(0, new DEROctetString(content))});
    }

    private static DERSequence encrypted(Pbe pbe, byte[] locked) {
        DERSequence info = new DERSequence(new ASN1Encodable[] {
            PKCSObjectIdentifiers.data, pbe.identifier(), new DERTaggedObject(false, 0, new DEROctetString(locked))
        });
        DERSequence encryptedData = new DERSequence(new ASN1Integer(0), info);
        return new DERSequence(
                new ASN1Encodable[] {PKCSObjectIdentifiers.encryptedData, new DERTaggedObject(0, encryptedData)});
    }

    /**
     * Reads the shell, as far as no password is needed.
     *
     * @throws BadInputException if it is damaged or no PKCS#12 file
     * @throws UnsupportedAlgorithmException if public keys instead of a password protect it
     */
    public static Pfx decode(byte[] file) {
        if (file.length == 0) {
            throw new BadInputException(WHAT + " is empty");
        }
        if (file[0] != 0x30) {
            throw new BadInputException(WHAT + " is none: it does not start with a SEQUENCE");
        }
        Ber shell = Ber.scan(file, WHAT);
        ASN1Sequence pfx = Asn1.sequence(file, WHAT);
        return Asn1.guarded(WHAT, () -> decode(pfx, shell, file.length - shell.length()));
    }

    private static Pfx decode(ASN1Sequence pfx, Ber shell, int trailing) {
        if (!(pfx.getObjectAt(0) instanceof ASN1Integer version) || !version.hasValue(3)) {
            throw new BadInputException(WHAT + " is none, or not of version 3");
        }
        byte[] authenticated = data(ASN1Sequence.getInstance(pfx.getObjectAt(1)));
        Ber inner = Ber.scan(authenticated, WHAT);
        List<Item> items = new ArrayList<>();
        for (ASN1Encodable item : Asn1.sequence(authenticated, WHAT)) {
            items.add(item(ASN1Sequence.getInstance(item)));
        }
        Optional<Mac> mac = Optional.empty();
        if (pfx.size() > 2) {
            MacData data = MacData.getInstance(pfx.getObjectAt(2));
            mac = Optional.of(new Mac(MacScheme.parse(data), data.getMac().getDigest()));
        }
        boolean der = shell.der() && inner.der() && inner.length() == authenticated.length;
        return new Pfx(authenticated, items, mac, der, trailing);
    }

    private static Item item(ASN1Sequence contentInfo) {
        ASN1ObjectIdentifier type = ASN1ObjectIdentifier.getInstance(contentInfo.getObjectAt(0));
        if (!type.equals(PKCSObjectIdentifiers.encryptedData)) {
            return new Item(Optional.empty(), data(contentInfo));
        }
        ASN1Sequence encryptedData = ASN1Sequence.getInstance(explicit(contentInfo));
        ASN1Sequence info = ASN1Sequence.getInstance(encryptedData.getObjectAt(1));
        Pbe pbe = Pbe.parse(AlgorithmIdentifier.getInstance(info.getObjectAt(1)));
        ASN1TaggedObject locked = ASN1TaggedObject.getInstance(info.getObjectAt(2), 128, 0);
        return new Item(
                Optional.of(pbe), ASN1OctetString.getInstance(locked, false).getOctets());
    }

    private static byte[] data(ASN1Sequence contentInfo) {
        ASN1ObjectIdentifier type = ASN1ObjectIdentifier.getInstance(contentInfo.getObjectAt(0));
        if (!type.equals(PKCSObjectIdentifiers.data)) {
            throw new UnsupportedAlgorithmException(
                    "PKCS#12 content of type " + type.getId() + " is not supported",
                    "make a bundle that a password protects, not a public key");
        }
        return ASN1OctetString.getInstance(explicit(contentInfo)).getOctets();
    }

    private static ASN1Encodable explicit(ASN1Sequence contentInfo) {
        return ASN1TaggedObject.getInstance(contentInfo.getObjectAt(1), 128, 0).getExplicitBaseObject();
    }
}
