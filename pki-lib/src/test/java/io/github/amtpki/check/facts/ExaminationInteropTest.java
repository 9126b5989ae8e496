package io.github.amtpki.check.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.Secret;
import io.github.amtpki.check.facts.Trouble.Kind;
import io.github.amtpki.pkcs12.BundleStructure;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.SamplePki;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other programs write, in every variant that importers were tried on. */
@Tag("interop")
final class ExaminationInteropTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @BeforeEach
    void layOutKeys() throws IOException {
        Files.writeString(
                folder.resolve("leaf.key"),
                Pem.encode(Pem.PRIVATE_KEY, SamplePki.leafKey().getEncoded()));
        Files.writeString(
                folder.resolve("leaf.crt"), Certificates.pem(SamplePki.chain().subList(0, 1)));
        Files.writeString(
                folder.resolve("root.crt"), Certificates.pem(SamplePki.chain().subList(1, 2)));
    }

    private FileFacts examine(String file, String password) throws IOException {
        return Examination.of(
                file, Files.readAllBytes(folder.resolve(file)), Optional.of(Secret.of(password.toCharArray())));
    }

    private FileFacts openssl(String password, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("pkcs12", "-export", "-inkey", "leaf.key", "-in", "leaf.crt"));
        arguments.addAll(List.of("-certfile", "root.crt", "-out", "x.pfx", "-passout", "pass:" + password));
        arguments.addAll(List.of(options));
        Run.in(folder).ok("openssl", arguments.toArray(String[]::new));
        return examine("x.pfx", password);
    }

    @ParameterizedTest
    @RequiresTool("openssl")
    @ValueSource(
            strings = {
                "-keypbe AES-256-CBC",
                "-keypbe AES-128-CBC -certpbe AES-192-CBC",
                "-macalg sha1",
                "-macalg sha224",
                "-macalg sha384",
                "-macalg sha512",
                "-legacy",
                "-legacy -descert",
                "-legacy -certpbe PBE-SHA1-RC2-128 -keypbe PBE-SHA1-RC2-128",
                "-legacy -certpbe PBE-SHA1-RC4-128 -keypbe PBE-SHA1-RC4-40",
                "-nomac",
                "-certpbe NONE",
                "-keypbe NONE",
                "-keypbe NONE -certpbe NONE",
                "-keypbe NONE -certpbe NONE -nomac",
                "-iter 100000",
                "-noiter -nomaciter"
            })
    void everyVariantOfOpensslsIsReadWhole(String options) throws IOException {
        FileFacts file = openssl(PASSWORD, options.split(" "));
        assertThat(file.troubles()).isEmpty();
        assertThat(file.certificates()).isEqualTo(SamplePki.chain());
        assertThat(file.publicKeys()).containsExactly(SamplePki.chain().get(0).getPublicKey());
        BundleStructure structure = file.structure().orElseThrow();
        assertThat(structure.mac().isPresent()).isEqualTo(!options.endsWith("-nomac"));
        assertThat(structure.keys().get(0).kind() == BundleStructure.BagKind.PLAIN_KEY)
                .isEqualTo(options.contains("-keypbe NONE"));
    }

    @ParameterizedTest
    @RequiresTool("openssl")
    @CsvSource({"''", "p\u00e4ss", "0123456789012345678901234567890123456789012345678901234567890123456789"})
    void passwordsThatImportersStumbleOverAreFacts(String password) throws IOException {
        FileFacts file = openssl(password);
        assertThat(file.troubles()).isEmpty();
        assertThat(file.password())
                .hasValue(new FileFacts.PasswordFacts(password.length(), !password.contains("\u00e4")));
    }

    @Test
    @RequiresTool("openssl")
    void aBundleWithoutAKeyOrWithoutItsRootIsReadWhole() throws IOException {
        FileFacts noKey = openssl(PASSWORD, "-nokeys");
        assertThat(noKey.keys()).isZero();
        assertThat(noKey.troubles()).isEmpty();
        Run.in(folder)
                .ok(
                        "openssl",
                        "pkcs12",
                        "-export",
                        "-inkey",
                        "leaf.key",
                        "-in",
                        "leaf.crt",
                        "-out",
                        "y.pfx",
                        "-passout",
                        "pass:" + PASSWORD);
        assertThat(examine("y.pfx", PASSWORD).certificates()).hasSize(1);
    }

    @ParameterizedTest
    @RequiresTool({"openssl", "keytool", "other-keytool"})
    @CsvSource({"keytool, false", "keytool, true", "other-keytool, false", "other-keytool, true"})
    void keystoresWithSecondAndSecretKeysAreReadWhole(String keytool, boolean legacy) throws IOException {
        openssl(PASSWORD);
        String[] store = {"-keystore", "x.pfx", "-storepass", PASSWORD};
        keytool(keytool, legacy, store, "-genkeypair", "-alias", "two", "-keyalg", "RSA", "-dname", "CN=two");
        keytool(keytool, legacy, store, "-genseckey", "-alias", "three", "-keyalg", "AES", "-keysize", "128");
        keytool(keytool, legacy, store, "-importcert", "-alias", "four", "-file", "root.crt", "-noprompt");
        FileFacts file = examine("x.pfx", PASSWORD);
        assertThat(file.troubles()).isEmpty();
        assertThat(file.keys()).isEqualTo(2);
        assertThat(file.publicKeys()).hasSize(2);
        assertThat(file.structure().orElseThrow().bags())
                .extracting(BundleStructure.Bag::kind)
                .contains(BundleStructure.BagKind.SECRET);
        assertThat(file.certificates()).containsAll(SamplePki.chain());
    }

    private void keytool(String keytool, boolean legacy, String[] store, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(store));
        if (legacy) {
            arguments.add("-J-Dkeystore.pkcs12.legacy");
        }
        Run.in(folder).ok(keytool, arguments.toArray(String[]::new));
    }

    /** GnuTLS writes an item for each certificate, and stretches each by 600 000: more than anybody may be asked to run. */
    @ParameterizedTest
    @RequiresTool("certtool")
    @ValueSource(strings = {"aes-256", "3des-pkcs12", "rc2-40"})
    void gnutlsFilesShowTheirStructureOrAreReadWhole(String cipher) throws IOException {
        certtool(cipher, "x.pfx", "--outder");
        FileFacts file = examine("x.pfx", PASSWORD);
        assertThat(file.structure().orElseThrow().items()).hasSize(3);
        if (file.troubles().isEmpty()) {
            assertThat(file.certificates()).containsExactlyInAnyOrderElementsOf(SamplePki.chain());
        } else {
            assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.TOO_COSTLY);
        }
    }

    @Test
    @RequiresTool("certtool")
    void whatGnutlsWrapsInPemIsUnwrapped() throws IOException {
        certtool("aes-128", "x.pem");
        FileFacts file = examine("x.pem", PASSWORD);
        assertThat(file.isPkcs12()).isTrue();
        assertThat(file.trouble(Kind.DAMAGED)).isPresent();
    }

    private void certtool(String cipher, String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--to-p12", "--load-privkey", "leaf.key"));
        arguments.addAll(List.of("--load-certificate", "leaf.crt", "--load-ca-certificate", "root.crt"));
        arguments.addAll(List.of("--p12-name", "x", "--pkcs-cipher", cipher, "--password", PASSWORD, "--outfile", out));
        arguments.addAll(List.of(more));
        Run.in(folder).ok("certtool", arguments.toArray(String[]::new));
    }

    /** NSS writes BER, and stretches by 600 000 three times. */
    @Test
    @RequiresTool({"certutil", "pk12util"})
    void nssFilesShowTheirStructure() throws IOException {
        Files.write(folder.resolve("our.pfx"), SamplePki.bundle(Flavour.MODERN));
        Run run = Run.in(folder);
        run.ok("certutil", "-N", "-d", "sql:.", "--empty-password");
        run.ok("pk12util", "-i", "our.pfx", "-d", "sql:.", "-W", "test-password", "-K", "");
        run.ok("pk12util", "-o", "x.p12", "-n", "provisioning", "-d", "sql:.", "-W", PASSWORD, "-K", "");
        FileFacts file = examine("x.p12", PASSWORD);
        assertThat(file.structure().orElseThrow().der()).isFalse();
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.TOO_COSTLY);
    }

    @Test
    @RequiresTool("openssl")
    void pemDerAndPkcs7OfOpensslsAreRead() throws IOException {
        openssl(PASSWORD);
        Run run = Run.in(folder);
        run.ok("openssl", "pkcs12", "-in", "x.pfx", "-passin", "pass:" + PASSWORD, "-out", "all.pem", "-nodes");
        run.ok("openssl", "crl2pkcs7", "-nocrl", "-certfile", "all.pem", "-out", "all.p7b", "-outform", "DER");
        run.ok("openssl", "rsa", "-in", "leaf.key", "-out", "old.key", "-traditional");
        assertThat(examine("all.pem", "").certificates()).isEqualTo(SamplePki.chain());
        assertThat(examine("all.pem", "").publicKeys()).hasSize(1);
        assertThat(examine("all.p7b", "").certificates()).containsExactlyInAnyOrderElementsOf(SamplePki.chain());
        assertThat(examine("old.key", "").publicKeys()).hasSize(1);
    }
}
