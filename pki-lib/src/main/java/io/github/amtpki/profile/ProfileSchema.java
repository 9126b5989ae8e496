package io.github.amtpki.profile;

import io.github.amtpki.amt.VersionRange;
import io.github.amtpki.internal.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of profiles (draft 2020-12), generated from the records. Editors that know YAML show it while typing: the
 * shipped profiles name it in their first line.
 *
 * <pre>
 * # yaml-language-server: $schema=./amtpki.schema.json
 * </pre>
 *
 * <p>It tells form only. What does not go together, as {@code csr} and {@code host}, is known to {@link ProfileReader}.
 */
public final class ProfileSchema {

    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private ProfileSchema() {}

    /** The schema as text, two spaces of indentation, ended by a line feed. The same for the same version of amtpki. */
    public static String json() {
        return JsonText.pretty(new ProfileSchema().document());
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("title", "amtpki profile");
        document.put("description", "What a private provisioning PKI for Intel AMT should be.");
        document.putAll(object(Shape.of(Profile.class)));
        document.put("$defs", definitions);
        return document;
    }

    private Map<String, Object> object(Shape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        shape.fields().forEach((name, field) -> properties.put(name, property(field)));
        List<String> required = shape.fields().values().stream()
                .filter(Shape.Field::required)
                .map(Shape.Field::name)
                .toList();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("properties", properties);
        return object;
    }

    private Map<String, Object> property(Shape.Field field) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", field.key().description());
        Map<String, Object> one = field.nested() ? reference(field.element()) : scalar(field);
        property.putAll(field.list() ? list(field, one) : one);
        Object example = typed(field, field.key().example());
        if (!field.key().example().isEmpty()) {
            property.put("examples", List.of(example));
        }
        if (!field.key().byDefault().isEmpty()) {
            property.put("default", typed(field, field.key().byDefault()));
        }
        return property;
    }

    /** A single value may stand where a list may; a single mapping may not. */
    private static Map<String, Object> list(Shape.Field field, Map<String, Object> one) {
        Map<String, Object> array = new LinkedHashMap<>();
        array.put("type", "array");
        if (field.key().required()) {
            array.put("minItems", 1);
        }
        array.put("items", one);
        return field.nested() ? array : Map.of("anyOf", List.of(one, array));
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = type.getSimpleName().replace("Profile", "");
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of());
            Shape shape = Shape.of(type);
            Map<String, Object> object = object(shape);
            definitions.put(
                    name,
                    shape.shorthand().isPresent()
                            ? Map.of("anyOf", List.of(Map.of("type", "string"), object))
                            : object);
        }
        return Map.of("$ref", "#/$defs/" + name);
    }

    private static Map<String, Object> scalar(Shape.Field field) {
        ScalarType<?> type = ScalarType.of(field.element());
        Map<String, Object> scalar = new LinkedHashMap<>();
        if (type.placeholder() instanceof Boolean) {
            scalar.put("type", "boolean");
        } else if (type.placeholder() instanceof Integer) {
            scalar.put("type", "integer");
            scalar.put("minimum", field.key().min());
            scalar.put("maximum", field.key().max());
        } else if (!type.words().isEmpty()) {
            scalar.put("enum", type.words());
        } else {
            // a version without quotes is a number to an editor; amtpki itself reads the text
            scalar.put("type", field.element() == VersionRange.class ? List.of("string", "number") : "string");
            String pattern =
                    field.element() == String.class ? field.key().text().pattern() : type.pattern();
            if (!pattern.isEmpty()) {
                scalar.put("pattern", pattern);
            }
        }
        return scalar;
    }

    private static Object typed(Shape.Field field, String text) {
        Object placeholder =
                field.nested() ? "" : ScalarType.of(field.element()).placeholder();
        if (placeholder instanceof Boolean) {
            return Boolean.valueOf(text);
        }
        return placeholder instanceof Integer && !text.isEmpty() ? Integer.valueOf(text) : text;
    }
}
