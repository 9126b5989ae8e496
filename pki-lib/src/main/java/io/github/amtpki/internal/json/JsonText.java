package io.github.amtpki.internal.json;

import io.github.amtpki.BadInputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON (RFC 8259) as text and as a tree of plain values. An object is a {@code Map} in the order of its fields, an array
 * a {@code List}, {@code null} is {@code null}; a whole number is a {@code Long}, any other number a {@code BigDecimal}.
 *
 * <pre>{@code
 * Map<String, Object> tree = new LinkedHashMap<>();
 * tree.put("schemaVersion", 1);
 * String text = JsonText.pretty(tree);                    // {\n  "schemaVersion": 1\n}\n
 * Object same = JsonText.parse(text.getBytes(UTF_8));     // {schemaVersion=1}
 * }</pre>
 */
public final class JsonText {

    /** No document of ours comes near; a larger one is a mistake or an attack. */
    static final int MAX_BYTES = 16 << 20;

    static final int MAX_DEPTH = 64;

    private JsonText() {}

    /**
     * The tree as text: fields in the map's order, indented by two spaces, lines ended by a line feed, the last one too.
     * The same tree always gives the same text.
     *
     * @param tree maps with text keys, lists, strings, numbers, booleans and nulls
     * @throws IllegalArgumentException if the tree holds anything else, or a number that JSON does not have
     */
    public static String pretty(@Nullable Object tree) {
        JsonWriter writer = new JsonWriter();
        writer.value(tree, 0);
        return writer.text();
    }

    /**
     * Reads one document, strictly: UTF-8, no comments, no field twice, nothing after the end, at most 16 MiB and 64
     * levels.
     *
     * @return a {@code LinkedHashMap}, {@code List}, {@code String}, {@code Long}, {@code BigDecimal} or {@code Boolean};
     *     nulls occur inside it only
     * @throws BadInputException with {@code line:column} if it is anything else
     */
    public static Object parse(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new BadInputException("the JSON is larger than " + MAX_BYTES + " bytes");
        }
        try (JsonParser in = Lazy.FACTORY.createParser(ObjectReadContext.empty(), utf8(json))) {
            Object tree = in.nextToken() == null ? null : value(in);
            if (tree == null) {
                throw new BadInputException("1:1: there is no JSON value");
            }
            if (in.nextToken() != null) {
                throw bad(in.currentTokenLocation(), "unexpected text after the end", null);
            }
            return tree;
        } catch (StreamConstraintsException e) {
            String what = String.valueOf(e.getOriginalMessage()).contains("depth")
                    ? "nested more than " + MAX_DEPTH + " levels deep"
                    : "a number or a name is too long";
            throw bad(e.getLocation(), what, e);
        } catch (JacksonException e) {
            throw bad(e.getLocation(), shortened(e.getOriginalMessage()), e);
        }
    }

    private static @Nullable Object value(JsonParser in) {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> in.getString();
            case VALUE_NUMBER_INT ->
                in.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? in.getDecimalValue() : in.getLongValue();
            case VALUE_NUMBER_FLOAT -> in.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw bad(in.currentTokenLocation(), "unexpected " + in.currentToken(), null);
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser in) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            if (fields.containsKey(name)) {
                throw bad(in.currentTokenLocation(), "the field '" + name + "' stands there twice", null);
            }
            in.nextToken();
            fields.put(name, value(in));
        }
        return fields;
    }

    private static List<@Nullable Object> array(JsonParser in) {
        List<@Nullable Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(in));
        }
        return items;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException("the JSON is not UTF-8", "", e);
        }
    }

    private static BadInputException bad(
            @Nullable TokenStreamLocation at, String message, @Nullable JacksonException cause) {
        String where = at == null ? "" : at.getLineNr() + ":" + at.getColumnNr() + ": ";
        return new BadInputException(where + message, "", cause);
    }

    /** Jackson's sentence without its second half, which repeats the position or names a Java constant. */
    private static String shortened(String message) {
        int end = message.length();
        for (String stop : new String[] {"\n", " (start marker", ": was expecting", ": enable"}) {
            int at = message.indexOf(stop);
            end = at > 0 && at < end ? at : end;
        }
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1, end);
    }

    /** The parser's classes are loaded by the first document that is read, not by one that is written. */
    private static final class Lazy {
        static final JsonFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxDocumentLength(MAX_BYTES)
                        .maxStringLength(MAX_BYTES)
                        .build())
                .build();
    }
}
