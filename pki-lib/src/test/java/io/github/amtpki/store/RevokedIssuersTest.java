package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.x509.RevocationReason;
import io.github.amtpki.x509.SigningRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RevokedIssuersTest {

    private static final String MORE = LivingLab.PROFILE.replace(
            "enrolment:",
            "  - {name: more, kind: provisioning, host: more.corp.example.com, validity: 1y}\nenrolment:");

    @TempDir
    Path temp;

    private LivingLab lab;

    @BeforeEach
    void revokeTheIntermediate() throws IOException {
        lab = new LivingLab(temp);
        lab.apply(LivingLab.PROFILE);
        lab.revoke("issuing", RevocationReason.CESSATION_OF_OPERATION);
    }

    @Test
    void nothingIsIssuedBelowOne() throws IOException {
        Map<String, String> before = lab.files();
        assertThatThrownBy(() -> lab.apply(MORE))
                .isInstanceOf(RefusedException.class)
                .hasMessage("the issuer of 'more', 'issuing', is revoked (cessationOfOperation)");
        assertThat(lab.files()).isEqualTo(before);
    }

    @Test
    void whatNeedsNothingIssuedGoesOn() {
        assertThat(lab.apply(LivingLab.PROFILE).outcome().changed()).isFalse();
    }

    @Test
    void anotherIntermediateIssues() {
        String other = MORE.replace("name: issuing, subject: \"CN=Lab Issuing", "name: second, subject: \"CN=Second");
        assertThat(lab.apply(other).outcome().changed()).isTrue();
    }

    @Test
    void aRequestIsNotSignedEither() throws IOException {
        SigningRequest request = SigningRequest.parse(Files.readAllBytes(temp.resolve("theirs.csr")));
        try (PkiFolder folder = PkiFolder.openToRead(lab.pki, lab.context().clock())) {
            assertThatThrownBy(
                            () -> FolderIssuer.choose(folder, Optional.empty(), CertificateKind.PROVISIONING, request))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("'issuing', is revoked (cessationOfOperation)");
            assertThat(FolderIssuer.choose(folder, Optional.of("root"), CertificateKind.PROVISIONING, request)
                            .name())
                    .isEqualTo("root");
        }
    }

    @Test
    void aManifestThatLostItsCertificatesIsRefusedInsteadOfAnotherRootMade() throws IOException {
        Path file = lab.pki.resolve("manifest.json");
        String text = Files.readString(file);
        int from = text.indexOf("\"certificates\": [");
        int to = text.indexOf("\n  ],", from);
        Files.writeString(file, text.substring(0, from) + "\"certificates\": [" + text.substring(to));
        assertThatThrownBy(() -> lab.apply(LivingLab.PROFILE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("rootHashes names the root 'root' of track 'sha256', which is not among");
    }

    @Test
    void aChainWithoutARootIsRefused() throws IOException {
        Path file = lab.pki.resolve("manifest.json");
        Files.writeString(file, Files.readString(file).replace("\"role\": \"intermediate\"", "\"role\": \"root\""));
        assertThatThrownBy(lab::manifest).isInstanceOf(BadInputException.class).hasMessageContaining("has 2 roots");
    }
}
