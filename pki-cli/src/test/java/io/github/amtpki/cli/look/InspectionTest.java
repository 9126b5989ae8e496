package io.github.amtpki.cli.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import io.github.amtpki.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectionTest {

    private final Inspection inspection = new Inspection(Optional.empty(), Instant.parse("2027-01-31T12:00:00Z"));

    private static final String PARAMETERS =
            "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";

    @Test
    void aBlockThatNobodyKnowsIsNamedBesideOthers(@TempDir Path folder) throws IOException {
        Run.in(folder).run("csr", "--host", "a.example", "--key-type", "ec-p256", "-o", "a");
        String file = PARAMETERS + Files.readString(folder.resolve("a.csr"));
        assertThat(inspection.of(file.getBytes(StandardCharsets.US_ASCII), "x"))
                .hasSize(2)
                .contains(Map.of("type", "unknown", "label", "EC PARAMETERS", "bytes", 10));
    }

    @Test
    void aFileOfNothingKnownIsBadInput() {
        assertThatThrownBy(() -> inspection.of(PARAMETERS.getBytes(StandardCharsets.US_ASCII), "x"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("this is no certificate, signing request, revocation list, private key or bundle,"
                        + " but EC PARAMETERS");
    }

    @Test
    void whateverIsBrokenIsBadInputAndNeverABug(@TempDir Path folder) throws IOException {
        Run.in(folder).run("csr", "--host", "a.example", "--key-type", "ec-p256", "-o", "a");
        Random random = new Random(11);
        for (String file : List.of("a.csr", "a.key")) {
            byte[] sound = Files.readAllBytes(folder.resolve(file));
            for (int round = 0; round < 300; round++) {
                byte[] broken = sound.clone();
                for (int flips = 0; flips <= round % 4; flips++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                }
                survives(broken, file);
            }
        }
        for (int round = 0; round < 300; round++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            survives(
                    noise,
                    List.of("a.pfx", "a.crt", "a.crl", "a.key", "a.csr", "a").get(round % 6));
        }
    }

    private void survives(byte[] bytes, String name) {
        try {
            assertThat(inspection.of(bytes, name)).isNotNull();
        } catch (PkiException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
