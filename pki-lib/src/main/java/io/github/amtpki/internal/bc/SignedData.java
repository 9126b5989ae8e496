package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * PKCS#7 as it carries certificates ({@code .p7b}): a SignedData that nobody signed (RFC 5652 section 5.1).
 *
 * <pre>
 * ContentInfo { signedData, [0] { version, digests, content, [0] certificates OPTIONAL, … } }
 * </pre>
 */
public final class SignedData {

    private static final String WHAT = "the PKCS#7 file";

    private SignedData() {}

    /**
     * The DER of each certificate, in file order.
     *
     * @throws BadInputException if it is damaged, or PKCS#7 of another kind
     */
    public static List<byte[]> certificates(byte[] file) {
        ASN1Sequence contentInfo = Asn1.sequence(file, WHAT);
        return Asn1.guarded(WHAT, () -> certificates(contentInfo));
    }

    private static List<byte[]> certificates(ASN1Sequence contentInfo) {
        if (!PKCSObjectIdentifiers.signedData.equals(contentInfo.getObjectAt(0))) {
            throw new BadInputException(WHAT + " holds something else than certificates");
        }
        ASN1TaggedObject content = ASN1TaggedObject.getInstance(contentInfo.getObjectAt(1), 128, 0);
        List<byte[]> certificates = new ArrayList<>();
        for (ASN1Encodable field : ASN1Sequence.getInstance(content.getExplicitBaseObject())) {
            if (field instanceof ASN1TaggedObject tagged && tagged.hasContextTag(0)) {
                for (ASN1Encodable certificate : ASN1Set.getInstance(tagged, false)) {
                    certificates.add(Der.encode(certificate));
                }
            }
        }
        return certificates;
    }
}
