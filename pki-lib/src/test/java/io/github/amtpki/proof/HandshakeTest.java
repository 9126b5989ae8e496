package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real server shows the leaf, a real client that trusts the root alone takes it, by name. */
@RequiresTool({"nginx", "curl"})
final class HandshakeTest {

    @ParameterizedTest
    @EnumSource
    void theLeafServesTlsUnderItsName(Track track, @TempDir Path folder) throws Exception {
        TestPki.of(track, 1).writeTo(folder);
        try (Nginx server = Nginx.start(folder)) {
            assertThat(Curl.get(folder, TestPki.HOST, server.port(), "--tlsv1.2", "--tls-max", "1.2"))
                    .isEqualTo(new Run.Result(0, "TLSv1.2", ""));
            assertThat(Curl.get(folder, TestPki.HOST, server.port(), "--tlsv1.3"))
                    .isEqualTo(new Run.Result(0, "TLSv1.3", ""));
            assertThat(Curl.get(folder, "other.example.com", server.port()).exit())
                    .as("another name")
                    .isEqualTo(Curl.NOT_TRUSTED);
            assertThat(Curl.getTrustingOthers(folder, TestPki.HOST, server.port())
                            .exit())
                    .as("without the root")
                    .isEqualTo(Curl.NOT_TRUSTED);
        }
    }
}
