package io.github.amtpki.proof;

import io.github.amtpki.testing.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An nginx on the loopback interface that shows {@code chain.crt} with {@code leaf.key} and answers with its protocol. */
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
                    ssl_certificate chain.crt;
                    ssl_certificate_key leaf.key;
                    ssl_password_file password;
                    ssl_protocols TLSv1.2 TLSv1.3;
                    return 200 "$ssl_protocol";
                }
            }
            """;
    private static final int ATTEMPTS = 5;
    private static final long READY_WITHIN = TimeUnit.SECONDS.toNanos(20);
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(20);

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one; on another port if somebody takes the first before nginx does. */
    static Nginx start(Path folder) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = freePort();
            Files.writeString(folder.resolve("nginx.conf"), CONFIGURATION.formatted(port));
            Process process = new ProcessBuilder(
                            Tools.need("nginx").toString(), "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.log").toFile())
                    .start();
            Nginx nginx = new Nginx(process, port);
            if (nginx.answers()) {
                return nginx;
            }
            nginx.close();
        }
        throw new AssertionError("nginx does not start:\n" + Files.readString(folder.resolve("nginx.log")));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() {
        long end = System.nanoTime() + READY_WITHIN;
        while (process.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return process.isAlive();
            } catch (IOException notYet) {
                LockSupport.parkNanos(POLL);
            }
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
