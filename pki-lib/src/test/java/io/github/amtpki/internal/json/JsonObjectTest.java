package io.github.amtpki.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.amtpki.BadInputException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class JsonObjectTest {

    private static JsonObject parse(String json) {
        return JsonObject.of(JsonText.parse(json.getBytes(UTF_8)));
    }

    private static void refused(String json, Consumer<JsonObject> reading, String message) {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> reading.accept(parse(json)))
                .withMessage(message);
    }

    @Test
    void readsEveryType() {
        JsonObject all = parse("{\"t\":\"x\",\"n\":3,\"f\":true,\"o\":{\"t\":\"y\"},\"l\":[\"a\"],\"os\":[{\"n\":1}]}");
        assertThat(all.text("t")).isEqualTo("x");
        assertThat(all.number("n")).isEqualTo(3);
        assertThat(all.flag("f")).isTrue();
        assertThat(all.object("o").text("t")).isEqualTo("y");
        assertThat(all.texts("l")).containsExactly("a");
        assertThat(all.objects("os", item -> item.number("n"))).isEqualTo(List.of(1L));
        assertThat(all.optionalText("absent")).isEmpty();
        all.end();
    }

    @Test
    void namesTheFieldThatIsWrong() {
        refused("{}", o -> o.text("name"), "the field 'name' is missing");
        refused("{\"o\":{}}", o -> o.object("o").number("n"), "o: the field 'n' is missing");
        refused("{\"n\":\"1\"}", o -> o.number("n"), "n: expected a whole number, found text");
        refused("{\"n\":1.5}", o -> o.number("n"), "n: expected a whole number, found 1.5");
        refused("{\"t\":null}", o -> o.text("t"), "t: expected text, found null");
        refused("{\"t\":null}", o -> o.optionalText("t"), "t: expected text, found null");
        refused("{\"l\":[\"a\",{}]}", o -> o.texts("l"), "l[1]: expected text, found an object");
        refused("{\"l\":[{},[]]}", o -> o.objects("l", item -> ""), "l[1]: expected an object, found a list");
        refused("{\"at\":\"noon\"}", o -> o.text("at", "a time", Instant::parse), "at: 'noon' is not a time");
        refused(
                "{\"known\":\"x\",\"new\":1}",
                o -> {
                    o.text("known");
                    o.end();
                },
                "unknown field 'new'");
        refused("{\"l\":[{\"x\":1}]}", o -> o.objects("l", item -> ""), "l[0]: unknown field 'x'");
    }

    @Test
    void aDocumentMustBeAnObject() {
        refused("[]", o -> {}, "the document: expected an object, found a list");
    }
}
