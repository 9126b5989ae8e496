package io.github.amtpki.x509;

import io.github.amtpki.RefusedException;
import io.github.amtpki.internal.bc.CertificateDer;
import io.github.amtpki.internal.bc.ExtensionDer;
import io.github.amtpki.internal.bc.RevocationDer;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes revocation lists, and refuses those that nobody would accept (RFC 5280 sections 5.1, 5.2 and 6.3.3). */
final class Revoking {

    /** For serial numbers and for numbers of lists alike (RFC 5280 sections 4.1.2.2 and 5.2.3). */
    private static final int MOST_OCTETS = 20;

    private static final Comparator<RevokedCertificate> ORDER =
            Comparator.comparing(RevokedCertificate::revokedAt).thenComparing(RevokedCertificate::serial);

    private Revoking() {}

    /** Checks, puts in order, signs. */
    static byte[] list(
            X509Certificate ca,
            Signer signer,
            Instant now,
            BigInteger number,
            Validity validity,
            List<RevokedCertificate> revoked) {
        checkIssuer(ca, now, validity);
        checkNumber(number, "a revocation list");
        checkEntries(revoked);
        List<RevocationDer.Entry> entries = revoked.stream()
                .sorted(ORDER)
                .map(one -> new RevocationDer.Entry(
                        one.serial(), one.revokedAt(), one.reason().code()))
                .toList();
        byte[] toBeSigned = RevocationDer.toBeSigned(
                signer.algorithm(),
                ca.getSubjectX500Principal(),
                validity.notBefore(),
                validity.notAfter(),
                entries,
                List.of(
                        new Extension(
                                Oids.AUTHORITY_KEY_IDENTIFIER,
                                false,
                                ExtensionDer.authorityKeyIdentifier(Certificates.keyIdentifier(ca))),
                        new Extension(Oids.CRL_NUMBER, false, RevocationDer.number(number))));
        return CertificateDer.signed(toBeSigned, signer.algorithm(), signer.sign(toBeSigned));
    }

    private static void checkIssuer(X509Certificate ca, Instant now, Validity validity) {
        boolean[] usage = ca.getKeyUsage();
        if (usage != null && !usage[KeyUsage.CRL_SIGN.ordinal()]) {
            throw new RefusedException(
                    "'" + ca.getSubjectX500Principal()
                            + "' has a key usage without cRLSign, so nothing accepts a revocation list that it signs",
                    "re-issue it with cRLSign; if it is a root, every machine then needs the new hash");
        }
        Instant end = ca.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            throw new RefusedException(
                    "the certificate of '" + ca.getSubjectX500Principal() + "' ended at " + end + ", now it is " + now,
                    "what it issued ended with it: there is nothing left to revoke; if the clock is wrong, set it");
        }
        Instant last = end.isAfter(Validity.LATEST) ? Validity.LATEST : end;
        if (validity.notAfter().isAfter(last)) {
            throw new RefusedException(
                    "the revocation list would hold until " + validity.notAfter() + ", its issuer '"
                            + ca.getSubjectX500Principal() + "' only until " + last,
                    "let it end earlier, or be clipped to the issuer's end");
        }
    }

    private static void checkEntries(List<RevokedCertificate> revoked) {
        Set<BigInteger> seen = new HashSet<>();
        for (RevokedCertificate one : revoked) {
            checkNumber(one.serial(), "a certificate");
            if (!one.reason().isFinal()) {
                throw new RefusedException(
                        "'" + one.reason().id() + "' does not belong into a complete revocation list");
            }
            if (!seen.add(one.serial())) {
                throw new RefusedException(
                        "the serial number " + one.serial().toString(16) + " stands twice in the revocation list",
                        "keep the earlier of the two");
            }
        }
    }

    private static void checkNumber(BigInteger number, String whose) {
        if (number.signum() <= 0 || number.bitLength() >= Byte.SIZE * MOST_OCTETS) {
            throw new RefusedException(
                    "the number of " + whose + " must be positive and have at most " + MOST_OCTETS + " bytes");
        }
    }
}
