package io.github.amtpki.proof;

import io.github.amtpki.testing.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks a server on the loopback interface by any name or address, and trusts the root in {@code root.crt} alone. */
final class Curl {

    /** What it exits with when the other side's certificate cannot be authenticated. */
    static final int NOT_TRUSTED = 60;

    private Curl() {}

    /** @param host a name, or an address that is really the server's */
    static Run.Result get(Path folder, String host, int port, String... options) {
        List<String> more = new ArrayList<>(List.of("--cacert", "root.crt"));
        more.addAll(List.of(options));
        return getTrustingOthers(folder, host, port, more.toArray(String[]::new));
    }

    /** As {@link #get}, without the root: what the system trusts is trusted. */
    static Run.Result getTrustingOthers(Path folder, String host, int port, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("--silent", "--show-error", "--noproxy", "*", "--max-time", "60"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--resolve", host + ":" + port + ":127.0.0.1"));
        arguments.add("https://" + host + ":" + port + "/");
        return Run.in(folder).run("curl", arguments.toArray(String[]::new));
    }
}
