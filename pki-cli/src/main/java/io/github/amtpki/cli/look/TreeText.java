package io.github.amtpki.cli.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tree of plain values as indented lines, the values of one level in one column. */
public final class TreeText {

    private final List<String> lines = new ArrayList<>();

    private TreeText() {}

    public static List<String> of(Map<String, ?> tree) {
        TreeText text = new TreeText();
        text.map(tree, "");
        return text.lines;
    }

    private void map(Map<?, ?> tree, String indent) {
        int width = 0;
        for (Map.Entry<?, ?> entry : tree.entrySet()) {
            width = Math.max(
                    width,
                    entry.getValue() instanceof Iterable || entry.getValue() instanceof Map
                            ? 0
                            : entry.getKey().toString().length());
        }
        for (Map.Entry<?, ?> entry : tree.entrySet()) {
            String name = entry.getKey().toString();
            if (entry.getValue() instanceof Map<?, ?> inner) {
                lines.add(indent + name);
                map(inner, indent + "  ");
            } else if (entry.getValue() instanceof List<?> list) {
                list(name, list, indent);
            } else {
                lines.add(indent + name + " ".repeat(width - name.length() + 2) + value(entry.getValue()));
            }
        }
    }

    private void list(String name, List<?> list, String indent) {
        lines.add(indent + name + (list.isEmpty() ? "  none" : ""));
        int width = widest(list);
        for (Object element : list) {
            if (element instanceof Map<?, ?> named && named.containsKey("name")) {
                String term = term(named);
                lines.add(indent + "  " + term + " ".repeat(width - term.length() + 2) + value(named.get("value")));
                continue;
            }
            if (!(element instanceof Map<?, ?> inner)) {
                lines.add(indent + "  " + value(element));
                continue;
            }
            int from = lines.size();
            map(inner, indent + "    ");
            String first = lines.get(from);
            lines.set(from, indent + "  - " + first.substring(indent.length() + 4));
        }
    }

    /** A thing with a name and a value fits on one line, as {@code keyUsage, critical  cRLSign}. */
    private static String term(Map<?, ?> named) {
        return named.get("name") + (Boolean.TRUE.equals(named.get("critical")) ? ", critical" : "");
    }

    private static int widest(List<?> list) {
        int width = 0;
        for (Object element : list) {
            if (element instanceof Map<?, ?> named && named.containsKey("name")) {
                width = Math.max(width, term(named).length());
            }
        }
        return width;
    }

    private static String value(@Nullable Object value) {
        return value instanceof Boolean yes ? (yes ? "yes" : "no") : String.valueOf(value);
    }
}
