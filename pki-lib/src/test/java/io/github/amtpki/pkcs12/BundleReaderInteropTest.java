package io.github.amtpki.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.Secret;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.testing.Run;
import io.github.amtpki.x509.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** We open what other programs write. */
@Tag("interop")
final class BundleReaderInteropTest {

    /** NSS and GnuTLS stretch by 600 000 for each of their parts. */
    private static final long GENEROUS = 5_000_000;

    @TempDir
    Path folder;

    @BeforeEach
    void layOutKeys() throws IOException {
        for (String name : new String[] {"leaf.key", "leaf.crt", "issuer.crt", "root.crt"}) {
            Files.write(folder.resolve(name), TestKeys.resource(name));
        }
        Path chain = Files.write(folder.resolve("chain.crt"), TestKeys.resource("issuer.crt"));
        Files.write(chain, TestKeys.resource("root.crt"), StandardOpenOption.APPEND);
    }

    private BundleContents openssl(String password, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "pkcs12",
                "-export",
                "-inkey",
                "leaf.key",
                "-in",
                "leaf.crt",
                "-certfile",
                "chain.crt",
                "-out",
                "x.pfx"));
        arguments.addAll(List.of("-name", "theirs", "-passout", "pass:" + password));
        arguments.addAll(List.of(options));
        Run.in(folder).ok("openssl", arguments.toArray(String[]::new));
        return decode("x.pfx", password);
    }

    private BundleContents decode(String file, String password) throws IOException {
        byte[] pfx = Files.readAllBytes(folder.resolve(file));
        try (Secret secret = TestKeys.secret(password)) {
            if (Bundle.inspect(pfx).mac().isPresent()) {
                assertThatThrownBy(() -> Bundle.decode(pfx, TestKeys.secret(password + "x"), GENEROUS))
                        .isInstanceOf(WrongPasswordException.class);
            }
            return Bundle.decode(pfx, secret, GENEROUS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-legacy",
                "-nomac",
                "-nomac -legacy",
                "-nomac -keypbe NONE -certpbe NONE",
                "-keypbe NONE -certpbe NONE",
                "-keypbe NONE",
                "-certpbe NONE",
                "-legacy -keypbe PBE-SHA1-2DES -certpbe PBE-SHA1-RC2-128",
                "-legacy -keypbe PBE-SHA1-RC4-128 -certpbe PBE-SHA1-RC4-40",
                "-keypbe AES-128-CBC -certpbe AES-192-CBC",
                "-keypbe DES-EDE3-CBC -certpbe PBE-SHA1-3DES",
                "-legacy -keypbe PBE-MD5-DES",
                "-macalg sha1",
                "-macalg sha224",
                "-macalg sha384 -iter 1",
                "-macalg sha512 -iter 4096",
                "-macalg md5 -nomaciter",
                "-iter 200000"
            })
    void readsWhatOpensslWrites(String options) throws IOException {
        BundleContents contents = openssl("their pass", options.isEmpty() ? new String[0] : options.split(" "));
        assertThat(contents.credential()).hasValue(TestKeys.chain());
        assertThat(contents.structure().der()).isTrue();
        assertThat(contents.structure().certificates().get(0).friendlyName()).hasValue("theirs");
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'', -legacy", "\u00e4\u20ac, ''", "\u00e4\u20ac, -legacy"})
    void readsOpensslsEmptyAndForeignPasswords(String password, String option) throws IOException {
        BundleContents contents = option.isEmpty() ? openssl(password) : openssl(password, option);
        assertThat(contents.credential()).hasValue(TestKeys.chain());
    }

    @ParameterizedTest
    @CsvSource({"keytool, ''", "keytool, true", "other-keytool, ''", "other-keytool, true"})
    void readsWhatKeytoolWrites(String keytool, String legacy) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", "theirs", "-keyalg", "RSA"));
        arguments.addAll(List.of("-dname", "CN=theirs", "-keystore", "x.p12", "-storepass", "changeit"));
        if (!legacy.isEmpty()) {
            arguments.add(0, "-J-Dkeystore.pkcs12.legacy");
        }
        Run.in(folder).ok(keytool, arguments.toArray(String[]::new));
        BundleContents contents = decode("x.p12", "changeit");
        assertThat(contents.credential().orElseThrow().leaf().getSubjectX500Principal())
                .hasToString("CN=theirs");
        assertThat(contents.structure().mac().orElseThrow().digest()).isEqualTo(legacy.isEmpty() ? "SHA-256" : "SHA-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes-256", "aes-128", "3des-pkcs12", "rc2-40"})
    void readsWhatCerttoolWritesWithAnItemPerCertificate(String cipher) throws IOException {
        Files.write(folder.resolve("all.crt"), Files.readAllBytes(folder.resolve("leaf.crt")));
        Run.in(folder)
                .ok(
                        "certtool",
                        "--to-p12",
                        "--load-privkey",
                        "leaf.key",
                        "--load-certificate",
                        "leaf.crt",
                        "--load-ca-certificate",
                        "root.crt",
                        "--p12-name",
                        "theirs",
                        "--pkcs-cipher",
                        cipher,
                        "--password",
                        "changeit",
                        "--outder",
                        "--outfile",
                        "x.p12");
        BundleContents contents = decode("x.p12", "changeit");
        assertThat(contents.credential().map(Credential::leaf)).hasValue(TestKeys.certificate("leaf"));
        assertThat(contents.structure().items()).hasSize(3);
    }

    @Test
    void readsWhatNssWritesInBer() throws IOException {
        Files.write(folder.resolve("our.pfx"), TestKeys.bundle(Flavour.MODERN));
        Run run = Run.in(folder);
        run.ok("certutil", "-N", "-d", "sql:.", "--empty-password");
        run.ok("pk12util", "-i", "our.pfx", "-d", "sql:.", "-W", TestKeys.PASSWORD, "-K", "");
        run.ok("pk12util", "-o", "x.p12", "-n", "provisioning", "-d", "sql:.", "-W", "changeit", "-K", "");
        BundleContents contents = decode("x.p12", "changeit");
        assertThat(contents.credential()).hasValue(TestKeys.chain());
        assertThat(contents.structure().der()).isFalse();
    }
}
