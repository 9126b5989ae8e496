package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.internal.bc.CertificateDer;
import io.github.amtpki.internal.bc.ExtensionDer;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.NullSignedRequest;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.SigningRequest;
import io.github.amtpki.x509.SigningResult;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Signature;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A certificate for a key that was made elsewhere, all the way: a null-signed request, what AMT is told to make of it, our
 * signature, a server, and clients that dial it by name and by address. That AMT's part is played by the JDK is what this cannot
 * show.
 */
final class DeviceTlsTest {

    private static final String HOST = "amt-01.corp.example.com";

    @TempDir
    Path folder;

    private void made(Track track, KeyType type) throws Exception {
        Lab lab = Lab.in(folder, track);
        KeyPair key = TestKeys.pair(type, TestKeys.count(type));
        byte[] completed = completed(key, type == KeyType.EC_P384 ? "SHA384withECDSA" : "SHA256withRSA");
        SigningResult result = lab.issuing()
                .sign(
                        SigningRequest.parse(completed),
                        CertificateKind.DEVICE_TLS
                                .spec(new X500Principal("CN=" + HOST), lab.validity())
                                .forKey(type),
                        CopyPolicy.only(List.of(Oids.SUBJECT_ALT_NAME)));
        lab.write("device", result.certificate(), key);
    }

    /** What AMT does with the request that has no signature. */
    private static byte[] completed(KeyPair key, String algorithm) throws Exception {
        byte[] request = NullSignedRequest.create(
                new X500Principal("CN=" + HOST),
                List.of(
                        Extension.extendedKeyUsage(List.of(Oids.SERVER_AUTH)),
                        Extension.subjectAltName(List.of(GeneralName.dns(HOST), GeneralName.parse("127.0.0.1")))),
                key.getPublic());
        byte[] info = ExtensionDer.elements(request).get(0);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key.getPrivate());
        signature.update(info);
        return CertificateDer.signed(info, algorithm, signature.sign());
    }

    @ParameterizedTest
    @CsvSource({"SHA256, RSA_2048", "SHA256, EC_P384", "SHA384, EC_P384"})
    @RequiresTool({"nginx", "curl"})
    void curlReachesItByNameAndByAddress(Track track, KeyType type) throws Exception {
        made(track, type);
        try (Nginx server = Nginx.start(folder, "device.crt", "device.key", "")) {
            assertThat(Curl.get(folder, HOST, server.port(), "--tls-max", "1.2"))
                    .isEqualTo(new Run.Result(0, "TLSv1.2", ""));
            assertThat(Curl.get(folder, "127.0.0.1", server.port())).isEqualTo(new Run.Result(0, "TLSv1.3", ""));
            assertThat(Curl.get(folder, "amt-02.corp.example.com", server.port())
                            .exit())
                    .isEqualTo(Curl.NOT_TRUSTED);
        }
    }

    @ParameterizedTest
    @CsvSource({"SHA256, RSA_2048", "SHA384, EC_P384"})
    @RequiresTool("openssl")
    void opensslReachesItByNameAndByAddress(Track track, KeyType type) throws Exception {
        made(track, type);
        try (TlsServer server = TlsServer.start(folder, "device")) {
            assertThat(server.handshake("-verify_hostname", HOST).err())
                    .contains("Verification: OK", "Verified peername: " + HOST);
            assertThat(server.handshake("-verify_ip", "127.0.0.1").err()).contains("Verification: OK");
            assertThat(server.handshake("-verify_hostname", "amt-02.corp.example.com")
                            .err())
                    .contains("hostname mismatch");
            assertThat(server.handshake("-verify_ip", "127.0.0.2").err()).contains("IP address mismatch");
        }
    }
}
