package io.github.amtpki.internal.json;

import io.github.amtpki.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object of a parsed document, read strictly: a missing field, a field of the wrong type and a field that nobody
 * asked for are errors that name it.
 *
 * <pre>{@code
 * JsonObject file = JsonObject.of(JsonText.parse(bytes));
 * Entry entry = new Entry(file.text("path"), file.number("size"));   // size: expected a whole number, found text
 * file.end();                                                        // unknown field 'colour'
 * }</pre>
 */
public final class JsonObject {

    private final String path;
    private final Map<?, ?> fields;
    private final Set<String> read = new LinkedHashSet<>();

    private JsonObject(String path, Map<?, ?> fields) {
        this.path = path;
        this.fields = fields;
    }

    /**
     * The whole document.
     *
     * @throws BadInputException if it is not an object
     */
    public static JsonObject of(Object document) {
        return at("", document);
    }

    private static JsonObject at(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(path, map);
        }
        throw wrong(path.isEmpty() ? "the document" : path, "an object", value);
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    public String text(String name) {
        return get(name, String.class, "text");
    }

    /** Text that must have a certain form. The function says by an exception that it does not. */
    public <T> T text(String name, String form, Function<String, T> parse) {
        String text = text(name);
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            throw new BadInputException(under(name) + ": '" + text + "' is not " + form, "", e);
        }
    }

    public Optional<String> optionalText(String name) {
        read.add(name);
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    public long number(String name) {
        return get(name, Long.class, "a whole number");
    }

    public boolean flag(String name) {
        return get(name, Boolean.class, "true or false");
    }

    public JsonObject object(String name) {
        return at(under(name), get(name, Map.class, "an object"));
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : get(name, List.class, "a list")) {
            if (!(item instanceof String text)) {
                throw wrong(under(name) + "[" + texts.size() + "]", "text", item);
            }
            texts.add(text);
        }
        return texts;
    }

    /** An object whose fields are all text, in their order. */
    public Map<String, String> textsByName(String name) {
        JsonObject object = object(name);
        Map<String, String> texts = new LinkedHashMap<>();
        for (Object field : object.fields.keySet()) {
            texts.put((String) field, object.text((String) field));
        }
        return texts;
    }

    /** A list of objects. The function reads one; {@link #end} is called for it. */
    public <T> List<T> objects(String name, Function<JsonObject, T> reader) {
        List<T> objects = new ArrayList<>();
        for (Object item : get(name, List.class, "a list")) {
            JsonObject object = at(under(name) + "[" + objects.size() + "]", item);
            objects.add(reader.apply(object));
            object.end();
        }
        return objects;
    }

    /**
     * Says that every field has been asked for.
     *
     * @throws BadInputException naming the first one that has not
     */
    public void end() {
        for (Object name : fields.keySet()) {
            if (!read.contains(name)) {
                throw new BadInputException((path.isEmpty() ? "" : path + ": ") + "unknown field '" + name + "'");
            }
        }
    }

    /** That the value of a field is not what it must be. */
    public BadInputException wrong(String name, String message) {
        return new BadInputException(under(name) + ": " + message);
    }

    private <T> T get(String name, Class<T> type, String wanted) {
        read.add(name);
        if (!has(name)) {
            throw new BadInputException((path.isEmpty() ? "" : path + ": ") + "the field '" + name + "' is missing");
        }
        Object value = fields.get(name);
        if (!type.isInstance(value)) {
            throw wrong(under(name), wanted, value);
        }
        return type.cast(value);
    }

    private String under(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static BadInputException wrong(String where, String wanted, @Nullable Object found) {
        return new BadInputException(where + ": expected " + wanted + ", found " + describe(found));
    }

    private static String describe(@Nullable Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof String ? "text" : String.valueOf(value);
    }
}
