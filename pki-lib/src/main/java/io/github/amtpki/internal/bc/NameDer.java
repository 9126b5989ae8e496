package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;
import java.util.ArrayList;
import java.util.Collections;
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

    private static final int SET = 0x31;

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

    /** The types of all attributes of an encoded name, dotted and sorted; empty if it is damaged. */
    public static Optional<List<String>> types(byte[] name) {
        List<String> types = new ArrayList<>();
        try {
            for (ASN1Encodable rdn : Asn1.sequence(name, "a name")) {
                for (ASN1Encodable element : ASN1Set.getInstance(rdn)) {
                    ASN1Sequence attribute = ASN1Sequence.getInstance(element);
                    types.add(ASN1ObjectIdentifier.getInstance(attribute.getObjectAt(0))
                            .getId());
                }
            }
        } catch (BadInputException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
        Collections.sort(types);
        return Optional.of(types);
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
        rdns.add(Math.max(0, rdns.size() - 1), Der.wrap(SET, attribute));
        return new X500Principal(Der.sequence(rdns.toArray(new byte[0][])));
    }
}
