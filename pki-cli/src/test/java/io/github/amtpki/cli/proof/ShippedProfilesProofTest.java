package io.github.amtpki.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.x509.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each profile that we ship, applied: openssl takes every chain, opens every file, and knows the root by the same hash. */
@RequiresTool("openssl")
final class ShippedProfilesProofTest {

    private static final Path PROFILES = Path.of("../profiles").toAbsolutePath().normalize();

    @ParameterizedTest
    @ValueSource(strings = {"lab", "minimal", "two-tier", "mixed-fleet", "csr", "usb"})
    void opensslTakesAllThatAProfileMakes(String profile, @TempDir Path folder) throws IOException {
        String file = PROFILES.resolve(profile + ".yaml").toString();
        var applied = io.github.amtpki.cli.Run.in(folder).run("apply", file, "-o", "pki");
        assertThat(applied.code()).as(applied.err()).isZero();

        List<Path> made;
        try (Stream<Path> files = Files.walk(folder.resolve("pki"))) {
            made = files.filter(Files::isRegularFile).toList();
        }
        assertThat(made).anyMatch(path -> path.toString().endsWith(".chain.crt"));
        for (Path path : made) {
            judge(Run.in(path.getParent()), path.getParent(), path.getFileName().toString());
        }
    }

    private static void judge(Run run, Path folder, String name) throws IOException {
        String password = "file:" + name + ".password";
        if (name.endsWith(".chain.crt")) {
            verify(Run.in(folder), folder, name);
        } else if (name.endsWith(".pfx")) {
            run.ok("openssl", "pkcs12", "-in", name, "-passin", password, "-nokeys");
        } else if (name.endsWith(".key")) {
            run.ok("openssl", "pkey", "-in", name, "-passin", password, "-noout");
        } else if (name.endsWith(".der")) {
            String shown = run.ok("openssl", "x509", "-inform", "der", "-in", name, "-noout", "-fingerprint", "-sha256")
                    .out();
            String hash = shown.substring(shown.indexOf('=') + 1).strip();
            assertThat(folder.resolve(name.replace(".der", "-hash.txt")))
                    .content()
                    .contains(hash);
        }
    }

    private static void verify(Run run, Path folder, String name) throws IOException {
        List<X509Certificate> chain = Certificates.parseAll(Files.readAllBytes(folder.resolve(name)));
        int root = chain.size() - 1;
        boolean leaf = chain.get(0).getBasicConstraints() < 0;
        Files.writeString(folder.resolve("judged-leaf"), Certificates.pem(chain.subList(0, 1)));
        Files.writeString(folder.resolve("judged-issuers"), Certificates.pem(chain.subList(0, root)));
        Files.writeString(folder.resolve("judged-root"), Certificates.pem(chain.subList(root, chain.size())));
        run.ok(
                "openssl",
                "verify",
                "-x509_strict",
                "-purpose",
                leaf ? "sslserver" : "any",
                "-CAfile",
                "judged-root",
                "-untrusted",
                "judged-issuers",
                "judged-leaf");
    }
}
