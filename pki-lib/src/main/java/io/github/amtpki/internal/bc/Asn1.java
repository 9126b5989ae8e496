package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;

/** Small handles on ASN.1, so that whatever a parser throws at damaged bytes comes out as one kind of error. */
final class Asn1 {

    private Asn1() {}

    /**
     * Runs a parser. Parsers answer damaged bytes with whatever comes to hand (IllegalArgument, IllegalState, ClassCast,
     * IOException …), and all of it means the same.
     */
    static <T> T guarded(String what, Callable<T> parser) {
        try {
            return parser.call();
        } catch (PkiException e) {
            throw e;
        } catch (Exception e) {
            throw new BadInputException(what + " is damaged", "", e);
        }
    }

    /** The one SEQUENCE these bytes are; what trails it is the caller's to notice. */
    static ASN1Sequence sequence(byte[] bytes, String what) {
        int length = Ber.scan(bytes, what).length();
        return guarded(
                what,
                () -> ASN1Sequence.getInstance(
                        ASN1Primitive.fromByteArray(length == bytes.length ? bytes : Arrays.copyOf(bytes, length))));
    }

    /** An iteration count; one too large for an int saturates, as no budget reaches that far. */
    static int iterations(ASN1Encodable value) {
        BigInteger count = ASN1Integer.getInstance(value).getValue();
        if (count.signum() <= 0) {
            throw new BadInputException("an iteration count is not positive");
        }
        return count.bitLength() > 31 ? Integer.MAX_VALUE : count.intValue();
    }
}
