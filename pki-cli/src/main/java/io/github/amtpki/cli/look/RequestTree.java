package io.github.amtpki.cli.look;

import io.github.amtpki.cli.console.Json;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.SigningRequest;
import java.util.List;
import java.util.Map;

/** A signing request; its signature was verified when it was read. */
final class RequestTree {

    private RequestTree() {}

    static Map<String, Object> of(SigningRequest request) {
        List<Extension> asked = request.requested().stream()
                .map(SigningRequest.Requested::extension)
                .toList();
        return Json.tree(
                "type", "signing request",
                "subject", CertificateTree.name(request.subject()),
                "key", CertificateTree.key(request.publicKey()),
                "publicKeySha256", CertificateTree.publicKeyHash(request.publicKey()),
                "signatureVerified", true,
                "requestedExtensions", CertificateTree.extensions(asked));
    }
}
