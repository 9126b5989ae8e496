package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import io.github.amtpki.internal.bc.ExtensionDer;
import io.github.amtpki.internal.bc.RevocationDer;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate revocation list (CRL, RFC 5280 section 5): which of its certificates a CA takes back, and until when this can
 * be relied on. It is signed as a certificate is, and has a number that grows with each list.
 *
 * <pre>{@code
 * RevocationList list = root.revocationList(BigInteger.ONE, validity,
 *         List.of(new RevokedCertificate(leaf.getSerialNumber(), now, RevocationReason.KEY_COMPROMISE)));
 * list.find(leaf.getSerialNumber());       // since when, and why
 * list.signedBy(root.certificate());       // true
 * }</pre>
 *
 * <p>What is read here is complete or refused: lists of changes ("delta"), lists of another CA's certificates ("indirect")
 * and lists of a part of the certificates say so in a critical extension, and RFC 5280 section 5.2 forbids to use a list
 * whose critical extensions one does not follow.
 */
public final class RevocationList {

    @FunctionalInterface
    private interface Value<T> {
        T read(byte[] der) throws IOException;
    }

    private final X509CRL crl;
    private final Map<BigInteger, RevokedCertificate> revoked = new LinkedHashMap<>();
    private final Optional<BigInteger> number;
    private final Optional<byte[]> authorityKeyIdentifier;

    private RevocationList(X509CRL crl) {
        this.crl = crl;
        RevocationReader.revoked(crl).forEach(one -> revoked.put(one.serial(), one));
        number = extension(crl, Oids.CRL_NUMBER, RevocationDer::number);
        authorityKeyIdentifier = extension(crl, Oids.AUTHORITY_KEY_IDENTIFIER, RevocationDer::keyIdentifier)
                .flatMap(identifier -> identifier);
    }

    /**
     * The one list of a file, in PEM or DER.
     *
     * @param file at most 4 MiB for each list
     * @throws BadInputException if there is none or several, it is damaged, or it is not complete
     */
    public static RevocationList parse(byte[] file) {
        List<RevocationList> lists = parseAll(file);
        if (lists.size() > 1) {
            throw new BadInputException(
                    "there are " + lists.size() + " revocation lists in this file", "give a file with one of them");
        }
        return lists.get(0);
    }

    /**
     * Every list of a file, in its order: PEM with any number of lists, or one in DER.
     *
     * @throws BadInputException if there is none, one of them is damaged or not complete
     */
    public static List<RevocationList> parseAll(byte[] file) {
        return RevocationReader.read(file).stream().map(RevocationList::new).toList();
    }

    private static <T> Optional<T> extension(X509CRL crl, String oid, Value<T> value) {
        byte[] extension = crl.getExtensionValue(oid);
        if (extension == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(value.read(ExtensionDer.octetString(extension)));
        } catch (IOException e) {
            throw new BadInputException(
                    "the extension " + Oids.describe(oid) + " of the revocation list is damaged", "", e);
        }
    }

    /** The subject of the CA whose certificates these are. */
    public X500Principal issuer() {
        return crl.getIssuerX500Principal();
    }

    /** Grows with each list; lists of version 1 have none. */
    public Optional<BigInteger> number() {
        return number;
    }

    /** When it was made. */
    public Instant thisUpdate() {
        return crl.getThisUpdate().toInstant();
    }

    /** When the next one is there at the latest: from then on this one proves nothing. Some lists leave it open. */
    public Optional<Instant> nextUpdate() {
        return Optional.ofNullable(crl.getNextUpdate()).map(date -> date.toInstant());
    }

    /** In the order of the file. */
    public List<RevokedCertificate> revoked() {
        return List.copyOf(revoked.values());
    }

    /** Whether this list takes back the certificate with this number; that it is of this {@link #issuer} is not checked. */
    public Optional<RevokedCertificate> find(BigInteger serial) {
        return Optional.ofNullable(revoked.get(serial));
    }

    /** Which of the issuer's keys signed, if the list says so that way. */
    public Optional<byte[]> authorityKeyIdentifier() {
        return authorityKeyIdentifier.map(byte[]::clone);
    }

    /** Whether that certificate's subject is the issuer and its key made the signature. */
    public boolean signedBy(X509Certificate ca) {
        if (!Names.same(issuer(), ca.getSubjectX500Principal())) {
            return false;
        }
        try {
            crl.verify(ca.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    /** What belongs into a file {@code NAME.crl}, and what servers hand out under a distribution point. */
    public byte[] der() {
        try {
            return crl.getEncoded();
        } catch (CRLException e) {
            throw new IllegalStateException("a parsed list always has its bytes", e);
        }
    }

    public String pem() {
        return Pem.encode(Pem.X509_CRL, der());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RevocationList that && crl.equals(that.crl);
    }

    @Override
    public int hashCode() {
        return Objects.hash(issuer(), thisUpdate(), number);
    }

    @Override
    public String toString() {
        return "revocation list " + number.map(BigInteger::toString).orElse("without a number") + " of '" + issuer()
                + "'";
    }
}
