package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
