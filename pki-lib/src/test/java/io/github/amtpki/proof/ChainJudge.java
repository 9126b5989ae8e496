package io.github.amtpki.proof;

import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.Tools;
import io.github.amtpki.x509.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Programs that say whether a server's chain is good, each in its own way and as strictly as it can. */
enum ChainJudge {
    OPENSSL("openssl") {
        @Override
        Optional<String> complaint(TestPki pki, Path folder) throws IOException {
            List<String> arguments = new ArrayList<>(List.of(
                    "verify",
                    "-x509_strict",
                    "-check_ss_sig",
                    "-purpose",
                    "sslserver",
                    "-verify_hostname",
                    TestPki.HOST,
                    "-CAfile",
                    "root.crt"));
            if (Files.size(folder.resolve("issuers.crt")) > 0) {
                arguments.addAll(List.of("-untrusted", "issuers.crt"));
            }
            arguments.add("leaf.crt");
            return complaintOf(Run.in(folder).run("openssl", arguments.toArray(String[]::new)));
        }
    },
    GNUTLS("certtool") {
        @Override
        Optional<String> complaint(TestPki pki, Path folder) {
            return complaintOf(Run.in(folder)
                    .run(
                            "certtool",
                            "--verify",
                            "--load-ca-certificate",
                            "root.crt",
                            "--infile",
                            "chain.crt",
                            "--verify-hostname",
                            TestPki.HOST,
                            "--verify-purpose",
                            "1.3.6.1.5.5.7.3.1"));
        }
    },
    NSS("certutil") {
        @Override
        Optional<String> complaint(TestPki pki, Path folder) throws IOException {
            NssDatabase.in(folder);
            Run run = Run.in(folder);
            run.ok("certutil", "-A", "-d", "sql:.", "-n", "root", "-t", "C,,", "-a", "-i", "root.crt");
            List<X509Certificate> chain = pki.leaf().chain();
            for (int i = 0; i < chain.size() - 1; i++) {
                Files.write(folder.resolve("one.der"), Certificates.der(chain.get(i)));
                run.ok("certutil", "-A", "-d", "sql:.", "-n", "below-" + i, "-t", ",,", "-i", "one.der");
            }
            return complaintOf(run.run("certutil", "-V", "-d", "sql:.", "-n", "below-0", "-u", "V", "-e"));
        }
    },
    JDK("keytool") {
        @Override
        Optional<String> complaint(TestPki pki, Path folder) throws GeneralSecurityException, IOException {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            byte[] root = Files.readAllBytes(folder.resolve("root.crt"));
            trusted.setCertificateEntry("root", Certificates.parseAll(root).get(0));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(trusted);
            X509Certificate[] chain = pki.leaf().chain().toArray(X509Certificate[]::new);
            try {
                ((X509TrustManager) factory.getTrustManagers()[0]).checkServerTrusted(chain, "ECDHE_RSA");
                return Optional.empty();
            } catch (GeneralSecurityException e) {
                return Optional.of(e.toString());
            }
        }
    },
    NODE_FORGE_1_3("node-forge-1.3") {
        @Override
        Optional<String> complaint(TestPki pki, Path folder) throws IOException {
            return throughForge("node-forge-1.3", pki, folder);
        }
    },
    NODE_FORGE_1_4("node-forge-1.4") {
        @Override
        Optional<String> complaint(TestPki pki, Path folder) throws IOException {
            return throughForge("node-forge-1.4", pki, folder);
        }
    };

    private final String tool;

    ChainJudge(String tool) {
        this.tool = tool;
    }

    /** The program that must be here. */
    String tool() {
        return tool;
    }

    /**
     * What it has against the PKI's leaf and issuers under the root in {@code root.crt}.
     *
     * @param folder holds what {@link TestPki#writeTo} writes
     */
    abstract Optional<String> complaint(TestPki pki, Path folder) throws GeneralSecurityException, IOException;

    private static Optional<String> complaintOf(Run.Result result) {
        return result.exit() == 0 ? Optional.empty() : Optional.of(result.out() + result.err());
    }

    private static Optional<String> throughForge(String module, TestPki pki, Path folder) throws IOException {
        Files.write(folder.resolve("x.pfx"), TestPki.bundle(pki.leaf(), Flavour.MODERN));
        return complaintOf(Run.in(folder)
                .run(
                        "node",
                        NodeScripts.path("forge-upload.js"),
                        Tools.need(module).toString(),
                        "x.pfx",
                        "password",
                        "root.crt",
                        TestPki.HOST));
    }
}
