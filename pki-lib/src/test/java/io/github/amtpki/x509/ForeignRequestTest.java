package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.ExtensionDecision.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that openssl and keytool make, and what they say of ours. */
@Tag("interop")
final class ForeignRequestTest {

    private static final String GREEDY = """
            [req]
            distinguished_name = dn
            prompt = no
            string_mask = utf8only
            req_extensions = v3
            [dn]
            O = Lab
            CN = asked.example.com
            [v3]
            basicConstraints = critical, CA:TRUE, pathlen:3
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            nameConstraints = critical, permitted;DNS:.example.com
            policyConstraints = requireExplicitPolicy:1
            extendedKeyUsage = serverAuth, 2.16.840.1.113741.1.2.3
            subjectAltName = DNS:asked.example.com, IP:192.0.2.1
            tlsfeature = status_request
            """;

    @TempDir
    private Path folder;

    private final IssuanceContext context = IssuanceContext.system(Clock.systemUTC(), Optional.empty());
    private final Validity validity =
            Validity.until(context.clock().instant(), context.clock().instant().plus(Duration.ofDays(9)));
    private final Authority root = Authority.selfSigned(
            CertificateSpec.ca(new X500Principal("CN=Root"), validity, OptionalInt.of(0)),
            TestKeys.pair(KeyType.RSA_2048, 1),
            Digest.SHA256,
            context);

    private SigningResult sign(String file) throws Exception {
        SigningRequest request = SigningRequest.parse(Files.readAllBytes(folder.resolve(file)));
        CertificateSpec spec = CertificateSpec.leaf(
                request.subject(), validity, Set.of(KeyUsage.DIGITAL_SIGNATURE), List.of(Oids.SERVER_AUTH), List.of());
        return root.sign(request, spec, CopyPolicy.all());
    }

    private static Map<String, Outcome> outcomes(SigningResult result) {
        return result.decisions().stream()
                .collect(Collectors.toMap(ExtensionDecision::oid, ExtensionDecision::outcome));
    }

    private void assertOpensslAccepts(X509Certificate certificate) throws Exception {
        Files.writeString(folder.resolve("root.crt"), Certificates.pem(root.chain()));
        Files.writeString(folder.resolve("leaf.crt"), Certificates.pem(List.of(certificate)));
        Run.in(folder)
                .ok("openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", "root.crt", "leaf.crt");
    }

    /** Its signature is sound, which nobody here can tell. */
    @ParameterizedTest
    @ValueSource(strings = {"secp256k1", "brainpoolP256r1"})
    void aCurveThatTheJdkDoesNotKnowIsCalledSo(String curve) throws Exception {
        Run.in(folder).ok("openssl", "ecparam", "-name", curve, "-genkey", "-noout", "-out", "k.pem");
        Run.in(folder).ok("openssl", "req", "-new", "-key", "k.pem", "-subj", "/CN=a.example.com", "-out", "r.csr");
        byte[] file = Files.readAllBytes(folder.resolve("r.csr"));
        assertThatThrownBy(() -> SigningRequest.parse(file))
                .isInstanceOf(UnsupportedAlgorithmException.class)
                .message()
                .containsAnyOf("with 256 bits on this curve are not supported", "neither RSA nor EC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PEM", "DER"})
    void opensslAsksForTheWorldAndGetsALeaf(String form) throws Exception {
        Files.writeString(folder.resolve("req.cnf"), GREEDY);
        Run.in(folder)
                .ok(
                        "openssl",
                        "req",
                        "-new",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-keyout",
                        "k.pem",
                        "-config",
                        "req.cnf",
                        "-outform",
                        form,
                        "-out",
                        "r.csr");
        SigningResult result = sign("r.csr");

        assertThat(outcomes(result))
                .containsOnly(
                        Map.entry(Oids.BASIC_CONSTRAINTS, Outcome.REFUSED),
                        Map.entry(Oids.KEY_USAGE, Outcome.REFUSED),
                        Map.entry(Oids.SUBJECT_KEY_IDENTIFIER, Outcome.DROPPED),
                        Map.entry(Oids.NAME_CONSTRAINTS, Outcome.REFUSED),
                        Map.entry(Oids.POLICY_CONSTRAINTS, Outcome.REFUSED),
                        Map.entry(Oids.EXTENDED_KEY_USAGE, Outcome.GRANTED),
                        Map.entry(Oids.SUBJECT_ALT_NAME, Outcome.GRANTED),
                        Map.entry("1.3.6.1.5.5.7.1.24", Outcome.GRANTED));
        assertThat(result.certificate().getBasicConstraints()).isEqualTo(-1);
        assertThat(result.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=asked.example.com,O=Lab");
        assertOpensslAccepts(result.certificate());
    }

    @Test
    void keytoolAsksThroughItsOwnWords() throws Exception {
        Run.in(folder)
                .ok(
                        "keytool",
                        "-genkeypair",
                        "-keystore",
                        "k.p12",
                        "-storepass",
                        "unimportant",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp384r1",
                        "-dname",
                        "CN=asked.example.com, O=Lab");
        Run.in(folder)
                .ok(
                        "keytool",
                        "-certreq",
                        "-keystore",
                        "k.p12",
                        "-storepass",
                        "unimportant",
                        "-alias",
                        "a",
                        "-file",
                        "r.csr",
                        "-ext",
                        "BC=ca:true,pathlen:2",
                        "-ext",
                        "KU:critical=digitalSignature",
                        "-ext",
                        "EKU=serverAuth,clientAuth",
                        "-ext",
                        "SAN=dns:asked.example.com");
        SigningResult result = sign("r.csr");

        assertThat(outcomes(result))
                .containsEntry(Oids.BASIC_CONSTRAINTS, Outcome.REFUSED)
                .containsEntry(Oids.KEY_USAGE, Outcome.GRANTED)
                .containsEntry(Oids.EXTENDED_KEY_USAGE, Outcome.GRANTED)
                .containsEntry(Oids.SUBJECT_ALT_NAME, Outcome.GRANTED);
        assertThat(result.certificate().getBasicConstraints()).isEqualTo(-1);
        assertOpensslAccepts(result.certificate());
    }

    @Test
    void opensslVerifiesARequestOfOurs() throws Exception {
        SigningRequest request = SigningRequest.create(
                new X500Principal("CN=Stra\u00dfe, O=Lab"),
                List.of(Extension.subjectAltName(List.of(GeneralName.dns("a.example.com")))),
                TestKeys.pair(KeyType.RSA_3072, 1),
                Digest.SHA384);
        Files.writeString(folder.resolve("r.csr"), request.pem());
        Run.Result shown = Run.in(folder).ok("openssl", "req", "-in", "r.csr", "-verify", "-noout", "-text");

        assertThat(shown.out() + shown.err())
                .contains("verify OK")
                .contains("DNS:a.example.com")
                .contains("sha384WithRSAEncryption");
    }

    @Test
    void aRequestWhoseNameWasChangedProvesNothing() throws Exception {
        Run.in(folder)
                .ok(
                        "openssl",
                        "req",
                        "-new",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-keyout",
                        "k.pem",
                        "-subj",
                        "/CN=good.example.com",
                        "-outform",
                        "DER",
                        "-out",
                        "r.csr");
        byte[] der = Files.readAllBytes(folder.resolve("r.csr"));
        int at = new String(der, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("good");
        der[at] = 'w';
        Files.write(folder.resolve("r.csr"), der);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> sign("r.csr")).hasMessageContaining("does not verify");
    }
}
