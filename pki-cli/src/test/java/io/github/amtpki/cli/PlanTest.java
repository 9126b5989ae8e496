package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanTest {

    @TempDir
    Path folder;

    @BeforeEach
    void profile() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), Lab.PROFILE);
    }

    @Test
    void saysWhatWouldBeIssued() {
        Run.Result result = Run.in(folder).run("plan", "lab.yaml", "--now", Lab.NOW);
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                        sha256 for AMT 11-18: one chain serves AMT 11-18

                        issue    root  CN=Lab Root, O=Lab
                                 kind      root-ca
                                 issuer    itself
                                 key       new, rsa-2048, password generate
                                 validity  P15Y
                                 notAfter  2042-01-31T12:00:00Z
                                 extensions
                                   basicConstraints, critical  CA:TRUE
                                   keyUsage, critical          keyCertSign, cRLSign

                        issue    provisioning  CN=corp.example.com, OU=Intel(R) Client Setup Certificate
                                 kind      provisioning
                                 issuer    root
                                 key       new, rsa-2048, password generate
                                 validity  P2Y
                                 notAfter  2029-01-31T12:00:00Z
                                 bundle    modern, password generate
                                 extensions
                                   basicConstraints, critical  CA:FALSE
                                   keyUsage, critical          digitalSignature, keyEncipherment
                                   extendedKeyUsage            serverAuth, 2.16.840.1.113741.1.2.3 (AMT setup)
                                   subjectAltName              dns:corp.example.com
                        """);
    }

    @Test
    void writesNothing() throws IOException {
        Run.in(folder).run("plan", "lab.yaml", "-o", "out/pki");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("lab.yaml"));
        }
    }

    @Test
    void comparesWithWhatIsThere(@TempDir Path other) throws IOException {
        Lab.copyTo(other);
        Files.writeString(other.resolve("lab.yaml"), Lab.PROFILE.replace("CN=Lab Root", "CN=Other Root"));
        Map<?, ?> json =
                Run.in(other).run("plan", "lab.yaml", "-o", "pki", "--json").json();
        Map<?, ?> root = (Map<?, ?>) ((List<?>) json.get("steps")).get(0);
        assertThat(root.get("action")).isEqualTo("reissue");
        assertThat(root.get("price")).isEqualTo("every machine must be enrolled again with the new root's hash");
        assertThat((List<?>) json.get("certificates")).hasSize(2);
        assertThat((List<?>) json.get("tracks")).hasSize(1);
    }

    @Test
    void asksForNoPassword() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), Lab.PROFILE.replace("generate", "prompt"));
        assertThat(Run.in(folder).run("plan", "lab.yaml").code()).isZero();
    }
}
