package io.github.amtpki.x509;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import io.github.amtpki.internal.bc.CertificateDer;
import io.github.amtpki.internal.bc.ExtensionDer;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.TestDer;
import io.github.amtpki.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NullSignedRequestTest {

    private static final X500Principal SUBJECT = new X500Principal("CN=amt-01.corp.example.com");
    private static final List<Extension> ASKED = List.of(
            Extension.extendedKeyUsage(List.of(Oids.SERVER_AUTH)),
            Extension.subjectAltName(List.of(GeneralName.dns("amt-01.corp.example.com"))));

    private static byte[] made(KeyType type) {
        return NullSignedRequest.create(SUBJECT, ASKED, TestKeys.pair(type, 1).getPublic());
    }

    private static byte[] toBeSigned(byte[] request) throws IOException {
        return ExtensionDer.elements(request).get(0);
    }

    /** What AMT does with it. */
    private static byte[] completed(KeyType type) throws Exception {
        KeyPair key = TestKeys.pair(type, 1);
        String algorithm = type.algorithm().equals("EC") ? "SHA384withECDSA" : "SHA256withRSA";
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key.getPrivate());
        byte[] info = toBeSigned(made(type));
        signature.update(info);
        return CertificateDer.signed(info, algorithm, signature.sign());
    }

    @Test
    void aDigestStandsWhereTheSignatureWillBe() throws Exception {
        byte[] request = made(KeyType.RSA_2048);
        List<byte[]> parts = ExtensionDer.elements(request);

        assertThat(parts).hasSize(3);
        assertThat(parts.get(1)).isEqualTo(TestDer.sequence(TestDer.oid("1.3.14.3.2.26"), TestDer.NULL));
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(parts.get(0));
        assertThat(Arrays.copyOfRange(parts.get(2), 3, parts.get(2).length)).isEqualTo(digest);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "EC_P384"})
    void isRefusedUntilItIsCompleted(KeyType type) throws Exception {
        assertThatThrownBy(() -> SigningRequest.parse(made(type)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.hint().orElse("")).contains("GeneratePKCS10RequestEx"))
                .hasMessageStartingWith("this request is null-signed");

        SigningRequest request = SigningRequest.parse(completed(type));
        assertThat(request.subject()).isEqualTo(SUBJECT);
        assertThat(request.requested())
                .extracting(SigningRequest.Requested::extension)
                .isEqualTo(ASKED);
    }

    @Test
    @RequiresTool("openssl")
    void opensslReadsItAndVerifiesTheCompletedOne(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("null.csr"), made(KeyType.RSA_2048));
        Files.write(folder.resolve("done.csr"), completed(KeyType.RSA_2048));

        assertThat(Run.in(folder)
                        .ok("openssl", "req", "-inform", "DER", "-in", "null.csr", "-noout", "-text")
                        .out())
                .contains("CN = amt-01.corp.example.com", "Signature Algorithm: sha1", "TLS Web Server Authentication");
        assertThat(Run.in(folder)
                        .ok("openssl", "req", "-inform", "DER", "-in", "done.csr", "-noout", "-verify")
                        .err())
                .contains("verify OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3.6.1.5.5.7.6.2", "2.16.840.1.101.3.4.2.1", "1.2.840.113549.1.1.11"})
    void otherFormsOfNoSignatureAreToldApartFromWrongOnes(String algorithm) throws Exception {
        byte[] request = TestDer.sequence(
                toBeSigned(made(KeyType.RSA_2048)),
                TestDer.sequence(TestDer.oid(algorithm), TestDer.NULL),
                TestDer.wrap(3, new byte[257]));

        assertThatThrownBy(() -> SigningRequest.parse(request)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> SigningRequest.parse(
                        Pem.encode(Pem.CERTIFICATE_REQUEST, request).getBytes(US_ASCII)))
                .isInstanceOf(RefusedException.class);
    }
}
