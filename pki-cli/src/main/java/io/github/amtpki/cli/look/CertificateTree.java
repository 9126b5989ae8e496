package io.github.amtpki.cli.look;

import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.ExtensionText;
import io.github.amtpki.x509.KeyType;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/** A certificate. */
public final class CertificateTree {

    private static final ExtensionText TEXT = new ExtensionText(Map.of(
            AmtOids.SETUP, AmtOids.SETUP + " (AMT setup)",
            AmtOids.REMOTE_CONSOLE, AmtOids.REMOTE_CONSOLE + " (AMT remote console)",
            AmtOids.LOCAL_AGENT, AmtOids.LOCAL_AGENT + " (AMT local agent)"));

    private CertificateTree() {}

    public static Map<String, Object> of(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        byte[] der = Certificates.der(certificate);
        return Json.tree(
                "type", "certificate",
                "subject", name(certificate.getSubjectX500Principal()),
                "issuer", name(certificate.getIssuerX500Principal()),
                "selfSigned", Certificates.selfSigned(certificate),
                "serial", certificate.getSerialNumber().toString(16),
                "notBefore", from.toString(),
                "notAfter", to.toString(),
                "status", now.isBefore(from) ? "not yet valid" : now.isAfter(to) ? "expired" : "valid",
                "key", key(certificate.getPublicKey()),
                "signature", certificate.getSigAlgName(),
                "sha256", HexFormat.of().formatHex(Digest.SHA256.of(der)),
                "publicKeySha256", publicKeyHash(certificate.getPublicKey()),
                "extensions", extensions(ExtensionText.in(certificate)));
    }

    static List<Object> extensions(List<Extension> extensions) {
        List<Object> trees = new ArrayList<>();
        for (Extension extension : extensions) {
            trees.add(Json.tree(
                    "name", TEXT.name(extension.oid()),
                    "oid", extension.oid(),
                    "critical", extension.critical(),
                    "value", TEXT.value(extension)));
        }
        return trees;
    }

    /** RFC 2253, with the one attribute named that people know. */
    static String name(X500Principal principal) {
        return principal.getName(X500Principal.RFC2253, Map.of("1.2.840.113549.1.9.1", "emailAddress"));
    }

    /** As {@code rsa-2048}; of a kind that amtpki does not make, what the JDK calls it. */
    static String key(PublicKey key) {
        try {
            return KeyType.of(key).id();
        } catch (UnsupportedAlgorithmException e) {
            String bits =
                    key instanceof RSAPublicKey rsa ? "-" + rsa.getModulus().bitLength() : "";
            return key.getAlgorithm().toLowerCase(java.util.Locale.ROOT) + bits;
        }
    }

    /** By which a key and its certificates find each other: SHA-256 of the SubjectPublicKeyInfo. */
    static String publicKeyHash(PublicKey key) {
        return HexFormat.of().formatHex(Digest.SHA256.of(key.getEncoded()));
    }
}
