package io.github.amtpki.profile;

import io.github.amtpki.internal.yaml.ProblemList;
import io.github.amtpki.internal.yaml.SourceText;
import io.github.amtpki.internal.yaml.YamlNode;
import io.github.amtpki.internal.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Judges YAML by a JSON Schema, as an editor would: as much of the draft as the schema of profiles uses. */
final class SchemaCheck {

    private final Map<?, ?> schema;
    private final List<String> complaints = new ArrayList<>();

    private SchemaCheck(Map<?, ?> schema) {
        this.schema = schema;
    }

    static List<String> complaints(Map<?, ?> schema, byte[] yaml) {
        ProblemList problems = new ProblemList();
        YamlNode root =
                YamlReader.read(SourceText.decode(yaml, problems), problems).orElseThrow();
        SchemaCheck check = new SchemaCheck(schema);
        check.check(schema, plain(root), "");
        return check.complaints;
    }

    private void check(Map<?, ?> rule, Object value, String path) {
        if (rule.get("$ref") instanceof String reference) {
            String name = reference.substring("#/$defs/".length());
            check((Map<?, ?>) ((Map<?, ?>) schema.get("$defs")).get(name), value, path);
        }
        if (rule.get("anyOf") instanceof List<?> choices && choices.stream().noneMatch(one -> fits(one, value, path))) {
            complaints.add(path + " fits none of " + choices);
        }
        Object type = rule.get("type");
        List<?> types = type instanceof List<?> several ? several : type == null ? List.of() : List.of(type);
        if (!types.isEmpty() && types.stream().noneMatch(one -> is((String) one, value))) {
            complaints.add(path + " is not of type " + types);
            return;
        }
        if (rule.get("enum") instanceof List<?> words && !words.contains(value)) {
            complaints.add(path + " is not one of " + words);
        }
        if (value instanceof String text && rule.get("pattern") instanceof String pattern) {
            if (!Pattern.compile(pattern).matcher(text).find()) {
                complaints.add(path + " does not match " + pattern);
            }
        }
        if (value instanceof BigDecimal number && rule.get("maximum") instanceof Long most) {
            boolean within = number.longValue() <= most && number.longValue() >= (Long) rule.get("minimum");
            complaints.addAll(within ? List.of() : List.of(path + " is out of bounds"));
        }
        if (value instanceof List<?> items && rule.get("items") instanceof Map<?, ?> each) {
            if (rule.get("minItems") instanceof Long least && items.size() < least) {
                complaints.add(path + " is too short");
            }
            items.forEach(item -> check(each, item, path + "[]"));
        }
        if (value instanceof Map<?, ?> map && rule.get("properties") instanceof Map<?, ?> properties) {
            object(rule, properties, map, path);
        }
    }

    private void object(Map<?, ?> rule, Map<?, ?> properties, Map<?, ?> map, String path) {
        map.forEach((key, value) -> {
            if (properties.get(key) instanceof Map<?, ?> property) {
                check(property, value, path + "." + key);
            } else {
                complaints.add(path + "." + key + " is unknown");
            }
        });
        if (rule.get("required") instanceof List<?> required) {
            required.stream()
                    .filter(key -> !map.containsKey(key))
                    .forEach(key -> complaints.add(path + "." + key + " is missing"));
        }
    }

    private boolean fits(Object rule, Object value, String path) {
        SchemaCheck inner = new SchemaCheck(schema);
        inner.check((Map<?, ?>) rule, value, path);
        return inner.complaints.isEmpty();
    }

    private static boolean is(String type, Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "number" -> value instanceof BigDecimal;
            case "integer" ->
                value instanceof BigDecimal number
                        && number.stripTrailingZeros().scale() <= 0;
            default -> throw new AssertionError("unknown type " + type);
        };
    }

    /** Types as YAML 1.2 gives them to what is not quoted. */
    private static Object plain(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> map.put(key, plain(entry.value())));
            return map;
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(SchemaCheck::plain).toList();
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        String text = scalar.text();
        if (!scalar.quoted() && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        boolean number = !scalar.quoted() && text.matches("[-+]?[0-9]+(\\.[0-9]+)?");
        return number ? new BigDecimal(text) : text;
    }
}
