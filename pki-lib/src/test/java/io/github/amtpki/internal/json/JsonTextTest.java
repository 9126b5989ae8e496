package io.github.amtpki.internal.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {

    @Test
    void writesIndentedTextInTheOrderOfTheMap() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("z", 1);
        tree.put("a", Arrays.asList("x", null, true));
        tree.put("empty", Map.of());
        tree.put("none", List.of());
        tree.put("inner", Map.of("n", new BigDecimal("1.50")));
        assertThat(JsonText.pretty(tree)).isEqualTo("""
                {
                  "z": 1,
                  "a": [
                    "x",
                    null,
                    true
                  ],
                  "empty": {},
                  "none": [],
                  "inner": {
                    "n": 1.50
                  }
                }
                """);
    }

    @Test
    void readsBackWhatItWrote() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", "tab\tline\nquote\" back\\ bell\u0007 del\u007f é € 😀 \u2028");
        tree.put("min", Long.MIN_VALUE);
        tree.put("decimal", new BigDecimal("-0.10E-7"));
        tree.put("list", new ArrayList<>(Arrays.asList(1L, null, false, Map.of("k", "v"))));
        assertThat(JsonText.parse(JsonText.pretty(tree).getBytes(UTF_8))).isEqualTo(tree);
    }

    @Test
    void halfASurrogatePairSurvives() {
        String broken = "a\ud83dz\ude00";
        assertThat(JsonText.parse(JsonText.pretty(broken).getBytes(UTF_8))).isEqualTo(broken);
    }

    @Test
    void aNumberTooLongForALongIsADecimal() {
        assertThat(JsonText.parse("9223372036854775808".getBytes(UTF_8)))
                .isEqualTo(new BigDecimal("9223372036854775808"));
        assertThat(JsonText.pretty(BigInteger.TWO.pow(80))).isEqualTo("1208925819614629174706176\n");
    }

    @Test
    void refusesToWriteWhatJsonDoesNotHave() {
        for (Object value : List.of(Double.NaN, Double.POSITIVE_INFINITY, new byte[1], 'c', Map.of(1, 2))) {
            assertThatThrownBy(() -> JsonText.pretty(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 1, "a": 2}       | 1:10 | the field 'a' stands there twice
            {} {}                  | 1:4  | unexpected text after the end
            {} x                   | 1:4  | unrecognized token
            {"a": }                | 1:7  | unexpected character
            {"a": 1                | 1:8  | unexpected end-of-input
            ["a",]                 | 1:6  | unexpected character
            // no comments         | 1:1  | unexpected character
            {"a": NaN}             | 1:10 | non-standard token
            {"a": 01}              | 1:8  | invalid numeric value
            {'a': 1}               | 1:2  | unexpected character
            """)
    void refusesWithPosition(String json, String position, String message) {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> JsonText.parse(json.getBytes(UTF_8)))
                .withMessageStartingWith(position + ": ")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "null"})
    void refusesADocumentThatHoldsNothing(String json) {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> JsonText.parse(json.getBytes(UTF_8)))
                .withMessage("1:1: there is no JSON value");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> JsonText.parse("{\"a\": \"é\"}".getBytes(ISO_8859_1)))
                .withMessage("the JSON is not UTF-8");
    }

    @Test
    void refusesDepthAndSizeWithoutReadingThemThrough() {
        assertThatThrownBy(() -> JsonText.parse("[".repeat(100_000).getBytes(UTF_8)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("levels deep");
        assertThatThrownBy(() -> JsonText.parse(new byte[JsonText.MAX_BYTES + 1]))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("larger than");
        assertThatThrownBy(() -> JsonText.parse("9".repeat(100_000).getBytes(UTF_8)))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void damageNeverThrowsAnythingElse() {
        byte[] sound = JsonText.pretty(Map.of("a", List.of(1, "two", Map.of("b", true)), "c", 1.5))
                .getBytes(UTF_8);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(sound, random.nextInt(sound.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(JsonText.parse(damaged)).isNotNull();
            } catch (BadInputException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            }
        }
    }
}
