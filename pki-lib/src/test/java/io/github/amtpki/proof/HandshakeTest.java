package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real server shows the leaf, a real client that trusts the root alone takes it, by name. */
@RequiresTool({"nginx", "curl"})
final class HandshakeTest {

    /** What curl exits with when the other side's certificate cannot be authenticated. */
    private static final int NOT_TRUSTED = 60;

    @ParameterizedTest
    @EnumSource
    void theLeafServesTlsUnderItsName(Track track, @TempDir Path folder) throws Exception {
        TestPki.of(track, 1).writeTo(folder);
        try (Nginx server = Nginx.start(folder)) {
            assertThat(get(folder, server, TestPki.HOST, "--cacert", "root.crt", "--tlsv1.2", "--tls-max", "1.2"))
                    .isEqualTo(new Run.Result(0, "TLSv1.2", ""));
            assertThat(get(folder, server, TestPki.HOST, "--cacert", "root.crt", "--tlsv1.3"))
                    .isEqualTo(new Run.Result(0, "TLSv1.3", ""));
            assertThat(get(folder, server, "other.example.com", "--cacert", "root.crt")
                            .exit())
                    .as("another name")
                    .isEqualTo(NOT_TRUSTED);
            assertThat(get(folder, server, TestPki.HOST).exit())
                    .as("without the root")
                    .isEqualTo(NOT_TRUSTED);
        }
    }

    private static Run.Result get(Path folder, Nginx server, String host, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--silent", "--show-error", "--noproxy", "*"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--resolve", host + ":" + server.port() + ":127.0.0.1"));
        arguments.add("https://" + host + ":" + server.port() + "/");
        return Run.in(folder).run("curl", arguments.toArray(String[]::new));
    }
}
