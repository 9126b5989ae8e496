package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import io.github.amtpki.internal.bc.Element;
import io.github.amtpki.internal.bc.ExtensionDer;
import io.github.amtpki.internal.bc.SignedCertificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reading certificates and comparing them with their issuers. */
public final class Certificates {

    private static final Set<String> LABELS =
            Set.of(Pem.CERTIFICATE, "X509 CERTIFICATE", "PKCS7", "CMS", "PKCS #7 SIGNED DATA");

    private Certificates() {}

    /**
     * One certificate from its DER.
     *
     * @throws BadInputException if these are not exactly the bytes of one certificate
     */
    public static X509Certificate parse(byte[] der) {
        // X.690 section 10.1. The JDK's reader goes into indefinite lengths as deep as they nest, until its stack ends.
        if (!Element.isWholeSequence(der)) {
            throw new BadInputException("this is not a certificate in DER, or a damaged one");
        }
        X509Certificate certificate;
        try {
            certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | RuntimeException e) {
            throw new BadInputException("this is not a certificate, or a damaged one", "", e);
        }
        // the JDK's reader also takes PKCS#7, and lengths in more bytes than they need
        if (!Arrays.equals(der(certificate), der)) {
            throw new BadInputException("these are not the bytes of one certificate alone");
        }
        return certificate;
    }

    /** What was just made; that the JDK cannot read it is a mistake of whoever put a value into the specification. */
    static X509Certificate issued(byte[] der) {
        try {
            return parse(der);
        } catch (BadInputException e) {
            throw new BadInputException(
                    "an extension makes the certificate unreadable: " + e.getMessage(), "correct or drop it", e);
        }
    }

    /**
     * Every certificate of a file, in its order: PEM with any number of certificates, one in DER, or the bag of PKCS#7
     * ({@code .p7b}) in either form.
     *
     * @throws BadInputException if there is none, or one of them is damaged
     */
    public static List<X509Certificate> parseAll(byte[] file) {
        if (!Pem.looksLike(file)) {
            return parseEach(file);
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (Pem block : Pem.decode(file)) {
            if (LABELS.contains(block.label())) {
                certificates.addAll(parseEach(block.der()));
            }
        }
        if (certificates.isEmpty()) {
            throw new BadInputException("there is no certificate in this PEM file");
        }
        return certificates;
    }

    /**
     * The DER of each certificate in a PKCS#7 file ({@code .p7b}), in its order; none of them is looked at.
     *
     * @throws BadInputException if it is no such file, or damaged
     */
    public static List<byte[]> unwrap(byte[] pkcs7) {
        return SignedCertificates.decode(pkcs7);
    }

    /**
     * One certificate in DER, or each in a PKCS#7 bag.
     *
     * @throws BadInputException as {@link #parseAll}
     */
    private static List<X509Certificate> parseEach(byte[] der) {
        return SignedCertificates.startHere(der)
                ? SignedCertificates.decode(der).stream()
                        .map(Certificates::parse)
                        .toList()
                : List.of(parse(der));
    }

    /** Certificates as PEM, one behind the other. */
    public static String pem(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append(Pem.encode(Pem.CERTIFICATE, der(certificate)));
        }
        return text.toString();
    }

    /** The bytes of a certificate that is known to be sound. */
    public static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalStateException("a parsed certificate always has its bytes", e);
        }
    }

    /** Whether it names itself as issuer and its own key made the signature. */
    public static boolean selfSigned(X509Certificate certificate) {
        return signedBy(certificate, certificate);
    }

    /** Whether the other's subject is this one's issuer and the other's key made the signature. */
    public static boolean signedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!Names.same(certificate.getIssuerX500Principal(), issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Puts certificates in order: the one that belongs to the key first, then each issuer. A certificate given twice
     * counts once. If the root was given it comes last; that it was is not checked.
     *
     * @throws BadInputException if none belongs to the key, an issuer is missing between two of them, or some belong to
     *     another chain
     */
    public static List<X509Certificate> chain(PublicKey leafKey, List<X509Certificate> certificates) {
        List<X509Certificate> left = new ArrayList<>(new LinkedHashSet<>(certificates));
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = take(left, one -> one.getPublicKey().equals(leafKey));
        if (next.isEmpty()) {
            throw new BadInputException(
                    "none of the certificates belongs to the key", "give the certificate made for this key");
        }
        while (next.isPresent()) {
            X509Certificate current = next.get();
            chain.add(current);
            next = take(left, one -> signedBy(current, one));
        }
        if (!left.isEmpty()) {
            throw new BadInputException(
                    "'" + left.get(0).getSubjectX500Principal() + "' is not part of the chain of '"
                            + chain.get(0).getSubjectX500Principal() + "'",
                    "give the leaf, every CA between, and the root, and nothing else");
        }
        return chain;
    }

    private static Optional<X509Certificate> take(List<X509Certificate> left, Predicate<X509Certificate> wanted) {
        for (int i = 0; i < left.size(); i++) {
            if (wanted.test(left.get(i))) {
                return Optional.of(left.remove(i));
            }
        }
        return Optional.empty();
    }

    /**
     * A private key with its certificates, put in order as {@link #chain} does.
     *
     * @throws BadInputException as {@link #chain}
     */
    public static Credential credential(PrivateKey key, List<X509Certificate> certificates) {
        for (X509Certificate certificate : certificates) {
            if (KeyPairs.belong(key, certificate.getPublicKey())) {
                return new Credential(key, chain(certificate.getPublicKey(), certificates));
            }
        }
        throw new BadInputException(
                "none of the certificates belongs to the key", "give the certificate made for this key");
    }

    /**
     * The key identifier that a child of this certificate must name: its subject key identifier, or the SHA-1 of its key
     * (RFC 5280 section 4.2.1.2, method 1) if it has none.
     */
    static byte[] keyIdentifier(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Oids.SUBJECT_KEY_IDENTIFIER);
        if (extension == null) {
            return keyIdentifier(certificate.getPublicKey());
        }
        try {
            return ExtensionDer.octetString(ExtensionDer.octetString(extension));
        } catch (IOException e) {
            throw new BadInputException(
                    "the subject key identifier of '" + certificate.getSubjectX500Principal() + "' is damaged", "", e);
        }
    }

    static byte[] keyIdentifier(PublicKey key) {
        return Digest.SHA1.of(ExtensionDer.publicKeyBits(key.getEncoded()));
    }
}
