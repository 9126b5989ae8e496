package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * A PKCS#7 file, {@code .p7b} or {@code .p7c}: a signed message without signers and without content, which CAs use as a
 * bag for a chain (RFC 5652 section 5.1). The order in the bag means nothing.
 *
 * <pre>
 * ContentInfo { signedData, [0] { version, digests, content, [0] certificates, … } }
 * </pre>
 */
public final class SignedCertificates {

    private static final String WHAT = "the PKCS#7 file";

    /** The object identifier 1.2.840.113549.1.7.2, with its tag and length. */
    private static final byte[] SIGNED_DATA = {6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2};

    private static final int FIRST_OPTIONAL = 3;

    private SignedCertificates() {}

    /** Whether bytes begin as such a file; what follows may still be damaged. */
    public static boolean startHere(byte[] file) {
        if (file.length < 2 || file[0] != 0x30) {
            return false;
        }
        int lengthBytes = file[1] < 0 ? file[1] & 0x7f : 0;
        int from = 2 + lengthBytes;
        return file.length >= from + SIGNED_DATA.length
                && Arrays.equals(file, from, from + SIGNED_DATA.length, SIGNED_DATA, 0, SIGNED_DATA.length);
    }

    /**
     * The DER of each certificate, in file order.
     *
     * @throws BadInputException if the file is damaged or holds none
     */
    public static List<byte[]> decode(byte[] file) {
        Ber.scan(file, WHAT);
        ASN1Sequence contentInfo = Asn1.sequence(file, WHAT);
        List<byte[]> certificates = Asn1.guarded(WHAT, () -> certificates(contentInfo));
        if (certificates.isEmpty()) {
            throw new BadInputException("there is no certificate in " + WHAT);
        }
        return certificates;
    }

    private static List<byte[]> certificates(ASN1Sequence contentInfo) {
        ASN1Sequence signedData = ASN1Sequence.getInstance(
                ASN1TaggedObject.getInstance(contentInfo.getObjectAt(1), 128, 0).getExplicitBaseObject());
        List<byte[]> certificates = new ArrayList<>();
        if (signedData.size() > FIRST_OPTIONAL
                && signedData.getObjectAt(FIRST_OPTIONAL) instanceof ASN1TaggedObject bag
                && bag.hasContextTag(0)) {
            for (ASN1Encodable one : ASN1Set.getInstance(bag, false)) {
                certificates.add(Der.encode(ASN1Sequence.getInstance(one)));
            }
        }
        return certificates;
    }
}
