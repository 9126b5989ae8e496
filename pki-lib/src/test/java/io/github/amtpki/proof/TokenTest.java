package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.Tools;
import io.github.amtpki.x509.Certificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root key that cannot leave its token signs: SoftHSM2 through the JDK's SunPKCS11, judged by openssl. */
@RequiresTool({"softhsm2-util", "libsofthsm2", "openssl"})
final class TokenTest {

    private static final String PIN = "1234";

    @Test
    void aKeyThatNeverLeavesItsTokenSigns(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + folder.resolve("tokens") + "\nobjectstore.backend = file\n");
        Files.writeString(folder.resolve("pkcs11.cfg"), """
                name = proof
                library = %s
                slotListIndex = 0
                attributes(generate, CKO_PRIVATE_KEY, *) = {
                  CKA_EXTRACTABLE = false
                  CKA_SENSITIVE = true
                  CKA_SIGN = true
                }
                """.formatted(Tools.need("libsofthsm2")));
        Run run = Run.in(folder)
                .with("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        run.ok("softhsm2-util", "--init-token", "--free", "--label", "proof", "--so-pin", PIN, "--pin", PIN);

        Run.Result result = run.command(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Token.class.getName(),
                "pkcs11.cfg",
                PIN));

        assertThat(result.exit()).as(result.err()).isZero();
        List<X509Certificate> chain = Certificates.parseAll(result.out().getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("leaf.crt"), Certificates.pem(chain.subList(0, 1)));
        Files.writeString(folder.resolve("root.crt"), Certificates.pem(chain.subList(1, 2)));
        run.ok("openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", "root.crt", "leaf.crt");
    }
}
