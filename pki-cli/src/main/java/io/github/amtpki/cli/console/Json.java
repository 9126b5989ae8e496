package io.github.amtpki.cli.console;

import io.github.amtpki.internal.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one document that {@code --json} prints. */
public final class Json {

    private static final int SCHEMA_VERSION = 1;

    private Json() {}

    /** An object with its fields in this order: a name, its value, a name, its value. */
    public static Map<String, Object> tree(Object... fields) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            tree.put((String) fields[i], fields[i + 1]);
        }
        return tree;
    }

    /** The tree as text, behind its {@code schemaVersion}. */
    public static String document(Map<String, Object> tree) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.putAll(tree);
        return Text.printableJson(JsonText.pretty(document));
    }
}
