package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.x509.KeyType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The server that AMT calls home to. Old firmware dials with TLS 1.2 and ciphers whose key exchange encrypts to the server's RSA
 * key, which takes keyEncipherment; newer firmware signs.
 */
@RequiresTool("openssl")
final class CiraTest {

    private static final String HOST = "mps.corp.example.com";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "SHA256, RSA_2048, -tls1_2, AES128-SHA",
        "SHA256, RSA_2048, -tls1_2, AES128-SHA256",
        "SHA256, RSA_2048, -tls1_2, AES256-GCM-SHA384",
        "SHA256, RSA_2048, -tls1_2, ECDHE-RSA-AES128-GCM-SHA256",
        "SHA384, RSA_3072, -tls1_2, ECDHE-RSA-AES256-GCM-SHA384",
        "SHA384, RSA_3072, -tls1_3, TLS_AES_256_GCM_SHA384",
        "SHA384, EC_P384, -tls1_2, ECDHE-ECDSA-AES256-GCM-SHA384",
        "SHA384, EC_P384, -tls1_3, TLS_AES_256_GCM_SHA384"
    })
    void isDialledWithTheCiphersOfItsTime(Track track, KeyType type, String version, String cipher) throws IOException {
        Lab.in(folder, track).issue("mps", CertificateKind.MPS_SERVER, type, HOST);
        String option = version.equals("-tls1_3") ? "-ciphersuites" : "-cipher";
        try (TlsServer server = TlsServer.start(folder, "mps", version, option, cipher)) {
            assertThat(server.handshake("-verify_hostname", HOST).err())
                    .contains("Ciphersuite: " + cipher, "Verification: OK", "Verified peername: " + HOST);
        }
    }

    /** What an EC key cannot do, and what its certificate does not claim to: the counterpart of the first rows above. */
    @ParameterizedTest
    @CsvSource("SHA256, EC_P384, AES128-SHA256")
    void anEcKeyHasNoKeyExchangeByEncryption(Track track, KeyType type, String cipher) throws IOException {
        Lab.in(folder, track).issue("server", CertificateKind.TLS_SERVER, type, HOST);
        try (TlsServer server = TlsServer.start(folder, "server", "-tls1_2")) {
            assertThat(server.handshake("-cipher", cipher).exit()).isNotZero();
            assertThat(server.handshake().exit()).isZero();
        }
    }
}
