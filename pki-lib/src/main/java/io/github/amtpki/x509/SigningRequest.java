package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.internal.bc.CertificateDer;
import io.github.amtpki.internal.bc.RequestDer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * A certification request (PKCS#10, RFC 2986) whose signature was checked: whoever made it holds the private key.
 *
 * <p>What it asks for is kept as it stands in the file, duplicates included, so that each can be answered for.
 */
public final class SigningRequest {

    /** A request of a kilobyte is usual; this leaves room for every extension that makes sense. */
    private static final int LARGEST = 64 * 1024;

    private static final int MOST_EXTENSIONS = 100;

    /**
     * One extension that a request asks for.
     *
     * @param attribute through which attribute: {@code PKCS#9} or {@code Microsoft}
     * @param extension what
     */
    public record Requested(String attribute, Extension extension) {}

    private final byte[] der;
    private final X500Principal subject;
    private final PublicKey publicKey;
    private final List<Requested> requested;

    private SigningRequest(byte[] der, X500Principal subject, PublicKey publicKey, List<Requested> requested) {
        this.der = der.clone();
        this.subject = subject;
        this.publicKey = publicKey;
        this.requested = List.copyOf(requested);
    }

    /**
     * Makes a request for somebody else's CA.
     *
     * @param digest signs it, together with the key; not SHA-1
     */
    public static SigningRequest create(X500Principal subject, List<Extension> extensions, KeyPair key, Digest digest) {
        Signer signer = new Signer(key.getPrivate(), digest, Optional.empty(), new SecureRandom());
        byte[] toBeSigned = RequestDer.toBeSigned(subject, key.getPublic(), extensions);
        return parse(CertificateDer.signed(toBeSigned, signer.algorithm(), signer.sign(toBeSigned)));
    }

    /**
     * Reads a request in PEM or DER and verifies its signature.
     *
     * @param file one request, at most 64 KiB; in PEM, other blocks and text are passed over
     * @throws BadInputException if it is damaged, its signature does not verify, or it is not one but several
     * @throws UnsupportedAlgorithmException if it is signed in a way that amtpki does not verify
     * @throws io.github.amtpki.RefusedException if it is a {@link NullSignedRequest}
     */
    public static SigningRequest parse(byte[] file) {
        if (file.length > LARGEST) {
            throw new BadInputException("a signing request of " + file.length + " bytes is not believable");
        }
        byte[] der = Pem.looksLike(file) ? block(file) : file;
        RequestDer.Parsed parsed;
        try {
            parsed = RequestDer.parse(der);
        } catch (IOException e) {
            throw new BadInputException("this is not a signing request: " + e.getMessage(), "", e);
        }
        NullSignedRequest.refuse(parsed);
        PublicKey key = publicKey(parsed.publicKey());
        verify(parsed, key);
        if (parsed.asked().size() > MOST_EXTENSIONS) {
            throw new BadInputException(
                    "a signing request that asks for " + parsed.asked().size() + " extensions is not believable");
        }
        List<Requested> requested = new ArrayList<>();
        for (RequestDer.Asked one : parsed.asked()) {
            requested.add(new Requested(one.attribute(), new Extension(one.oid(), one.critical(), one.value())));
        }
        try {
            return new SigningRequest(der, new X500Principal(parsed.subject()), key, requested);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("the subject of the signing request is damaged", "", e);
        }
    }

    private static byte[] block(byte[] file) {
        List<byte[]> requests = new ArrayList<>();
        for (Pem block : Pem.decode(file)) {
            if (block.label().equals(Pem.CERTIFICATE_REQUEST) || block.label().equals("NEW CERTIFICATE REQUEST")) {
                requests.add(block.der());
            }
        }
        if (requests.size() != 1) {
            throw new BadInputException(
                    requests.isEmpty()
                            ? "there is no signing request in this PEM file"
                            : "there are " + requests.size() + " signing requests in this PEM file",
                    "give a file with one PEM block 'CERTIFICATE REQUEST'");
        }
        return requests.get(0);
    }

    private static PublicKey publicKey(byte[] der) {
        return PublicKeys.ofInfo(der)
                .orElseThrow(() -> new UnsupportedAlgorithmException(
                        "the key of the signing request is neither RSA nor EC", "make the request with an RSA key"));
    }

    private static void verify(RequestDer.Parsed parsed, PublicKey key) {
        String algorithm = parsed.signatureName()
                .orElseThrow(() -> new UnsupportedAlgorithmException(
                        "the signing request is signed with " + parsed.signatureOid(),
                        "sign it with SHA-256 and RSA (PKCS#1 v1.5) or ECDSA"));
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(parsed.toBeSigned());
            if (verifier.verify(parsed.signature())) {
                return;
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            // a signature that cannot even be read proves as little as a wrong one
        }
        KeyType.of(key); // with a key on a curve that the JDK does not know, nothing verifies
        throw new BadInputException(
                "the signature of the signing request does not verify: nothing proves that its maker holds the key",
                "make the request again with the private key that belongs to it");
    }

    public X500Principal subject() {
        return subject;
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** Every extension asked for, in the order of the file. */
    public List<Requested> requested() {
        return requested;
    }

    /** The request's DER. */
    public byte[] encoded() {
        return der.clone();
    }

    public String pem() {
        return Pem.encode(Pem.CERTIFICATE_REQUEST, der);
    }
}
