package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Naming;
import io.github.amtpki.amt.Track;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.Tools;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundle of every kind of leaf in the hands of the library that provisioning servers read it with, in the releases they have. */
@Execution(ExecutionMode.CONCURRENT)
final class ForgeBundlesTest {

    @TempDir
    Path folder;

    /** A bundle of each kind that may have such a key, with what lies in it. */
    private List<Credential> bundles(Track track, String algorithm, Flavour flavour) throws IOException {
        Lab lab = Lab.in(folder, track);
        Files.writeString(folder.resolve("password"), TestPki.PASSWORD + "\n");
        List<Credential> all = new ArrayList<>();
        for (CertificateKind kind : CertificateKind.values()) {
            Optional<KeyType> type = kind.keyTypes(track).stream()
                    .filter(one -> !kind.ca() && one.algorithm().equals(algorithm))
                    .findFirst();
            if (type.isPresent()) {
                String name = kind.naming() == Naming.IDENTITY ? "Somebody 1" : TestPki.HOST;
                Credential credential = lab.issue("one", kind, type.get(), name);
                Files.write(folder.resolve(all.size() + ".pfx"), TestPki.bundle(credential, flavour));
                all.add(credential);
            }
        }
        return all;
    }

    private Run.Result read(String module, int count) {
        List<String> arguments = new ArrayList<>(
                List.of(NodeScripts.path("forge-read.js"), Tools.need(module).toString(), "password"));
        for (int i = 0; i < count; i++) {
            arguments.add(i + ".pfx");
        }
        return Run.in(folder).run("node", arguments.toArray(String[]::new));
    }

    private static List<Pem> blocks(String text) {
        return Pem.decode(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"SHA256, MODERN", "SHA256, COMPAT", "SHA384, MODERN", "SHA384, COMPAT"})
    @RequiresTool({"node", "node-forge-1.3", "node-forge-1.4"})
    void bothReleasesReadEveryKindWithAnRsaKey(Track track, Flavour flavour) throws Exception {
        List<Credential> all = bundles(track, "RSA", flavour);
        List<Pem> expected = new ArrayList<>();
        for (Credential one : all) {
            expected.add(new Pem(Pem.PRIVATE_KEY, one.key().getEncoded()));
            one.chain().forEach(certificate -> expected.add(block(certificate)));
        }

        for (String module : List.of("node-forge-1.3", "node-forge-1.4")) {
            Run.Result read = read(module, all.size());
            assertThat(read.err()).isEmpty();
            assertThat(blocks(read.out())).isEqualTo(expected);
        }
        assertThat(all).hasSizeGreaterThan(5);
    }

    /** Both releases open the file without a word, and have no key in it: whatever reads with them needs an RSA key. */
    @ParameterizedTest
    @CsvSource({"SHA256, MODERN", "SHA256, COMPAT", "SHA384, MODERN", "SHA384, COMPAT"})
    @RequiresTool({"node", "node-forge-1.3", "node-forge-1.4", "openssl"})
    void neitherReleaseReadsAnEcKeyWhichOpensslDoes(Track track, Flavour flavour) throws Exception {
        List<Credential> all = bundles(track, "EC", flavour);
        for (int i = 0; i < all.size(); i++) {
            Credential one = all.get(i);
            List<Pem> expected = new ArrayList<>();
            one.chain().forEach(certificate -> expected.add(block(certificate)));
            Run run = Run.in(folder);
            run.ok("openssl", "pkcs12", "-in", i + ".pfx", "-passin", "file:password", "-nodes", "-out", "read.pem");
            assertThat(blocks(Files.readString(folder.resolve("read.pem"))))
                    .filteredOn(pem -> pem.label().equals(Pem.CERTIFICATE))
                    .isEqualTo(expected);
            assertThat(blocks(run.ok("openssl", "pkey", "-in", "read.pem", "-pubout")
                            .out()))
                    .containsExactly(
                            new Pem("PUBLIC KEY", one.leaf().getPublicKey().getEncoded()));
        }
        for (String module : List.of("node-forge-1.3", "node-forge-1.4")) {
            Run.Result read = read(module, 1);
            assertThat(read.exit()).isNotZero();
            assertThat(read.err()).contains("no RSA key");
        }
    }

    private static Pem block(X509Certificate certificate) {
        return new Pem(Pem.CERTIFICATE, Certificates.der(certificate));
    }
}
