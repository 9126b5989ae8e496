package io.github.amtpki.internal.bc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BerTest {

    private static Ber scan(String hex) {
        return Ber.scan(bytes(hex), "it");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void measuresTheFirstElementAlone() {
        assertThat(scan("30 03 02 01 05 ff ff")).isEqualTo(new Ber(5, true));
    }

    @Test
    void walksNestedAndEmptyElements() {
        assertThat(scan("30 09 30 00 30 05 30 03 02 01 05")).isEqualTo(new Ber(11, true));
    }

    @Test
    void followsIndefiniteLengthsToTheirEnds() {
        assertThat(scan("30 80 30 80 02 01 05 00 00 00 00 0a")).isEqualTo(new Ber(11, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 81 03 02 01 05", "30 82 00 03 02 01 05", "24 03 04 01 05", "30 80 00 00"})
    void noticesWhatDerForbids(String hex) {
        assertThat(scan(hex).der()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "30 05 02 01 05",
                "30 03 02 05 00",
                "30 80 02 01 05",
                "30 80 02 01 05 00",
                "04 80 00 00",
                "00 00",
                "30 02 00 00",
                "30 84 7f ff ff ff",
                "30 84 ff ff ff ff",
                "30 85 00 00 00 00 00",
                "30 ff",
                "1f ff ff ff ff ff 7f 00",
                "3f",
                "30 04 30 80 02 00 00"
            })
    void refusesWhatDoesNotAddUp(String hex) {
        assertThatThrownBy(() -> scan(hex)).isExactlyInstanceOf(BadInputException.class);
    }

    @Test
    void refusesToGoDeeperThanAnyHonestFile() {
        assertThatThrownBy(() -> scan("3080".repeat(100_000)))
                .isExactlyInstanceOf(BadInputException.class)
                .hasMessageContaining("deep");
    }

    @Test
    void refusesMoreElementsThanAnyHonestFile() {
        assertThatThrownBy(() -> scan("3080" + "0500".repeat(200_000) + "0000"))
                .isExactlyInstanceOf(BadInputException.class)
                .hasMessageContaining("elements");
    }

    @Test
    void survivesAnyBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = 0x30;
            }
            try {
                assertThat(Ber.scan(bytes, "it").length()).isBetween(2, bytes.length);
            } catch (BadInputException e) {
                assertThat(e).hasMessageStartingWith("it ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 00", "30 03 02 01 05", "30 81 80", "30 80 02 01 05 00 00"})
    void knowsOneSequenceByItsHeader(String hex) {
        byte[] start = bytes(hex);
        byte[] whole = hex.startsWith("30 81") ? java.util.Arrays.copyOf(start, 3 + 0x80) : start;
        assertThat(Ber.isOneSequence(whole)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "31 00", "30 01", "30 00 00", "30 85 00 00 00 00 00", "30 82 00"})
    void knowsWhatIsNotOneSequence(String hex) {
        assertThat(Ber.isOneSequence(bytes(hex))).isFalse();
    }

    @Test
    void onlyADefiniteLengthFillsTheBytes() {
        assertThat(Element.isWholeSequence(bytes("30 03 02 01 05"))).isTrue();
        assertThat(Element.isWholeSequence(bytes("30 84 00 00 00 01 05"))).isTrue();
        assertThat(Element.isWholeSequence(bytes("30 80 02 01 05 00 00"))).isFalse();
        assertThat(Element.isWholeSequence(bytes("30 84 ff ff ff ff 05"))).isFalse();
    }
}
