package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;

/** Distinguished names, attribute by attribute (RFC 5280 section 4.1.2.4). */
public final class NameDer {

    private NameDer() {}

    /** The values of an attribute, in the order of the encoding; values that are no text, or damaged, are passed over. */
    public static List<String> values(X500Principal name, String oid) {
        ASN1ObjectIdentifier type = new ASN1ObjectIdentifier(oid);
        List<String> values = new ArrayList<>();
        try {
            for (ASN1Encodable rdn : Asn1.sequence(name.getEncoded(), "a name")) {
                for (ASN1Encodable element : ASN1Set.getInstance(rdn)) {
                    text(ASN1Sequence.getInstance(element), type).ifPresent(values::add);
                }
            }
        } catch (BadInputException | IllegalArgumentException damaged) {
            return values;
        }
        return values;
    }

    private static Optional<String> text(ASN1Sequence attribute, ASN1ObjectIdentifier type) {
        try {
            return type.equals(attribute.getObjectAt(0)) && attribute.getObjectAt(1) instanceof ASN1String text
                    ? Optional.of(text.getString())
                    : Optional.empty();
        } catch (IllegalArgumentException notUtf8) {
            return Optional.empty();
        }
    }

    /**
     * One attribute of a name.
     *
     * @param oid its type, dotted
     * @param value absent if it is no text
     * @param utf8 whether that text is a UTF8String, which has room for everything
     * @param joined whether it stands in one RDN with the attribute before it
     */
    public record Attribute(String oid, Optional<String> value, boolean utf8, boolean joined) {}

    /** Every attribute, in the order of the encoding. */
    public static List<Attribute> attributes(X500Principal name) {
        List<Attribute> attributes = new ArrayList<>();
        for (ASN1Encodable rdn : Asn1.sequence(name.getEncoded(), "a name")) {
            boolean joined = false;
            for (ASN1Encodable element : ASN1Set.getInstance(rdn)) {
                ASN1Sequence attribute = ASN1Sequence.getInstance(element);
                ASN1ObjectIdentifier type = ASN1ObjectIdentifier.getInstance(attribute.getObjectAt(0));
                attributes.add(new Attribute(
                        type.getId(),
                        text(attribute, type),
                        attribute.getObjectAt(1) instanceof ASN1UTF8String,
                        joined));
                joined = true;
            }
        }
        return attributes;
    }

    /**
     * The type of an encoded name's first attribute, as the content of its OBJECT IDENTIFIER; no bytes if it does not stand
     * alone in its RDN, or is not written as DER has it. Looks at the first few bytes only, however long the name is.
     */
    public static byte[] leadingType(byte[] name) {
        Optional<Element> whole = Element.at(name, 0, Element.SEQUENCE);
        Optional<Element> rdn = within(name, whole, Element.SET);
        Optional<Element> attribute = within(name, rdn, Element.SEQUENCE);
        Optional<Element> type = within(name, attribute, Element.OBJECT_IDENTIFIER);
        boolean alone = type.isPresent() && rdn.get().end() == attribute.get().end();
        return alone ? Arrays.copyOfRange(name, type.get().content(), type.get().end()) : new byte[0];
    }

    private static Optional<Element> within(byte[] name, Optional<Element> outer, int tag) {
        return outer.isPresent() ? Element.at(name, outer.get().content(), tag) : outer;
    }

    /** The same name with one more attribute before its last (most specific) one. */
    public static X500Principal insertBeforeLast(X500Principal name, String oid, String value) {
        List<byte[]> rdns = new ArrayList<>();
        for (ASN1Encodable rdn : ASN1Sequence.getInstance(name.getEncoded())) {
            rdns.add(Der.encode(rdn));
        }
        byte[] text = Der.encode(
                DERPrintableString.isPrintableString(value) ? new DERPrintableString(value) : new DERUTF8String(value));
        byte[] attribute = Der.sequence(Der.encode(new ASN1ObjectIdentifier(oid)), text);
        rdns.add(Math.max(0, rdns.size() - 1), Der.wrap(Element.SET, attribute));
        return new X500Principal(Der.sequence(rdns.toArray(new byte[0][])));
    }
}
