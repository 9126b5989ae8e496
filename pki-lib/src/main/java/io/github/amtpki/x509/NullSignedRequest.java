package io.github.amtpki.x509;

import io.github.amtpki.RefusedException;
import io.github.amtpki.internal.bc.NullSignature;
import io.github.amtpki.internal.bc.RequestDer;
import java.security.PublicKey;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * A certification request for a key that only AMT holds. AMT makes a key pair, and lets nobody but itself sign with it; so
 * somebody else writes the request, AMT puts its signature in, and a CA gets what comes back:
 *
 * <pre>
 * AMT_PublicKeyManagementService.GenerateKeyPair           AMT makes the key; AMT_PublicPrivateKeyPair.DERKey shows its public half
 * NullSignedRequest.create(...)                            subject, names and purposes, with a digest where the signature will be
 * AMT_PublicKeyManagementService.GeneratePKCS10RequestEx   AMT checks nothing known to us, signs, gives SignedCertificateRequest
 * SigningRequest.parse, Authority.sign                     an ordinary request by now
 * AMT_PublicKeyManagementService.AddCertificate            back to AMT
 * </pre>
 *
 * <p>What is known of the form: the methods exist since AMT 6.2, and take the request as DER in base64, as
 * NullSignedCertificateRequest (SDK; documented). Intel's own programs, Enterprise Assistant and MeshCentral Satellite, let
 * Windows make it from the public key alone (code), which null-signs it: the request is digested with SHA-1 and the digest not
 * encrypted (Microsoft on IX509SignatureInformation and Pkcs10AllowedSignatureTypes; documented). That the algorithm is then
 * written as the digest's own, 1.3.14.3.2.26, is concluded (inferred). Which parts of it AMT looks at is not known; no machine
 * was asked by us. RPS, rpc-go and Console call it with SigningAlgorithm 1, SHA-256 with RSA (code).
 */
public final class NullSignedRequest {

    private NullSignedRequest() {}

    /**
     * The request in DER; {@link Pem#encode} makes a file of it, base64 what WS-Management takes.
     *
     * @param extensions what it asks for
     */
    public static byte[] create(X500Principal subject, List<Extension> extensions, PublicKey key) {
        return NullSignature.put(RequestDer.toBeSigned(subject, key, extensions));
    }

    /** @throws RefusedException if it is one: nothing in it proves that whoever made it holds the key */
    static void refuse(RequestDer.Parsed request) {
        if (NullSignature.is(request.signatureOid(), request.signature())) {
            throw new RefusedException(
                    "this request is null-signed: a digest stands where the signature of its key belongs, so nothing"
                            + " proves that its maker holds the key",
                    "send it to AMT (AMT_PublicKeyManagementService.GeneratePKCS10RequestEx), and sign what comes back");
        }
    }
}
