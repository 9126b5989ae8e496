package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import io.github.amtpki.internal.yaml.Suggestion;
import io.github.amtpki.internal.yaml.YamlNode;
import io.github.amtpki.internal.yaml.YamlNode.Entry;
import io.github.amtpki.internal.yaml.YamlNode.Mapping;
import io.github.amtpki.internal.yaml.YamlNode.Refused;
import io.github.amtpki.internal.yaml.YamlNode.Scalar;
import io.github.amtpki.internal.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the tree against the records. Whatever is wrong becomes a finding and a placeholder, so that the walk always ends
 * with a whole record and later checks can go on around the broken places.
 */
final class Binder {

    private final Findings findings;

    Binder(Findings findings) {
        this.findings = findings;
    }

    /** The whole profile. */
    Profile profile(YamlNode root) {
        findings.place("", root.at(), root.at());
        return (Profile) record(Shape.of(Profile.class), root, "");
    }

    private Object record(Shape shape, YamlNode node, String path) {
        if (node instanceof Mapping mapping) {
            return fromEntries(shape, mapping.entries(), path);
        }
        if (node instanceof Scalar scalar
                && !scalar.isNull()
                && shape.shorthand().isPresent()) {
            try {
                return shape.shorthand().get().apply(scalar.text());
            } catch (BadInputException e) {
                findings.at(path, e);
                return placeholder(shape);
            }
        }
        if (!(node instanceof Refused)) {
            report(shape.secret(), path, "here belong keys with values, not " + describe(node), knownKeys(shape));
        }
        return placeholder(shape);
    }

    private Object fromEntries(Shape shape, Map<String, Entry> entries, String path) {
        entries.forEach((key, entry) -> {
            String below = below(path, key);
            findings.place(below, entry.key(), entry.value().at());
            if (!shape.fields().containsKey(key)) {
                Set<String> known = shape.fields().keySet();
                findings.atKey(below, "unknown key '" + key + "'", Suggestion.hint(key, known));
                Suggestion.nearest(key, known).ifPresent(name -> findings.meant(below(path, name)));
            }
        });
        List<Object> values = new ArrayList<>();
        shape.fields().forEach((name, field) -> {
            Entry entry = entries.get(name);
            values.add(entry == null ? missing(field, path) : value(field, entry.value(), below(path, name)));
        });
        return shape.create(values);
    }

    private Object missing(Shape.Field field, String path) {
        if (field.required() && findings.missing(below(path, field.name()))) {
            String example =
                    field.key().example().isEmpty() ? "" : " " + field.key().example();
            findings.atKey(
                    below(path, field.name()),
                    "'" + field.name() + "' is missing",
                    "add '" + field.name() + ":" + example + "'");
        }
        return absent(field);
    }

    private Object absent(Shape.Field field) {
        String text = field.key().byDefault();
        Object standing = text.isEmpty() ? null : ScalarType.of(field.element()).parse(text, field.key());
        if (field.list()) {
            return standing == null ? List.of() : List.of(standing);
        }
        if (field.optional()) {
            return Optional.ofNullable(standing);
        }
        return standing == null ? placeholder(field) : standing;
    }

    private Object value(Shape.Field field, YamlNode node, String path) {
        if (node instanceof Scalar scalar && scalar.isNull()) {
            findings.atKey(path, "'" + field.name() + "' has no value", "give it one, or remove the line");
            return absent(field);
        }
        if (field.list()) {
            return list(field, node, path);
        }
        Object one = one(field, node, path);
        return field.optional() ? Optional.of(one) : one;
    }

    private List<Object> list(Shape.Field field, YamlNode node, String path) {
        List<Object> values = new ArrayList<>();
        if (node instanceof Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                String below = path + "[" + values.size() + "]";
                findings.place(below, item.at(), item.at());
                values.add(one(field, item, below));
            }
            if (values.isEmpty() && field.key().required()) {
                findings.at(
                        path,
                        "'" + field.name() + "' needs at least one entry",
                        "as " + field.key().example());
            }
        } else if (node instanceof Mapping && field.nested()) {
            findings.at(path, "here belongs a list", "put '- ' before its first key");
        } else {
            values.add(one(field, node, path));
        }
        return values;
    }

    private Object one(Shape.Field field, YamlNode node, String path) {
        if (field.nested()) {
            return record(Shape.of(field.element()), node, path);
        }
        ScalarType<?> type = ScalarType.of(field.element());
        if (node instanceof Refused) {
            return type.placeholder();
        }
        if (!(node instanceof Scalar scalar) || scalar.isNull()) {
            String message = "here belongs a single value, not " + describe(node);
            report(type.secret(), path, message, example(field));
            return type.placeholder();
        }
        try {
            if (scalar.text().chars().anyMatch(c -> c < ' ' || c == 127)) {
                throw new BadInputException("this holds a control character or a line break", example(field));
            }
            return type.parse(scalar.text(), field.key());
        } catch (BadInputException e) {
            report(type.secret(), path, String.valueOf(e.getMessage()), e.hint().orElse(example(field)));
            return type.placeholder();
        }
    }

    private void report(boolean secret, String path, String message, String hint) {
        if (secret) {
            findings.atSecret(path, message, hint);
        } else {
            findings.at(path, message, hint);
        }
    }

    private Object placeholder(Shape.Field field) {
        return field.nested()
                ? placeholder(Shape.of(field.element()))
                : ScalarType.of(field.element()).placeholder();
    }

    private Object placeholder(Shape shape) {
        List<Object> values = new ArrayList<>();
        shape.fields().values().forEach(field -> values.add(absent(field)));
        return shape.create(values);
    }

    private static String describe(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.isNull() ? "nothing" : "a text";
        }
        return node instanceof Sequence ? "a list" : "keys with values";
    }

    private static String example(Shape.Field field) {
        return field.key().example().isEmpty()
                ? ""
                : "write it as " + field.key().example();
    }

    private static String knownKeys(Shape shape) {
        return "known here: " + String.join(", ", shape.fields().keySet());
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
