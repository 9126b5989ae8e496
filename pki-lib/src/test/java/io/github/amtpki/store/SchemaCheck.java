package io.github.amtpki.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** As much of JSON Schema as the published schema uses; a keyword that it does not know fails. */
final class SchemaCheck {

    private static final Set<String> SILENT = Set.of("$schema", "$id", "title", "description", "format");

    private final List<String> problems = new ArrayList<>();

    private SchemaCheck() {}

    static List<String> problems(Map<?, ?> schema, Object document) {
        SchemaCheck check = new SchemaCheck();
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
            case "type" -> isOfType((String) rule, value);
            case "const" -> rule.equals(value);
            case "enum" -> ((List<?>) rule).contains(value);
            case "pattern" ->
                !(value instanceof String text)
                        || Pattern.compile((String) rule).matcher(text).find();
            case "minimum" ->
                !(value instanceof Long number)
                        || BigDecimal.valueOf(number).compareTo(new BigDecimal(rule.toString())) >= 0;
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
            case "integer" -> value instanceof Long;
            case "boolean" -> value instanceof Boolean;
            default -> throw new AssertionError(type);
        };
    }
}
