package io.github.amtpki.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTest {

    @Test
    void onlyWhatIsOverlongIsCut() {
        String long1 = "x".repeat(101);
        assertThat(Text.brief("the root's '" + long1 + "' isn't 'b'"))
                .isEqualTo("the root's '" + "x".repeat(59) + "…" + "x".repeat(39) + "' isn't 'b'");
        String apart = "'a' " + "long talk ".repeat(20) + "'b'";
        assertThat(Text.brief(apart)).isEqualTo(apart);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CN=Lab, O=Acme", "Zürich …", "日本語", "C:\\x", "\ud83d\ude00"})
    void ordinaryTextStays(String text) {
        assertThat(Text.printable(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                0, '\t', '\n', '\r', 0x1b, 0x7f, 0x80, 0x9b, 0x9f, 0x61c, 0x200b, 0x200f, 0x2028, 0x202e, 0x2066, 0xfeff
            })
    void whatSteersATerminalIsEscaped(char c) {
        assertThat(Text.printable("a" + c + "b")).isEqualTo(String.format("a\\u%04xb", (int) c));
    }

    @Test
    void invisibleLettersAndHalvesOfPairsAreEscaped() {
        assertThat(Text.printable("a\udb40\udc41b")).isEqualTo("a\\udb40\\udc41b");
        assertThat(Text.printable("a\ud83db")).isEqualTo("a\\ud83db");
        assertThat(Text.printable("a\u00adb")).isEqualTo("a\\u00adb");
    }

    @Test
    void jsonStaysJson() {
        String json = Json.document(Map.of("subject", "a\u009b2J\u202e\u007f\n\u001b"));
        assertThat(json).isEqualTo("""
                {
                  "schemaVersion": 1,
                  "subject": "a\\u009b2J\\u202e\\u007f\\n\\u001b"
                }
                """);
    }
}
