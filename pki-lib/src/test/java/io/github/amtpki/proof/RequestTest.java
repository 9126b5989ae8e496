package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.Track;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.SigningRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificate requests cross in both directions: others take ours, we take theirs with every extension they ask for. */
final class RequestTest {

    private static final X500Principal SUBJECT = new X500Principal("CN=" + TestPki.HOST);

    @TempDir
    private Path folder;

    @Test
    @RequiresTool("openssl")
    void opensslTakesOurs() throws IOException {
        writeOurs();
        Run.Result shown = Run.in(folder).ok("openssl", "req", "-in", "our.csr", "-verify", "-noout", "-text");
        assertThat(shown.out() + shown.err()).contains("verify OK").contains("DNS:" + TestPki.HOST);
    }

    @Test
    @RequiresTool("certtool")
    void certtoolTakesOurs() throws IOException {
        writeOurs();
        assertThat(Run.in(folder)
                        .ok("certtool", "--crq-info", "--infile", "our.csr")
                        .out())
                .contains("Self signature: verified")
                .contains("DNSname: " + TestPki.HOST);
    }

    @Test
    @RequiresTool("keytool")
    void keytoolTakesOurs() throws IOException {
        writeOurs();
        assertThat(Run.in(folder)
                        .ok("keytool", "-printcertreq", "-file", "our.csr")
                        .out())
                .contains("CN=" + TestPki.HOST)
                .contains("DNSName: " + TestPki.HOST);
    }

    @Test
    @RequiresTool("openssl")
    void weTakeOpenssls() throws Exception {
        TestPki.of(Track.SHA256, 0).writeTo(folder);
        Run.in(folder)
                .ok(
                        "openssl",
                        "req",
                        "-new",
                        "-key",
                        "leaf.key",
                        "-passin",
                        "file:password",
                        "-subj",
                        "/CN=" + TestPki.HOST,
                        "-addext",
                        "subjectAltName=DNS:" + TestPki.HOST,
                        "-addext",
                        "extendedKeyUsage=serverAuth,2.16.840.1.113741.1.2.3",
                        "-out",
                        "their.csr");
        assertThat(theirs()).containsExactlyInAnyOrder(Oids.SUBJECT_ALT_NAME, Oids.EXTENDED_KEY_USAGE);
    }

    @Test
    @RequiresTool("certtool")
    void weTakeCerttools() throws Exception {
        TestPki.of(Track.SHA256, 0).writeTo(folder);
        Files.writeString(
                folder.resolve("template"),
                "cn = \"" + TestPki.HOST + "\"\ndns_name = \"" + TestPki.HOST + "\"\ntls_www_server\nsigning_key\n");
        Run.in(folder)
                .ok(
                        "certtool",
                        "--generate-request",
                        "--load-privkey",
                        "leaf.key",
                        "--password",
                        TestPki.PASSWORD,
                        "--template",
                        "template",
                        "--outfile",
                        "their.csr");
        assertThat(theirs()).contains(Oids.SUBJECT_ALT_NAME, Oids.EXTENDED_KEY_USAGE, Oids.KEY_USAGE);
    }

    @Test
    @RequiresTool("keytool")
    void weTakeKeytools() throws Exception {
        Files.write(
                folder.resolve("x.pfx"),
                TestPki.bundle(TestPki.of(Track.SHA256, 0).leaf(), Flavour.MODERN));
        Files.writeString(folder.resolve("password"), TestPki.PASSWORD);
        Run.in(folder)
                .ok(
                        "keytool",
                        "-certreq",
                        "-keystore",
                        "x.pfx",
                        "-storepass:file",
                        "password",
                        "-alias",
                        TestPki.NAME,
                        "-dname",
                        "CN=" + TestPki.HOST,
                        "-ext",
                        "SAN=dns:" + TestPki.HOST,
                        "-file",
                        "their.csr");
        assertThat(theirs()).contains(Oids.SUBJECT_ALT_NAME);
    }

    @Test
    @RequiresTool({"certutil", "pk12util"})
    void weTakeNsss() throws Exception {
        NssDatabase.in(folder);
        Files.write(folder.resolve("noise"), new byte[2048]);
        Run.in(folder)
                .ok(
                        "certutil",
                        "-R",
                        "-d",
                        "sql:.",
                        "-s",
                        "CN=" + TestPki.HOST,
                        "-8",
                        TestPki.HOST,
                        "-g",
                        "2048",
                        "-z",
                        "noise",
                        "-a",
                        "-o",
                        "their.csr");
        assertThat(theirs()).containsExactly(Oids.SUBJECT_ALT_NAME);
    }

    private void writeOurs() throws IOException {
        SigningRequest request = SigningRequest.create(
                SUBJECT,
                List.of(
                        Extension.subjectAltName(List.of(GeneralName.dns(TestPki.HOST))),
                        Extension.keyUsage(Set.of(KeyUsage.DIGITAL_SIGNATURE))),
                TestKeys.pair(KeyType.RSA_2048, 1),
                Digest.SHA256);
        Files.writeString(folder.resolve("our.csr"), request.pem());
    }

    /** What the request in {@code their.csr} asks for; reading it verifies its signature. */
    private List<String> theirs() throws IOException {
        SigningRequest request = SigningRequest.parse(Files.readAllBytes(folder.resolve("their.csr")));
        assertThat(request.subject()).isEqualTo(SUBJECT);
        return request.requested().stream()
                .map(requested -> requested.extension().oid())
                .toList();
    }
}
