package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import io.github.amtpki.internal.bc.Ber;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Extension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Foreign revocation lists, before anybody relies on them: bounded, in DER, complete. */
final class RevocationReader {

    /** Room for some fifty thousand entries. */
    private static final int LARGEST = 4 << 20;

    private static final int MOST_ELEMENTS = 500_000;

    private static final String WHAT = "the revocation list";

    /** What may be critical without changing what the list means. */
    private static final Set<String> UNDERSTOOD =
            Set.of(Oids.AUTHORITY_KEY_IDENTIFIER, Oids.CRL_NUMBER, Oids.REASON_CODE);

    private RevocationReader() {}

    /** Every list of a file, in its order. */
    static List<X509CRL> read(byte[] file) {
        if (!Pem.looksLike(file)) {
            return List.of(one(file));
        }
        List<X509CRL> lists = new ArrayList<>();
        for (Pem block : Pem.decode(file)) {
            if (block.label().equals(Pem.X509_CRL) || block.label().equals("CRL")) {
                lists.add(one(block.der()));
            }
        }
        if (lists.isEmpty()) {
            throw new BadInputException(
                    "there is no revocation list in this PEM file", "give a file with a PEM block 'X509 CRL'");
        }
        return lists;
    }

    /** The JDK's parser goes into lengths as deep as they nest, so it sees only what is bounded. */
    private static X509CRL one(byte[] der) {
        if (der.length > LARGEST) {
            throw new BadInputException("a revocation list of " + der.length + " bytes is more than amtpki reads");
        }
        if (!Ber.isOneSequence(der)) {
            throw new BadInputException("this is no revocation list in DER or PEM, or a damaged one");
        }
        if (!Ber.scan(der, WHAT, MOST_ELEMENTS).der()) {
            throw new BadInputException(WHAT + " is not in DER");
        }
        X509CRL crl;
        byte[] read;
        try {
            crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
            read = crl.getEncoded();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new BadInputException("this is no revocation list, or a damaged one", "", e);
        }
        // the JDK's reader also takes PKCS#7
        if (!Arrays.equals(read, der)) {
            throw new BadInputException("these are not the bytes of one revocation list alone");
        }
        checkCritical(crl);
        entries(crl).forEach(RevocationReader::checkCritical);
        return crl;
    }

    private static void checkCritical(X509Extension holder) {
        Set<String> critical = holder.getCriticalExtensionOIDs();
        for (String oid : critical == null ? Set.<String>of() : critical) {
            if (!UNDERSTOOD.contains(oid)) {
                throw new BadInputException(
                        WHAT + " has the critical extension " + Oids.describe(oid) + ", so it is not simply complete",
                        "give the CA's complete list");
            }
        }
    }

    /** By serial number. */
    static List<RevokedCertificate> revoked(X509CRL crl) {
        List<RevokedCertificate> revoked = new ArrayList<>();
        for (X509CRLEntry entry : entries(crl)) {
            // the JDK's constants stand in the order of the codes, with one for the missing 7
            RevocationReason reason = entry.getRevocationReason() == null
                    ? RevocationReason.UNSPECIFIED
                    : RevocationReason.ofCode(entry.getRevocationReason().ordinal())
                            .orElse(RevocationReason.UNSPECIFIED);
            revoked.add(new RevokedCertificate(
                    entry.getSerialNumber(), entry.getRevocationDate().toInstant(), reason));
        }
        return revoked;
    }

    private static Set<? extends X509CRLEntry> entries(X509CRL crl) {
        Set<? extends X509CRLEntry> entries = crl.getRevokedCertificates();
        return entries == null ? Set.of() : entries;
    }
}
