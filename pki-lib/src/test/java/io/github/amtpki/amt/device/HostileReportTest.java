package io.github.amtpki.amt.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.internal.json.JsonText;
import io.github.amtpki.testing.Allocation;
import io.github.amtpki.x509.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is handed in as a report, it is read or refused, within bounds of memory. */
@Timeout(120)
final class HostileReportTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/github/amtpki/amt/device");
    private static final RootHash ROOT =
            new RootHash(Digest.SHA256, "8f3a91c0e4b27d5516a09c3e7f8d2b4460e1a5c93b7d2f8e0a4c6b915d3e7f20");
    private static final long FIXED_BUDGET = 16 << 20;
    private static final int BUDGET_PER_BYTE = 500;

    static Stream<Path> reports() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void mutatedReportsAreReadOrRefused(Path file) throws IOException {
        byte[] original = Files.readAllBytes(file);
        Random random = new Random(20260603 + original.length);
        int read = 0;
        for (int round = 0; round < 150; round++) {
            byte[] mutated = original.clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            read += outcome(mutated);
        }
        assertThat(read).isBetween(1, 149);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{\"a\":",
                "{\"value\":",
                "SHA256: ",
                "SHA256: 8f3a\n",
                "a\n",
                "8f3a91c0 ",
                "8f3a91c0e4b27d5516a0\n",
                ":",
                "\u001b[",
                "Version : 1\n",
                "│ "
            })
    void aFloodOfTheSameStaysWithinTheBudget(String piece) {
        outcome(piece.repeat((DeviceReport.MAX_BYTES - 100) / piece.getBytes(UTF_8).length)
                .getBytes(UTF_8));
    }

    /** 1 if it was read. */
    private static int outcome(byte[] report) {
        int[] read = new int[1];
        long allocated = Allocation.by(() -> {
            try {
                DeviceReport device = DeviceReport.read(report);
                String json =
                        JsonText.pretty(HashComparison.of(List.of(ROOT), device).tree());
                assertThat(json.chars()).noneMatch(c -> c < ' ' && c != '\n' || c == 0x7f || c == 0x202e);
                read[0] = 1;
            } catch (BadInputException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        });
        assertThat(allocated).isLessThan(FIXED_BUDGET + (long) BUDGET_PER_BYTE * report.length);
        return read[0];
    }
}
