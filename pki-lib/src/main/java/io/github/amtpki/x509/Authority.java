package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.internal.bc.CertificateDer;
import io.github.amtpki.internal.bc.ExtensionDer;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * Who signs: a CA certificate with its issuers, and the key that belongs to it. Immutable; one authority may issue from any
 * number of threads at once.
 *
 * <pre>{@code
 * IssuanceContext context = IssuanceContext.system();
 * KeyPair rootKey = context.keys().order(KeyType.RSA_2048).get();
 * Authority root = Authority.selfSigned(CertificateSpec.ca(subject, validity, OptionalInt.empty()),
 *         rootKey, Digest.SHA256, context);
 * X509Certificate leaf = root.issue(leafSpec, leafKey.getPublic());
 * }</pre>
 *
 * <p>The key may live in a token: give its handle and its provider to {@link #of}. Nothing is registered globally.
 */
public final class Authority {

    /**
     * The most certificates in a chain, leaf and root included: more were never seen to work, and RPS orders no more (read
     * in its code).
     */
    public static final int LONGEST_CHAIN = 4;

    private final List<X509Certificate> chain;
    private final Signer signer;
    private final IssuanceContext context;

    private Authority(List<X509Certificate> chain, Signer signer, IssuanceContext context) {
        this.chain = List.copyOf(chain);
        this.signer = signer;
        this.context = context;
    }

    /**
     * A new root that signs itself.
     *
     * @param key both halves of one pair
     * @param digest signs the root and everything below it; not SHA-1
     * @throws RefusedException if it would last beyond {@link Validity#LATEST}
     */
    public static Authority selfSigned(CertificateSpec spec, KeyPair key, Digest digest, IssuanceContext context) {
        Issuing.checkEnd(spec);
        Signer signer = new Signer(key.getPrivate(), digest, context.provider(), context.random());
        byte[] identifier = Certificates.keyIdentifier(key.getPublic());
        X509Certificate certificate = sign(spec, spec.subject(), key.getPublic(), identifier, signer, context);
        return new Authority(List.of(certificate), signer, context);
    }

    /**
     * An existing CA.
     *
     * @param chain the CA's certificate first, then each issuer, root last
     * @param key belongs to the first certificate; may be a handle to a key in a token
     * @param provider the only one that can use the key, if there is such
     * @param digest signs what it issues; not SHA-1
     * @throws BadInputException if the first certificate is no CA, the next did not issue it, or the key is another's
     */
    public static Authority of(
            List<X509Certificate> chain,
            PrivateKey key,
            Optional<Provider> provider,
            Digest digest,
            IssuanceContext context) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("an authority needs a certificate");
        }
        X509Certificate ca = chain.get(0);
        if (ca.getBasicConstraints() < 0) {
            throw new BadInputException("'" + ca.getSubjectX500Principal() + "' is not a CA certificate");
        }
        boolean[] usage = ca.getKeyUsage();
        if (usage != null && !usage[KeyUsage.KEY_CERT_SIGN.ordinal()]) {
            throw new BadInputException(
                    "'" + ca.getSubjectX500Principal()
                            + "' has a key usage without keyCertSign, so nothing accepts what it signs",
                    "re-issue it with keyCertSign; every machine then needs the new hash");
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!Certificates.signedBy(chain.get(i - 1), chain.get(i))) {
                throw new BadInputException(
                        "'" + chain.get(i).getSubjectX500Principal() + "' did not issue '"
                                + chain.get(i - 1).getSubjectX500Principal() + "'",
                        "give the CA's certificate first, then each issuer, the root last");
            }
        }
        Signer signer = new Signer(key, digest, provider.isPresent() ? provider : context.provider(), context.random());
        if (!KeyMatch.matches(signer, ca.getPublicKey())) {
            throw new BadInputException("the key does not belong to '" + ca.getSubjectX500Principal() + "'");
        }
        return new Authority(chain, signer, context);
    }

    /**
     * Issues a certificate. The specification is taken as it is; subject and authority key identifiers are added.
     *
     * @param key whose certificate this is; its private half is never seen here
     * @throws RefusedException if it would outlive this CA, repeat a subject of the chain, break a path length, or make the
     *     chain longer than {@link #LONGEST_CHAIN}, or if
     *     this CA's own certificate is over
     * @throws UnsupportedAlgorithmException if the key is of no {@link KeyType}
     */
    public X509Certificate issue(CertificateSpec spec, PublicKey key) {
        Issuing.check(spec, chain, context.clock().instant());
        KeyType.of(key);
        return sign(
                spec,
                certificate().getSubjectX500Principal(),
                key,
                Certificates.keyIdentifier(certificate()),
                signer,
                context);
    }

    /** Issues a CA below this one, which signs with the same digest. */
    public Authority subordinate(CertificateSpec spec, KeyPair key) {
        List<X509Certificate> longer = new ArrayList<>();
        longer.add(issue(spec, key.getPublic()));
        longer.addAll(chain);
        return new Authority(
                longer, new Signer(key.getPrivate(), signer.digest(), context.provider(), context.random()), context);
    }

    /**
     * Signs a request: the specification is the least that the certificate will hold, the policy says what of the request
     * is added, as far as the request's key can have it. Nothing that was asked for goes unmentioned in the result. The subject is the specification's; the
     * request's counts only if the caller puts it there.
     *
     * @throws RefusedException as {@link #issue}, or if the request's key is that of a CA of this chain; that an extension is
     *     refused is no reason, it stands in the result
     * @throws UnsupportedAlgorithmException if the request's key is of no {@link KeyType}
     */
    public SigningResult sign(SigningRequest request, CertificateSpec spec, CopyPolicy policy) {
        Issuing.checkKey(request, chain);
        Reconciler.Outcome outcome = Reconciler.reconcile(request, spec, policy, keyIdentifiers(request.publicKey()));
        return new SigningResult(issue(outcome.spec(), request.publicKey()), chain, outcome.decisions());
    }

    /**
     * Signs the list of every certificate that this CA takes back: complete, version 2, with number and key identifier.
     * What is revoked stays in the lists until it has ended; an empty list is one, too.
     *
     * @param number greater than that of the list before
     * @param validity when the list is made, and when the next one will be there at the latest; {@link Validity#within}
     *     clips it to {@link #validity()}
     * @param revoked in any order
     * @throws RefusedException if this CA's key usage lacks cRLSign, its certificate is over or ends before the list, a number
     *     is not positive or has more than 20 bytes, a serial number stands twice, or a reason is not
     *     {@linkplain RevocationReason#isFinal final}
     */
    public RevocationList revocationList(BigInteger number, Validity validity, List<RevokedCertificate> revoked) {
        return RevocationList.parse(
                Revoking.list(certificate(), signer, context.clock().instant(), number, validity, revoked));
    }

    /** This CA's own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** This CA's certificate, then each issuer, root last. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** What a certificate issued by this CA can last at most. */
    public Validity validity() {
        return Validity.of(certificate());
    }

    private List<Extension> keyIdentifiers(PublicKey key) {
        return keyIdentifiers(key, Certificates.keyIdentifier(certificate()));
    }

    private static List<Extension> keyIdentifiers(PublicKey key, byte[] issuerIdentifier) {
        return List.of(
                new Extension(Oids.SUBJECT_KEY_IDENTIFIER, false, ExtensionDer.octets(Certificates.keyIdentifier(key))),
                new Extension(
                        Oids.AUTHORITY_KEY_IDENTIFIER, false, ExtensionDer.authorityKeyIdentifier(issuerIdentifier)));
    }

    private static X509Certificate sign(
            CertificateSpec spec,
            X500Principal issuer,
            PublicKey key,
            byte[] issuerIdentifier,
            Signer signer,
            IssuanceContext context) {
        List<Extension> extensions = new ArrayList<>(spec.extensions());
        extensions.addAll(keyIdentifiers(key, issuerIdentifier));
        byte[] toBeSigned = CertificateDer.toBeSigned(
                serial(context),
                signer.algorithm(),
                issuer,
                spec.validity().notBefore(),
                spec.validity().notAfter(),
                spec.subject(),
                key,
                extensions);
        return Certificates.issued(CertificateDer.signed(toBeSigned, signer.algorithm(), signer.sign(toBeSigned)));
    }

    private static BigInteger serial(IssuanceContext context) {
        BigInteger serial = context.serials().get();
        if (serial.signum() <= 0 || serial.bitLength() >= Byte.SIZE * IssuanceContext.SERIAL_BYTES) {
            throw new IllegalArgumentException("a serial number must be positive and have at most 16 bytes");
        }
        return serial;
    }
}
