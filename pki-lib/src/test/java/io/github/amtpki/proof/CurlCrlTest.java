package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.x509.KeyType;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server whose certificate was taken back is reached until the list that says so arrives. */
@RequiresTool({"openssl", "curl"})
final class CurlCrlTest {

    private static final String HOST = "web.corp.example.com";

    @ParameterizedTest
    @EnumSource
    void curlRefusesWhatTheListNames(Track track, @TempDir Path folder) throws IOException {
        Lab lab = Lab.in(folder, track);
        X509Certificate web = lab.issue("web", CertificateKind.TLS_SERVER, KeyType.RSA_3072, HOST)
                .leaf();
        X509Certificate another = lab.issue("other", CertificateKind.TLS_SERVER, KeyType.RSA_3072, HOST)
                .leaf();
        lab.revoke("before.crl", another);
        lab.revoke("after.crl", another, web);
        try (TlsServer server = TlsServer.start(folder, "web")) {
            assertThat(Curl.get(folder, HOST, server.port(), "--crlfile", "before.crl")
                            .exit())
                    .isZero();
            Run.Result refused = Curl.get(folder, HOST, server.port(), "--crlfile", "after.crl");
            assertThat(refused.exit()).isEqualTo(Curl.NOT_TRUSTED);
            assertThat(refused.err()).contains("certificate revoked");
        }
    }
}
