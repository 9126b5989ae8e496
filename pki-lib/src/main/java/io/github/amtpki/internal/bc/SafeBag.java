package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * One thing in a PKCS#12 safe (RFC 7292 section 4.2), with the two attributes that programs look at.
 *
 * @param value for a certificate its DER, for a key its PrivateKeyInfo or EncryptedPrivateKeyInfo, else empty
 * @param friendlyName what Java calls the alias
 * @param localKeyId ties a key to its certificate; any bytes
 */
public record SafeBag(Kind kind, byte[] value, Optional<String> friendlyName, Optional<byte[]> localKeyId) {

    private static final String WHAT = "the contents of the PKCS#12 file";

    /** After so many the rest is not worth a look: each costs an exception, which is larger than the bag. */
    private static final int MAX_DAMAGED = 100;

    /** What a bag holds. */
    public enum Kind {
        PLAIN_KEY(PKCSObjectIdentifiers.keyBag),
        SHROUDED_KEY(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag),
        CERTIFICATE(PKCSObjectIdentifiers.certBag),
        CRL(PKCSObjectIdentifiers.crlBag),
        SECRET(PKCSObjectIdentifiers.secretBag),
        OTHER(PKCSObjectIdentifiers.safeContentsBag);

        private final ASN1ObjectIdentifier oid;

        Kind(ASN1ObjectIdentifier oid) {
            this.oid = oid;
        }

        private static Kind of(ASN1ObjectIdentifier oid) {
            for (Kind kind : values()) {
                if (kind.oid.equals(oid)) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    /** A safe with these bags, as DER. */
    public static byte[] encode(List<SafeBag> bags) {
        ASN1EncodableVector all = new ASN1EncodableVector();
        for (SafeBag bag : bags) {
            all.add(bag.encode());
        }
        return Der.encode(new DERSequence(all));
    }

    private DERSequence encode() {
        ASN1Encodable inner = kind == Kind.CERTIFICATE
                ? new DERSequence(new ASN1Encodable[] {
                    PKCSObjectIdentifiers.x509Certificate, new DERTaggedObject(0, new DEROctetString(value))
                })
                : Asn1.sequence(value, "a key");
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        friendlyName.ifPresent(name ->
                attributes.add(attribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(name))));
        localKeyId.ifPresent(
                id -> attributes.add(attribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, new DEROctetString(id))));
        ASN1EncodableVector bag = new ASN1EncodableVector();
        bag.add(kind.oid);
        bag.add(new DERTaggedObject(0, inner));
        if (attributes.size() > 0) {
            bag.add(new DERSet(attributes));
        }
        return new DERSequence(bag);
    }

    private static DERSequence attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new DERSequence(new ASN1Encodable[] {type, new DERSet(value)});
    }

    /**
     * The bags of a safe, in order.
     *
     * @param spoilt is told of each bag that cannot be read; it may throw that, or have the others read
     * @throws BadInputException if this is no safe at all
     */
    public static List<SafeBag> decode(byte[] safe, Consumer<PkiException> spoilt) {
        List<SafeBag> bags = new ArrayList<>();
        int damaged = 0;
        for (ASN1Encodable bag : Asn1.sequence(safe, WHAT)) {
            try {
                bags.add(Asn1.guarded(WHAT, () -> decode(ASN1Sequence.getInstance(bag))));
            } catch (PkiException e) {
                spoilt.accept(e);
                if (++damaged == MAX_DAMAGED) {
                    break;
                }
            }
        }
        return bags;
    }

    private static SafeBag decode(ASN1Sequence bag) {
        Kind kind = Kind.of(ASN1ObjectIdentifier.getInstance(bag.getObjectAt(0)));
        ASN1Encodable inner =
                ASN1TaggedObject.getInstance(bag.getObjectAt(1), 128, 0).getExplicitBaseObject();
        Attributes attributes = new Attributes();
        if (bag.size() > 2) {
            attributes.read(ASN1Set.getInstance(bag.getObjectAt(2)));
        }
        return switch (kind) {
            case PLAIN_KEY, SHROUDED_KEY -> attributes.on(kind, Der.encode(ASN1Sequence.getInstance(inner)));
            case CERTIFICATE -> certificate(ASN1Sequence.getInstance(inner), attributes);
            default -> attributes.on(kind, new byte[0]);
        };
    }

    private static SafeBag certificate(ASN1Sequence certBag, Attributes attributes) {
        if (!PKCSObjectIdentifiers.x509Certificate.equals(certBag.getObjectAt(0))) {
            return attributes.on(Kind.OTHER, new byte[0]);
        }
        ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(certBag.getObjectAt(1), 128, 0);
        return attributes.on(
                Kind.CERTIFICATE, ASN1OctetString.getInstance(tagged, true).getOctets());
    }

    /** The attributes of one bag; unknown or odd ones are passed over, they decide nothing. */
    private static final class Attributes {
        private Optional<String> friendlyName = Optional.empty();
        private Optional<byte[]> localKeyId = Optional.empty();

        void read(ASN1Set set) {
            for (ASN1Encodable each : set) {
                ASN1Sequence attribute = ASN1Sequence.getInstance(each);
                ASN1Set values = ASN1Set.getInstance(attribute.getObjectAt(1));
                if (values.size() == 0) {
                    continue;
                }
                ASN1Encodable type = attribute.getObjectAt(0);
                ASN1Encodable value = values.getObjectAt(0);
                if (PKCSObjectIdentifiers.pkcs_9_at_friendlyName.equals(type) && value instanceof ASN1String name) {
                    friendlyName = Optional.of(name.getString());
                } else if (PKCSObjectIdentifiers.pkcs_9_at_localKeyId.equals(type)
                        && value instanceof ASN1OctetString id) {
                    localKeyId = Optional.of(id.getOctets());
                }
            }
        }

        SafeBag on(Kind kind, byte[] value) {
            return new SafeBag(kind, value, friendlyName, localKeyId);
        }
    }
}
