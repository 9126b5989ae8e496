package io.github.amtpki.proof;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** An nginx on the loopback interface that answers with the protocol of the connection. */
final class Nginx implements AutoCloseable {

    private static final String CONFIGURATION = """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log stderr;
            events {}
            http {
                access_log off;
                client_body_temp_path tmp;
                proxy_temp_path tmp;
                fastcgi_temp_path tmp;
                uwsgi_temp_path tmp;
                scgi_temp_path tmp;
                server {
                    listen 127.0.0.1:%d ssl;
                    ssl_certificate %s;
                    ssl_certificate_key %s;
                    ssl_protocols TLSv1.2 TLSv1.3;
                    %s
                    return 200 "$ssl_protocol";
                }
            }
            """;
    private static final int ATTEMPTS = 5;

    private final Daemon daemon;
    private final int port;

    private Nginx(Daemon daemon, int port) {
        this.daemon = daemon;
        this.port = port;
    }

    /** Shows {@code chain.crt} with {@code leaf.key}, which {@code password} opens. */
    static Nginx start(Path folder) throws IOException {
        return start(folder, "chain.crt", "leaf.key", "ssl_password_file password;");
    }

    /** Starts one; on another port if somebody takes the first before nginx does. */
    static Nginx start(Path folder, String chain, String key, String more) throws IOException {
        String said = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = freePort();
            Files.writeString(folder.resolve("nginx.conf"), CONFIGURATION.formatted(port, chain, key, more));
            Daemon daemon = Daemon.start(folder, "nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr");
            if (daemon.becomes(() -> answers(port))) {
                return new Nginx(daemon, port);
            }
            daemon.close();
            said = daemon.output();
        }
        throw new AssertionError("nginx does not start:\n" + said);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        daemon.close();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
