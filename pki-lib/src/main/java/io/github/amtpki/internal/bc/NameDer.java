package io.github.amtpki.internal.bc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/** Distinguished names, attribute by attribute (RFC 5280 section 4.1.2.4). */
public final class NameDer {

    private NameDer() {}

    /** The values of an attribute, in the order of the encoding. */
    public static List<String> values(X500Principal name, String oid) {
        ASN1ObjectIdentifier type = new ASN1ObjectIdentifier(oid);
        List<String> values = new ArrayList<>();
        for (RDN rdn : X500Name.getInstance(name.getEncoded()).getRDNs()) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                if (attribute.getType().equals(type) && attribute.getValue() instanceof ASN1String text) {
                    values.add(text.getString());
                }
            }
        }
        return values;
    }

    /** The same name with one more attribute before its last (most specific) one. */
    public static X500Principal insertBeforeLast(X500Principal name, String oid, String value) {
        List<RDN> rdns = new ArrayList<>(
                Arrays.asList(X500Name.getInstance(name.getEncoded()).getRDNs()));
        rdns.add(
                Math.max(0, rdns.size() - 1),
                new RDN(
                        new ASN1ObjectIdentifier(oid),
                        DERPrintableString.isPrintableString(value)
                                ? new DERPrintableString(value)
                                : new DERUTF8String(value)));
        return new X500Principal(Der.encode(new X500Name(rdns.toArray(new RDN[0]))));
    }
}
