package io.github.amtpki.proof;

import io.github.amtpki.testing.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An {@code openssl s_server} on a port that the system chose; it answers every request with a page about the connection. */
final class TlsServer implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ACCEPT 127\\.0\\.0\\.1:(\\d+)");

    private final Daemon daemon;
    private final Path folder;
    private final int port;

    private TlsServer(Daemon daemon, Path folder, int port) {
        this.daemon = daemon;
        this.folder = folder;
        this.port = port;
    }

    /** Shows a certificate of the {@link Lab}, and its issuer. */
    static TlsServer start(Path folder, String name, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("s_server", "-www", "-accept", "127.0.0.1:0"));
        arguments.addAll(List.of("-cert", name + ".crt", "-key", name + ".key", "-cert_chain", "issuing.crt"));
        arguments.addAll(List.of(options));
        Daemon daemon = Daemon.start(folder, "openssl", arguments.toArray(String[]::new));
        return new TlsServer(daemon, folder, Integer.parseInt(daemon.awaits(READY)));
    }

    /** A server that admits whoever the root vouches for as a TLS client, and nobody else. */
    static TlsServer asking(Path folder, String name, String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-Verify", "3", "-verify_return_error", "-CAfile", "root.crt"));
        arguments.addAll(List.of(options));
        return start(folder, name, arguments.toArray(String[]::new));
    }

    int port() {
        return port;
    }

    String output() {
        return daemon.output();
    }

    /** One handshake by {@code openssl s_client}, which gives up at the first thing that is wrong. */
    Run.Result handshake(String... options) {
        List<String> arguments = new ArrayList<>(List.of("s_client", "-brief", "-connect", "127.0.0.1:" + port));
        arguments.addAll(List.of("-CAfile", "root.crt", "-verify_return_error", "-x509_strict"));
        arguments.addAll(List.of(options));
        return Run.in(folder).run("openssl", arguments.toArray(String[]::new));
    }

    @Override
    public void close() {
        daemon.close();
    }
}
