package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.x509.Digest;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hash that is enrolled in firmware is what everybody calls the certificate's fingerprint. */
final class FingerprintTest {

    @TempDir
    private static Path folder;

    private static TestPki pki = TestPki.of(Track.SHA256, 0);

    @BeforeAll
    static void write() throws Exception {
        pki = pki.writeTo(folder);
    }

    @ParameterizedTest
    @EnumSource
    @RequiresTool("openssl")
    void opensslPrintsTheSame(Digest digest) {
        String shown = Run.in(folder)
                .ok("openssl", "x509", "-in", "root.crt", "-noout", "-fingerprint", "-" + name(digest))
                .out();
        assertThat(shown.strip()).endsWith("=" + RootHash.of(pki.root(), digest).colons());
    }

    @ParameterizedTest
    @EnumSource
    @RequiresTool("certtool")
    void certtoolPrintsTheSame(Digest digest) {
        String shown = Run.in(folder)
                .ok("certtool", "--fingerprint", "--hash", name(digest), "--infile", "root.crt")
                .out();
        assertThat(shown.strip()).endsWith(RootHash.of(pki.root(), digest).hex());
    }

    @Test
    @RequiresTool("keytool")
    void keytoolPrintsTheSame() {
        assertThat(Run.in(folder)
                        .ok("keytool", "-printcert", "-file", "root.crt")
                        .out())
                .contains("SHA1: " + RootHash.of(pki.root(), Digest.SHA1).colons())
                .contains("SHA256: " + RootHash.of(pki.root(), Digest.SHA256).colons());
    }

    private static String name(Digest digest) {
        return digest.name().toLowerCase(Locale.ROOT);
    }
}
