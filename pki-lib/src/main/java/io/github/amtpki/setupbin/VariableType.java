package io.github.amtpki.setupbin;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What values a variable takes. Numbers are little-endian and have as many bytes as their kind says; texts have no
 * terminator, their length stands before them.
 *
 * @param kind how the bytes are meant
 * @param min the smallest number, or the fewest bytes of anything else
 * @param max the largest number, or the most bytes of anything else
 * @param meanings what single numbers (or, of {@link Kind#BITS}, single bits) stand for, where they have names
 * @param secret whether it must not be shown
 */
public record VariableType(Kind kind, long min, long max, Map<Long, String> meanings, boolean secret) {

    /** How bytes are meant, with their number where it is fixed; 0 where it varies. */
    public enum Kind {
        TEXT(0),
        U8(1),
        /** One byte, each bit a switch. */
        BITS(1),
        U16(2),
        U32(4),
        /** Last part first: {@code 0a 02 00 c0} is 192.0.2.10. */
        IPV4(4),
        /** A GUID in the order in which it is written. */
        GUID(16),
        /** See {@link RootHashEntry}. */
        ROOT_HASH(0),
        /** Bytes whose layout is not known, or disputed. */
        RAW(0);

        private final int width;

        Kind(int width) {
            this.width = width;
        }

        int width() {
            return width;
        }

        boolean isNumber() {
            return this == U8 || this == BITS || this == U16 || this == U32;
        }
    }

    public VariableType {
        meanings = Collections.unmodifiableMap(new TreeMap<>(meanings));
    }

    static VariableType text(int min, int max) {
        return new VariableType(Kind.TEXT, min, max, Map.of(), false);
    }

    static VariableType secretText(int min, int max) {
        return new VariableType(Kind.TEXT, min, max, Map.of(), true);
    }

    /** A number that must be one of these, each given as {@code "1 enabled"}. */
    static VariableType choice(Kind kind, String... meanings) {
        TreeMap<Long, String> named = new TreeMap<>();
        for (String meaning : meanings) {
            int space = meaning.indexOf(' ');
            named.put(Long.valueOf(meaning.substring(0, space)), meaning.substring(space + 1));
        }
        return new VariableType(kind, named.firstKey(), named.lastKey(), named, false);
    }

    static VariableType number(Kind kind, int min, int max) {
        return new VariableType(kind, min, max, Map.of(), false);
    }

    /** Switches of one byte, each given as {@code "2 IDE-R"} with the value of its bit. */
    static VariableType bits(String... meanings) {
        VariableType bits = choice(Kind.BITS, meanings);
        long all = bits.meanings.keySet().stream().mapToLong(Long::longValue).sum();
        return new VariableType(Kind.BITS, 0, all, bits.meanings, false);
    }

    static VariableType bytes(Kind kind, int min, int max) {
        return new VariableType(kind, min, max, Map.of(), false);
    }

    /** Why bytes cannot be a value of this type, as a phrase that holds none of them; empty if they can. */
    public Optional<String> misfit(Octets value) {
        if (kind.width() != 0 && value.length() != kind.width()) {
            return Optional.of(value.length() + " bytes where it takes " + kind.width());
        }
        if (kind == Kind.ROOT_HASH) {
            return RootHashEntry.misfit(value);
        }
        if (!kind.isNumber()) {
            boolean fits = value.length() >= min && value.length() <= max;
            return fits ? Optional.empty() : Optional.of(value.length() + " bytes where it takes " + range());
        }
        long number = value.number();
        boolean listed = kind == Kind.BITS || meanings.isEmpty() || meanings.containsKey(number);
        boolean fits = number >= min && number <= max && listed;
        return fits ? Optional.empty() : Optional.of("the number " + number + " where it takes " + range());
    }

    /** The allowed numbers or lengths: {@code 1 to 32}, {@code 0, 1 or 255}. */
    public String range() {
        if (kind == Kind.BITS || meanings.isEmpty()) {
            return min == max ? "" + min : min + " to " + max;
        }
        StringBuilder text = new StringBuilder();
        long last = Collections.max(meanings.keySet());
        for (long number : meanings.keySet()) {
            text.append(text.isEmpty() ? "" : number == last ? " or " : ", ").append(number);
        }
        return text.toString();
    }
}
