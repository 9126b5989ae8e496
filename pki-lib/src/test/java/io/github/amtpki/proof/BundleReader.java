package io.github.amtpki.proof;

import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.Tools;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Programs that open a {@code .pfx}, and what each makes of it. */
enum BundleReader {
    OPENSSL("openssl") {
        @Override
        Contents read(Path folder) {
            return Contents.ofPem(Run.in(folder)
                    .ok("openssl", "pkcs12", "-in", "x.pfx", "-passin", "file:password", "-nodes")
                    .out());
        }
    },
    KEYTOOL("keytool") {
        @Override
        Contents read(Path folder) throws GeneralSecurityException, IOException {
            return throughKeytool("keytool", folder);
        }
    },
    OTHER_KEYTOOL("other-keytool") {
        @Override
        Contents read(Path folder) throws GeneralSecurityException, IOException {
            return throughKeytool("other-keytool", folder);
        }
    },
    GNUTLS("certtool") {
        @Override
        Contents read(Path folder) throws IOException {
            Run run = Run.in(folder);
            String shown = run.ok(
                            "certtool", "--p12-info", "--inder", "--infile", "x.pfx", "--password", TestPki.PASSWORD)
                    .out();
            Files.writeString(folder.resolve("shown"), shown.substring(shown.indexOf(ENCRYPTED)));
            String key = run.ok("certtool", "--pubkey-info", "--load-privkey", "shown", "--password", TestPki.PASSWORD)
                    .out();
            return Contents.ofPem(shown.substring(0, shown.indexOf(ENCRYPTED)) + key);
        }
    },
    NSS("pk12util") {
        @Override
        Contents read(Path folder) throws GeneralSecurityException, IOException {
            NssDatabase.in(folder);
            Run run = Run.in(folder);
            run.ok("pk12util", "-i", "x.pfx", "-d", "sql:.", "-w", "password", "-K", "");
            run.ok("pk12util", "-o", "again.p12", "-n", TestPki.NAME, "-d", "sql:.", "-w", "password", "-K", "");
            return Contents.ofKeyStore(folder.resolve("again.p12"));
        }
    },
    NODE_FORGE_1_3("node-forge-1.3") {
        @Override
        Contents read(Path folder) {
            return throughForge("node-forge-1.3", folder);
        }
    },
    NODE_FORGE_1_4("node-forge-1.4") {
        @Override
        Contents read(Path folder) {
            return throughForge("node-forge-1.4", folder);
        }
    };

    /**
     * What came out of a bundle.
     *
     * @param key the private key, or the public one that was made from it
     * @param chain in the program's order
     */
    record Contents(RSAKey key, List<X509Certificate> chain) {

        static Contents ofPem(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Contents(
                    Pem.decode(bytes).stream()
                            .filter(block -> block.label().endsWith(" KEY"))
                            .map(Contents::key)
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no key in\n" + text)),
                    Certificates.parseAll(bytes));
        }

        static Contents ofKeyStore(Path file) throws GeneralSecurityException, IOException {
            char[] password = TestPki.PASSWORD.toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, password);
            }
            String alias = store.aliases().nextElement();
            Key key = Objects.requireNonNull(store.getKey(alias, password), "no private key in " + alias);
            Certificate[] chain = store.getCertificateChain(alias);
            return new Contents(
                    (RSAKey) key,
                    Arrays.stream(chain).map(X509Certificate.class::cast).toList());
        }

        private static RSAKey key(Pem pem) {
            try {
                KeyFactory keys = KeyFactory.getInstance("RSA");
                return pem.label().equals(Pem.PRIVATE_KEY)
                        ? (RSAKey) keys.generatePrivate(new PKCS8EncodedKeySpec(pem.der()))
                        : (RSAKey) keys.generatePublic(new X509EncodedKeySpec(pem.der()));
            } catch (GeneralSecurityException e) {
                throw new AssertionError("not an RSA key: " + pem.label(), e);
            }
        }
    }

    private static final String ENCRYPTED = "-----BEGIN " + Pem.ENCRYPTED_PRIVATE_KEY;

    private final String tool;

    BundleReader(String tool) {
        this.tool = tool;
    }

    /**
     * Opens {@code x.pfx} with the password in the file {@code password}.
     *
     * @param folder holds both, and is the program's to use
     */
    abstract Contents read(Path folder) throws GeneralSecurityException, IOException;

    /** The program that must be here. */
    String tool() {
        return tool;
    }

    /** RFC 9579 is from 2024; the releases that people run read it in few places, {@link Pbmac1Test} proves it otherwise. */
    static List<Flavour> flavours() {
        return List.of(Flavour.MODERN, Flavour.COMPAT);
    }

    private static Contents throughKeytool(String tool, Path folder) throws GeneralSecurityException, IOException {
        Run.in(folder)
                .ok(
                        tool,
                        "-J-XX:TieredStopAtLevel=1",
                        "-J-XX:+UseSerialGC",
                        "-importkeystore",
                        "-noprompt",
                        "-srckeystore",
                        "x.pfx",
                        "-srcstorepass:file",
                        "password",
                        "-destkeystore",
                        "again.p12",
                        "-deststorepass:file",
                        "password");
        return Contents.ofKeyStore(folder.resolve("again.p12"));
    }

    private static Contents throughForge(String module, Path folder) {
        return Contents.ofPem(Run.in(folder)
                .ok(
                        "node",
                        NodeScripts.path("forge-read.js"),
                        Tools.need(module).toString(),
                        "password",
                        "x.pfx")
                .out());
    }
}
