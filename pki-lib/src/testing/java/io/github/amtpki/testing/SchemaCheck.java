package io.github.amtpki.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges a document by a JSON Schema, as an editor would. It knows as much of the draft as the published schemas use; a
 * keyword that it does not know fails.
 */
public final class SchemaCheck {

    private static final Set<String> SILENT =
            Set.of("$schema", "$id", "$defs", "title", "description", "format", "default", "examples");

    private final Map<?, ?> root;
    private final List<String> problems = new ArrayList<>();

    private SchemaCheck(Map<?, ?> root) {
        this.root = root;
    }

    /** What is wrong with a document of maps, lists, texts, truth values and numbers; empty if nothing is. */
    public static List<String> problems(Map<?, ?> schema, Object document) {
        SchemaCheck check = new SchemaCheck(schema);
        check.check("", schema, document);
        return check.problems;
    }

    private void check(String path, Map<?, ?> schema, Object value) {
        for (Map.Entry<?, ?> keyword : schema.entrySet()) {
            String name = (String) keyword.getKey();
            if (!SILENT.contains(name) && !holds(path, schema, name, keyword.getValue(), value)) {
                problems.add(path + ": " + name + " " + keyword.getValue());
            }
        }
    }

    private boolean holds(String path, Map<?, ?> schema, String name, Object rule, Object value) {
        return switch (name) {
            case "$ref" -> {
                String definition = ((String) rule).substring("#/$defs/".length());
                check(path, (Map<?, ?>) ((Map<?, ?>) root.get("$defs")).get(definition), value);
                yield true;
            }
            case "anyOf" -> ((List<?>) rule).stream().anyMatch(one -> fits(path, one, value));
            case "type" ->
                (rule instanceof List<?> several ? several : List.of(rule))
                        .stream().anyMatch(type -> isOfType((String) type, value));
            case "const" -> rule.equals(value);
            case "enum" -> ((List<?>) rule).contains(value);
            case "pattern" ->
                !(value instanceof String text)
                        || Pattern.compile((String) rule).matcher(text).find();
            case "minimum" -> !(value instanceof Number) || number(value).compareTo(number(rule)) >= 0;
            case "maximum" -> !(value instanceof Number) || number(value).compareTo(number(rule)) <= 0;
            case "minItems" ->
                !(value instanceof List<?> list) || list.size() >= number(rule).intValue();
            case "required" -> !(value instanceof Map<?, ?> map) || map.keySet().containsAll((List<?>) rule);
            case "additionalProperties" -> !(value instanceof Map<?, ?> map) || othersHold(path, schema, rule, map);
            case "properties" -> {
                if (value instanceof Map<?, ?> map) {
                    ((Map<?, ?>) rule).forEach((key, inner) -> {
                        if (map.containsKey(key)) {
                            check(path + "/" + key, (Map<?, ?>) inner, map.get(key));
                        }
                    });
                }
                yield true;
            }
            case "items" -> {
                if (value instanceof List<?> list) {
                    for (int i = 0; i < list.size(); i++) {
                        check(path + "/" + i, (Map<?, ?>) rule, list.get(i));
                    }
                }
                yield true;
            }
            default -> throw new AssertionError("the schema uses " + name + ", which this test does not know");
        };
    }

    private boolean fits(String path, Object rule, Object value) {
        SchemaCheck inner = new SchemaCheck(root);
        inner.check(path, (Map<?, ?>) rule, value);
        return inner.problems.isEmpty();
    }

    private boolean othersHold(String path, Map<?, ?> schema, Object rule, Map<?, ?> map) {
        Map<?, ?> known = schema.get("properties") instanceof Map<?, ?> properties ? properties : Map.of();
        for (Map.Entry<?, ?> field : map.entrySet()) {
            if (!known.containsKey(field.getKey())) {
                if (!(rule instanceof Map<?, ?> inner)) {
                    return false;
                }
                check(path + "/" + field.getKey(), inner, field.getValue());
            }
        }
        return true;
    }

    private static boolean isOfType(String type, Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "number" -> value instanceof Number;
            case "integer" ->
                value instanceof Number && number(value).stripTrailingZeros().scale() <= 0;
            default -> throw new AssertionError("unknown type " + type);
        };
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }
}
