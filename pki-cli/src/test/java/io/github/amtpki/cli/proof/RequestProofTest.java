package io.github.amtpki.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests cross between the command and an openssl CA, in both directions. */
@RequiresTool("openssl")
final class RequestProofTest {

    private static final String HOST = "provision.corp.example.com";

    @TempDir
    private Path folder;

    @Test
    void opensslTakesWhatWeSignForIt() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), """
                version: 1
                domain: corp.example.com
                firmware: ["11-21"]
                root: {subject: "CN=Lab Root", validity: 15y}
                certificates:
                  - {name: provisioning, kind: provisioning, validity: 2y, pfx: {password: generate}}
                """);
        amtpki("apply", "lab.yaml", "-o", "pki");
        openssl(
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "their.key",
                "-out",
                "their.csr",
                "-subj",
                "/CN=" + HOST,
                "-addext",
                "subjectAltName=DNS:" + HOST);

        amtpki("sign", "their.csr", "--ca", "pki", "--kind", "provisioning", "--copy", "all", "-o", "signed");

        openssl(
                "verify",
                "-x509_strict",
                "-purpose",
                "sslserver",
                "-verify_hostname",
                HOST,
                "-CAfile",
                "pki/root.crt",
                "signed/their.crt");
        assertThat(openssl("x509", "-in", "signed/their.crt", "-noout", "-ext", "extendedKeyUsage"))
                .contains("TLS Web Server Authentication, 2.16.840.1.113741.1.2.3");
    }

    @Test
    void ourBundleHoldsWhatAnOpensslCaSigned() {
        amtpki("csr", "--host", HOST, "-o", "ours");
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "ca.key",
                "-out",
                "ca.crt",
                "-days",
                "30",
                "-subj",
                "/CN=Their Root",
                "-addext",
                "keyUsage=critical,keyCertSign,cRLSign");
        openssl(
                "x509",
                "-req",
                "-in",
                "ours.csr",
                "-CA",
                "ca.crt",
                "-CAkey",
                "ca.key",
                "-copy_extensions",
                "copy",
                "-days",
                "20",
                "-out",
                "ours.crt");

        amtpki(
                "bundle",
                "ours.key",
                "ours.crt",
                "ca.crt",
                "-o",
                "ours.pfx",
                "--key-password",
                "file:ours.key.password",
                "--password",
                "generate");

        assertThat(openssl("pkcs12", "-in", "ours.pfx", "-passin", "file:ours.pfx.password", "-nodes"))
                .containsSubsequence(HOST, "Their Root", "BEGIN PRIVATE KEY");
    }

    private void amtpki(String... arguments) {
        var result = io.github.amtpki.cli.Run.in(folder).run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
    }

    private String openssl(String... arguments) {
        return Run.in(folder).ok("openssl", arguments).out();
    }
}
