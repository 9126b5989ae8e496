package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.x509.KeyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * 802.1X with EAP-TLS (RFC 5216): hostapd is the RADIUS server, eapol_test the machine. AMT compares the server's name with
 * ServerCertificateName of its profile, whole or as a suffix; the supplicant's domain_match and domain_suffix_match do the same.
 */
@RequiresTool({"hostapd", "eapol_test"})
final class EapTlsTest {

    private static final String HOST = "radius.corp.example.com";
    private static final String CLIENT = "amt-01.corp.example.com";

    @TempDir
    Path folder;

    @TempDir
    Path other;

    private Lab lab(Track track, KeyType server) throws IOException {
        Lab lab = Lab.in(folder, track);
        lab.issue("radius", CertificateKind.RADIUS_SERVER, server, HOST);
        return lab;
    }

    private static X509Certificate client(Lab lab, String file, KeyType type) throws IOException {
        return lab.issue(file, CertificateKind.RADIUS_CLIENT, type, CLIENT).leaf();
    }

    private static void assertAdmitted(Run.Result result) {
        assertThat(result.out()).endsWith("SUCCESS\n");
        assertThat(result.exit()).isZero();
    }

    private static void assertRefused(Run.Result result) {
        assertThat(result.out()).contains("CTRL-EVENT-EAP-FAILURE").endsWith("FAILURE\n");
        assertThat(result.exit()).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256, RSA_2048, RSA_2048",
        "SHA256, RSA_2048, EC_P384",
        "SHA256, EC_P256, RSA_2048",
        "SHA384, RSA_3072, EC_P384",
        "SHA384, EC_P384, EC_P384"
    })
    void aMachineEntersTheNetwork(Track track, KeyType server, KeyType client) throws IOException {
        client(lab(track, server), "amt", client);
        try (RadiusServer radius = RadiusServer.start(folder)) {
            Run.Result result = radius.authenticate(folder.resolve("amt"));
            assertAdmitted(result);
            assertThat(result.out()).contains("Using TLS version TLSv1.2");
        }
    }

    @Test
    void whoeverComesFromAnotherRootStaysOutside() throws IOException {
        Lab lab = lab(Track.SHA256, KeyType.RSA_2048);
        client(lab.rival(other), "amt", KeyType.EC_P384);
        lab.issue("server", CertificateKind.TLS_SERVER, KeyType.RSA_2048, CLIENT);
        try (RadiusServer radius = RadiusServer.start(folder)) {
            assertRefused(radius.authenticate(other.resolve("amt")));
            assertThat(radius.output()).contains("certificate verify failed").doesNotContain("purpose");
            assertRefused(radius.authenticate(folder.resolve("server")));
            assertThat(radius.output()).contains("unsuitable certificate purpose");
        }
    }

    @Test
    void aServerOfAnotherRootIsNotTalkedTo() throws IOException {
        Lab lab = lab(Track.SHA256, KeyType.RSA_2048);
        client(lab, "amt", KeyType.RSA_2048);
        lab.rival(other);
        try (RadiusServer radius = RadiusServer.start(folder)) {
            Run.Result result =
                    radius.authenticate(folder.resolve("amt"), "ca_cert=\"" + other.resolve("root.crt") + "\"");
            assertRefused(result);
            assertThat(result.out()).contains("certificate verify failed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "domain_match, radius.corp.example.com, true",
        "domain_match, radius-2.corp.example.com, false",
        "domain_match, corp.example.com, false",
        "domain_suffix_match, corp.example.com, true",
        "domain_suffix_match, corp.example.org, false"
    })
    void theServersNameIsHeldAgainstTheProfiles(String option, String name, boolean same) throws IOException {
        client(lab(Track.SHA256, KeyType.RSA_2048), "amt", KeyType.RSA_2048);
        try (RadiusServer radius = RadiusServer.start(folder)) {
            Run.Result result = radius.authenticate(folder.resolve("amt"), option + "=\"" + name + "\"");
            if (same) {
                assertAdmitted(result);
            } else {
                assertRefused(result);
                assertThat(result.out()).containsPattern("(?i)mismatch");
            }
        }
    }

    @Test
    void aRevokedMachineStaysOutside() throws IOException {
        Lab lab = lab(Track.SHA256, KeyType.RSA_2048);
        X509Certificate revoked = client(lab, "lost", KeyType.RSA_2048);
        client(lab, "amt", KeyType.EC_P384);
        lab.revoke("lists", revoked);
        Files.writeString(
                folder.resolve("trusted"),
                Files.readString(folder.resolve("root.crt")) + Files.readString(folder.resolve("lists")));
        try (RadiusServer radius = RadiusServer.checking(folder, "trusted")) {
            assertAdmitted(radius.authenticate(folder.resolve("amt")));
            assertRefused(radius.authenticate(folder.resolve("lost")));
            assertThat(radius.output()).contains("certificate revoked");
        }
    }
}
