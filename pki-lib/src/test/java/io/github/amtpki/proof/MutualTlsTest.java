package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.x509.KeyType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients that show certificates. A TLS library looks for clientAuth and knows nothing of Intel's purposes, so a handshake alone
 * admits any client of the root; AMT looks for its own purpose besides. Two programs that can be asked for a purpose by its
 * identifier stand in for that: a server in node, which reads it out of what the client showed, and GnuTLS.
 */
final class MutualTlsTest {

    private static final String HOST = "amt-01.corp.example.com";

    @TempDir
    Path folder;

    @TempDir
    Path other;

    private Lab lab;

    @BeforeEach
    void issue() throws IOException {
        lab = Lab.in(folder, Track.SHA256);
        lab.issue("server", CertificateKind.DEVICE_TLS, KeyType.RSA_2048, HOST);
        lab.issue("console", CertificateKind.CONSOLE_CLIENT, KeyType.RSA_2048, "console.corp.example.com");
        lab.issue("agent", CertificateKind.AGENT_CLIENT, KeyType.EC_P256, "agent-01");
        lab.issue("plain", CertificateKind.TLS_CLIENT, KeyType.RSA_2048, "Operator 1");
    }

    private Run.Result get(int port, String client) {
        return Curl.get(folder, HOST, port, "--fail", "--cert", client + ".crt", "--key", client + ".key");
    }

    @ParameterizedTest
    @CsvSource({"SHA256, RSA_2048", "SHA256, EC_P256", "SHA384, RSA_3072", "SHA384, EC_P384"})
    @RequiresTool({"openssl", "curl"})
    void opensslAdmitsAConsole(Track track, KeyType type, @TempDir Path own) throws IOException {
        Lab its = Lab.in(own, track);
        its.issue("server", CertificateKind.DEVICE_TLS, KeyType.EC_P384, HOST);
        its.issue("console", CertificateKind.CONSOLE_CLIENT, type, "console.corp.example.com");
        try (TlsServer server = TlsServer.asking(own, "server", "-tls1_2")) {
            Run.Result page = Curl.get(own, HOST, server.port(), "--cert", "console.crt", "--key", "console.key");
            assertThat(page.exit()).isZero();
            assertThat(page.out()).contains("Client certificate", "DNS:console.corp.example.com", "TLSv1.2");
        }
    }

    @Test
    @RequiresTool({"openssl", "curl"})
    void opensslRefusesAServersCertificateAStrangersAndNone() throws IOException {
        Lab rival = lab.rival(other);
        rival.issue("console", CertificateKind.CONSOLE_CLIENT, KeyType.EC_P256, "console.corp.example.com");
        try (TlsServer server = TlsServer.asking(folder, "server")) {
            assertThat(get(server.port(), "server").exit()).isNotZero();
            assertThat(server.output()).contains("unsuitable certificate purpose");
            assertThat(get(server.port(), other.resolve("console").toString()).exit())
                    .isNotZero();
            assertThat(server.output()).contains("certificate verify failed");
            assertThat(Curl.get(folder, HOST, server.port()).exit()).isNotZero();
            assertThat(server.output()).contains("peer did not return a certificate");
            assertThat(get(server.port(), "console").exit()).isZero();
        }
    }

    @Test
    @RequiresTool({"node", "curl"})
    void aDoorForConsolesAdmitsNobodyElse() throws IOException {
        try (Daemon door = Daemon.start(folder, "node", NodeScripts.path("console-door.js"))) {
            int port = Integer.parseInt(door.awaits(Pattern.compile("listening on (\\d+)\\.")));
            assertThat(get(port, "console")).isEqualTo(new Run.Result(0, "admitted", ""));
            assertThat(get(port, "plain").err()).contains("403");
            assertThat(get(port, "agent").err()).contains("403");
            assertThat(get(port, "server").exit()).isNotZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"console, true", "agent, false", "plain, false", "server, false"})
    @RequiresTool("certtool")
    void gnutlsFindsIntelsPurposeInAConsolesCertificateAlone(String file, boolean found) {
        Run.Result verdict = Run.in(folder)
                .run(
                        "certtool",
                        "--verify",
                        "--load-ca-certificate",
                        "root.crt",
                        "--infile",
                        file + ".crt",
                        "--verify-purpose",
                        AmtOids.REMOTE_CONSOLE);
        assertThat(verdict.exit() == 0).as(verdict.out()).isEqualTo(found);
    }
}
