package io.github.amtpki.setupbin;

import io.github.amtpki.setupbin.VariableType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Values of variables as text for people; nothing in it can move a terminal's cursor. */
final class VariableText {

    private VariableText() {}

    static String of(Variable variable) {
        Octets value = variable.value();
        if (variable.row().isEmpty() || variable.misfit().isPresent()) {
            return hex(value);
        }
        VariableType type = variable.row().get().type();
        return switch (type.kind()) {
            case TEXT -> escaped(value);
            case U8, U16, U32 -> number(type, value.number());
            case BITS -> bits(type, value.number());
            case IPV4 -> value.at(3) + "." + value.at(2) + "." + value.at(1) + "." + value.at(0);
            case GUID -> uuid(value).toString();
            case ROOT_HASH ->
                RootHashEntry.decode(value).map(VariableText::rootHash).orElseGet(() -> hex(value));
            case RAW -> hex(value);
        };
    }

    private static String number(VariableType type, long number) {
        String meaning = type.meanings().get(number);
        return meaning == null ? Long.toString(number) : number + " (" + meaning + ")";
    }

    private static String bits(VariableType type, long number) {
        List<String> on = new ArrayList<>();
        for (Map.Entry<Long, String> bit : type.meanings().entrySet()) {
            if ((number & bit.getKey()) != 0) {
                on.add(bit.getValue());
            }
        }
        return number + " (" + (on.isEmpty() ? "nothing" : String.join(", ", on)) + ")";
    }

    private static UUID uuid(Octets value) {
        String hex = value.hex();
        int half = Kind.GUID.width();
        return new UUID(Long.parseUnsignedLong(hex, 0, half, 16), Long.parseUnsignedLong(hex, half, 2 * half, 16));
    }

    private static String rootHash(RootHashEntry entry) {
        return entry.hash().digest().jcaName() + " " + entry.hash().hex() + " \"" + entry.name() + "\"";
    }

    private static String hex(Octets value) {
        return value.length() == 0 ? "(empty)" : "0x" + value.hex();
    }

    private static String escaped(Octets value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            int c = value.at(i);
            if (c >= ' ' && c <= '~' && c != '\\') {
                text.append((char) c);
            } else {
                text.append(c == '\\' ? "\\\\" : String.format("\\x%02x", c));
            }
        }
        return text.toString();
    }
}
