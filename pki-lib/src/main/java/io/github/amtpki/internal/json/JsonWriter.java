package io.github.amtpki.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a tree of plain values as indented JSON. By hand: every run of the tool pays for what is loaded. */
final class JsonWriter {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(1024);

    String text() {
        return out.append('\n').toString();
    }

    void value(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            object(map, depth);
        } else if (value instanceof Collection<?> list) {
            array(list, depth);
        } else if (value instanceof CharSequence text) {
            string(text);
        } else if (value == null || value instanceof Boolean) {
            out.append(value);
        } else {
            number(value);
        }
    }

    private void object(Map<?, ?> map, int depth) {
        out.append('{');
        String separator = "\n";
        for (Map.Entry<?, ?> field : map.entrySet()) {
            if (!(field.getKey() instanceof String name)) {
                throw new IllegalArgumentException("a field's name must be text, not " + field.getKey());
            }
            out.append(separator);
            indent(depth + 1);
            string(name);
            out.append(": ");
            value(field.getValue(), depth + 1);
            separator = ",\n";
        }
        close(map.isEmpty(), depth, '}');
    }

    private void array(Collection<?> list, int depth) {
        out.append('[');
        for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
            out.append('\n');
            indent(depth + 1);
            value(items.next(), depth + 1);
            if (items.hasNext()) {
                out.append(',');
            }
        }
        close(list.isEmpty(), depth, ']');
    }

    private void close(boolean empty, int depth, char bracket) {
        if (!empty) {
            out.append('\n');
            indent(depth);
        }
        out.append(bracket);
    }

    private void indent(int depth) {
        for (int i = 0; i < depth; i++) {
            out.append("  ");
        }
    }

    private void number(Object value) {
        boolean finite = value instanceof Integer
                || value instanceof Long
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || (value instanceof Double number && Double.isFinite(number));
        if (!finite) {
            throw new IllegalArgumentException("JSON has no " + value.getClass().getName() + " " + value);
        }
        out.append(value);
    }

    /** Half a surrogate pair is escaped too: it would not survive UTF-8. */
    private void string(CharSequence text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c < 0x20 || (Character.isSurrogate(c) && !paired(text, i))) {
                out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
                out.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean paired(CharSequence text, int i) {
        boolean high = Character.isHighSurrogate(text.charAt(i));
        int other = high ? i + 1 : i - 1;
        return other >= 0
                && other < text.length()
                && (high
                        ? Character.isLowSurrogate(text.charAt(other))
                        : Character.isHighSurrogate(text.charAt(other)));
    }
}
