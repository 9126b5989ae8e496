package io.github.amtpki.testing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opentest4j.TestAbortedException;

/**
 * Programs that judge our work, by name. A program is here if it is found and, where it matters, new enough.
 *
 * <p>Four names are not programs on the search path: {@code keytool} is the running JDK's, {@code other-keytool} the
 * one of the newest JDK of another version on this machine, {@code libsofthsm2} a library, and {@code linux-vfat} the
 * kernel's file system, where we may mount. The two {@code node-forge} folders are made by {@code npm ci --prefix
 * .ci/peers}.
 */
public final class Tools {

    private static final Map<String, Finder> FINDERS = new LinkedHashMap<>();
    private static final Map<String, Optional<Path>> FOUND = new ConcurrentHashMap<>();

    /** Looks for one thing; empty if it is not here or not good enough. */
    @FunctionalInterface
    interface Finder {
        Optional<Path> find();
    }

    static {
        program("openssl", "OpenSSL ", "3.0", "version");
        program("certtool", "certtool ", "3.7", "--version");
        program("certutil", "-L", "", "-H"); // NSS; Windows has another program of this name
        program("pk12util", "certdir", "", "-H");
        program("crlutil", "crlutil", "", "-H");
        program("nginx", "http_ssl_module", "1.20", "-V");
        program("curl", "curl ", "7.68", "--version");
        program("hostapd", "hostapd v", "2.9", "-v");
        program("eapol_test", "eapol_test v", "2.9", "-v"); // wpa_supplicant's, for RADIUS servers
        program("node", "v", "18.0", "--version");
        program("softhsm2-util", "2.", "2.5", "--version");
        program("shellcheck", "ShellCheck", "", "--version");
        program("bash", "GNU bash", "4.0", "--version");
        program("zsh", "zsh", "5.0", "--version");
        program("man", "", "", "--version");
        program("fsck.fat", "FAT filesystem", "", "--help");
        program("mtools", "mtools ", "4.0", "--version");
        FINDERS.put("linux-vfat", Machine::vfatMount);
        program("chromium", "Chromium ", "100", "--version");
        program("zbarimg", "", "0.20", "--version");
        FINDERS.put("keytool", () -> Machine.keytool(Path.of(System.getProperty("java.home"))));
        FINDERS.put("other-keytool", () -> Machine.otherJdk().flatMap(Machine::keytool));
        FINDERS.put("libsofthsm2", Machine::softHsm);
        FINDERS.put("node-forge-1.3", () -> Machine.npmModule("node-forge-1.3"));
        FINDERS.put("axe-core", () -> Machine.npmModule("axe-core"));
        FINDERS.put("node-forge-1.4", () -> Machine.npmModule("node-forge-1.4"));
    }

    /** What nobody can install: a machine has it or not, so that its lack is recorded, but never a failure. */
    private static final Set<String> OF_THE_KERNEL = Set.of("linux-vfat");

    private Tools() {}

    /** Where it is, looked for once in a run. */
    public static Optional<Path> find(String name) {
        Finder finder = FINDERS.get(name);
        if (finder == null) {
            throw new IllegalArgumentException(name + " is not one of " + FINDERS.keySet());
        }
        return FOUND.computeIfAbsent(name, unused -> finder.find());
    }

    /** Where it is; if it is missing, the running test is skipped and recorded, or fails where all must be proved. */
    public static Path need(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    static boolean canBeInstalled(String name) {
        return !OF_THE_KERNEL.contains(name);
    }

    private static RuntimeException missing(String name) {
        String reason = "not on this machine, or too old: " + name;
        NotProved.record(List.of(name));
        if (NotProved.isFailure() && canBeInstalled(name)) {
            throw new AssertionError(reason);
        }
        return new TestAbortedException(reason);
    }

    private static void program(String name, String says, String minimum, String... probe) {
        FINDERS.put(
                name,
                () -> Machine.onSearchPath(name)
                        .filter(path -> Version.isAtLeast(Machine.ask(path, probe), says, minimum)));
    }
}
