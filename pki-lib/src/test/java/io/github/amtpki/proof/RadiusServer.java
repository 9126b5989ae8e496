package io.github.amtpki.proof;

import io.github.amtpki.testing.Run;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A hostapd that has no radio and nothing to do but to answer RADIUS on the loopback interface: EAP-TLS, with the certificate
 * {@code radius} of the {@link Lab}. Supplicants are {@code eapol_test}, the code of wpa_supplicant with the switch left out.
 */
final class RadiusServer implements AutoCloseable {

    private static final String CONFIGURATION = """
            interface=lo
            driver=none
            logger_stdout=-1
            eap_server=1
            eap_user_file=%1$s/users
            ca_cert=%1$s/%2$s
            server_cert=%1$s/radius.crt
            private_key=%1$s/radius.key
            check_crl=%3$d
            radius_server_clients=%1$s/clients
            radius_server_auth_port=%4$d
            """;
    private static final String SECRET = "test-secret";
    private static final int ATTEMPTS = 5;

    private final Daemon daemon;
    private final Path folder;
    private final int port;

    private RadiusServer(Daemon daemon, Path folder, int port) {
        this.daemon = daemon;
        this.folder = folder;
        this.port = port;
    }

    /** Admits whoever this root vouches for. */
    static RadiusServer start(Path folder) throws IOException {
        return start(folder, "root.crt", false);
    }

    /**
     * As {@link #start(Path)}, and looks whether clients were revoked.
     *
     * @param trusted the root, and the list of each CA
     */
    static RadiusServer checking(Path folder, String trusted) throws IOException {
        return start(folder, trusted, true);
    }

    private static RadiusServer start(Path folder, String trusted, boolean crl) throws IOException {
        Files.writeString(folder.resolve("users"), "* TLS\n");
        Files.writeString(folder.resolve("clients"), "127.0.0.1/32 " + SECRET + "\n");
        String said = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = freePort();
            Files.writeString(
                    folder.resolve("hostapd.conf"), CONFIGURATION.formatted(folder, trusted, crl ? 1 : 0, port));
            Daemon daemon = Daemon.start(folder, "hostapd", "hostapd.conf");
            if (daemon.becomes(() -> daemon.output().contains("AP-ENABLED"))) {
                return new RadiusServer(daemon, folder, port);
            }
            daemon.close();
            said = daemon.output();
        }
        throw new AssertionError("hostapd does not start:\n" + said);
    }

    /**
     * Shows the client's certificate and key of this name.
     *
     * @param client path of both without their endings
     * @param more lines of the supplicant's network block
     */
    Run.Result authenticate(Path client, String... more) throws IOException {
        List<String> lines = new ArrayList<>(List.of("network={", "key_mgmt=IEEE8021X", "eap=TLS"));
        lines.add("identity=\"host/amt-01\"");
        lines.add("ca_cert=\"root.crt\"");
        lines.add("client_cert=\"" + client + ".crt\"");
        lines.add("private_key=\"" + client + ".key\"");
        lines.addAll(List.of(more));
        lines.add("}\n");
        Files.writeString(folder.resolve("supplicant.conf"), String.join("\n", lines));
        return Run.in(folder)
                .run(
                        "eapol_test",
                        "-c",
                        "supplicant.conf",
                        "-a",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-s",
                        SECRET,
                        "-t",
                        "20");
    }

    String output() {
        return daemon.output();
    }

    @Override
    public void close() {
        daemon.close();
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
