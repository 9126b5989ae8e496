package io.github.amtpki.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Tracks;
import io.github.amtpki.setupbin.DiskLayout;
import io.github.amtpki.x509.Pem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ShippedProfilesTest {

    static List<Path> profiles() {
        return Shipped.profiles();
    }

    @Test
    void theOnesPromisedAreThere() {
        assertThat(profiles())
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "lab.yaml",
                        "minimal.yaml",
                        "two-tier.yaml",
                        "mixed-fleet.yaml",
                        "csr.yaml",
                        "usb.yaml",
                        "whole.yaml");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void eachCanBeRead(Path file) {
        assertThat(ProfileReader.read(file).certificates()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void eachNamesItsSchemaInTheFirstLine(Path file) {
        assertThat(new String(Shipped.bytes(file), UTF_8))
                .startsWith("# yaml-language-server: $schema=./amtpki.schema.json\n");
    }

    @Test
    void theLabIsOneRootAndOneProvisioningCertificate() {
        Profile lab = ProfileReader.read(Shipped.FOLDER.resolve("lab.yaml"));
        assertThat(lab.versions()).hasToString("11-21");
        assertThat(lab.domain()).contains("corp.example.com");
        assertThat(lab.root().name()).isEqualTo("root");
        assertThat(lab.root().subject()).contains(new X500Principal("CN=Example Lab AMT Root, O=Example Lab"));
        assertThat(lab.root().validity()).contains(Lifetime.parse("15y"));
        assertThat(lab.intermediates()).isEmpty();
        assertThat(lab.certificates()).singleElement().satisfies(certificate -> {
            assertThat(certificate.name()).isEqualTo("provisioning");
            assertThat(certificate.kind()).isEqualTo(CertificateKind.PROVISIONING);
            assertThat(certificate.validity()).isEqualTo(Lifetime.parse("2y"));
            assertThat(certificate.pfx().orElseThrow().password()).isEqualTo(SecretRef.parse("generate"));
        });
    }

    @Test
    void theLabGetsASheetAndTheStickAllWithoutASecretFromOutside() {
        assertThat(ProfileReader.read(Shipped.FOLDER.resolve("lab.yaml")).enrolment())
                .contains(new EnrolmentProfile(Optional.empty(), Optional.empty(), true));
        EnrolmentProfile usb = ProfileReader.read(Shipped.FOLDER.resolve("usb.yaml"))
                .enrolment()
                .orElseThrow();
        assertThat(usb.image()).contains(DiskLayout.FAT32);
        assertThat(usb.setupBin().orElseThrow().currentPassword()).isEmpty();
        assertThat(usb.setupBin().orElseThrow().newPassword()).contains(SecretRef.GENERATE);
    }

    @Test
    void theMixedFleetNeedsTwoTracks() {
        Profile fleet = ProfileReader.read(Shipped.FOLDER.resolve("mixed-fleet.yaml"));
        assertThat(Tracks.serving(fleet.versions())).hasSize(2);
    }

    @Test
    void theRequestToSignIsPublicMaterialOnly() {
        for (String name : List.of("csr.yaml", "whole.yaml")) {
            for (CertificateProfile one :
                    ProfileReader.read(Shipped.FOLDER.resolve(name)).certificates()) {
                one.csr()
                        .map(Shipped.FOLDER::resolve)
                        .ifPresent(file -> assertThat(Pem.decode(Shipped.bytes(file)))
                                .extracting(Pem::label)
                                .containsExactly(Pem.CERTIFICATE_REQUEST));
            }
        }
    }
}
