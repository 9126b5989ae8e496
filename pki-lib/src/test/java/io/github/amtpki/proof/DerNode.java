package io.github.amtpki.proof;

import io.github.amtpki.testing.TestDer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A value in DER (X.690 section 10 and 11), read by nobody's library: a lint that asks the library which wrote a certificate would
 * believe it. What BER allows and DER does not is an error here.
 *
 * @param tag one byte; certificates have no larger ones
 * @param content of a value that has no children
 * @param children of a constructed value, else none
 */
record DerNode(int tag, byte[] content, List<DerNode> children) {

    static final int BOOLEAN = 1;
    static final int INTEGER = 2;
    static final int BIT_STRING = 3;
    static final int OCTET_STRING = 4;
    static final int NULL = 5;
    static final int OID = 6;
    static final int UTF8_STRING = 0x0c;
    static final int PRINTABLE_STRING = 0x13;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final int CONSTRUCTED = 0x20;

    /** @throws IllegalArgumentException saying what about it is not DER */
    static DerNode parse(byte[] der) {
        List<DerNode> all = parseAll(der);
        demand(all.size() == 1, all.size() + " values where there should be one");
        return all.get(0);
    }

    private static List<DerNode> parseAll(byte[] der) {
        List<DerNode> all = new ArrayList<>();
        for (int at = 0; at < der.length; ) {
            demand(at + 1 < der.length, "a value without a length");
            demand((der[at] & 0x1f) != 0x1f, "a tag of several bytes");
            int first = der[at + 1] & 0xff;
            int more = first < 0x80 ? 0 : first - 0x80;
            demand(
                    first != 0x80 && more <= 3 && at + 2 + more <= der.length,
                    "a length that is indefinite or too long");
            int length = more == 0 ? first : 0;
            for (int i = 0; i < more; i++) {
                length = length << 8 | der[at + 2 + i] & 0xff;
            }
            demand(
                    more == 0 || length >= (more == 1 ? 0x80 : 1 << 8 * (more - 1)),
                    "a length in more bytes than it needs");
            int start = at + 2 + more;
            demand(start + length <= der.length, "a value that ends behind its end");
            all.add(of(der[at] & 0xff, Arrays.copyOfRange(der, start, start + length)));
            at = start + length;
        }
        return all;
    }

    private static DerNode of(int tag, byte[] content) {
        if ((tag & CONSTRUCTED) != 0) {
            List<DerNode> children = parseAll(content);
            demand(tag != SET || isSorted(children), "a set that is not sorted");
            return new DerNode(tag, new byte[0], children);
        }
        int length = content.length;
        switch (tag) {
            case BOOLEAN ->
                demand(length == 1 && (content[0] == 0 || content[0] == -1), "a boolean other than 00 and FF");
            case INTEGER ->
                demand(
                        length > 0 && (length == 1 || content[0] != (content[1] < 0 ? -1 : 0)),
                        "an integer that is empty or has a needless byte");
            case BIT_STRING ->
                demand(
                        length > 0
                                && content[0] >= 0
                                && content[0] < (length == 1 ? 1 : 8)
                                && (content[length - 1] & (1 << content[0]) - 1 & (length == 1 ? 0 : 0xff)) == 0,
                        "a bit string with unused bits that are set");
            case NULL -> demand(length == 0, "a null that is something");
            case OID ->
                demand(length > 0 && content[length - 1] >= 0 && content[0] != (byte) 0x80, "a broken identifier");
            case SEQUENCE - CONSTRUCTED, SET - CONSTRUCTED -> demand(false, "a sequence that is not constructed");
            default -> {
                // strings and tags of a context: any bytes
            }
        }
        return new DerNode(tag, content, List.of());
    }

    private static boolean isSorted(List<DerNode> children) {
        for (int i = 1; i < children.size(); i++) {
            if (Arrays.compareUnsigned(
                            children.get(i - 1).der(), children.get(i).der())
                    > 0) {
                return false;
            }
        }
        return true;
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    byte[] der() {
        byte[][] parts = children.stream().map(DerNode::der).toArray(byte[][]::new);
        return children.isEmpty() ? TestDer.wrap(tag, content) : TestDer.wrap(tag, parts);
    }

    DerNode child(int... path) {
        DerNode node = this;
        for (int index : path) {
            node = node.children.get(index);
        }
        return node;
    }

    boolean is(DerNode other) {
        return Arrays.equals(der(), other.der());
    }

    /** The same with another list of children. */
    DerNode with(UnaryOperator<List<DerNode>> change) {
        return new DerNode(tag, content, change.apply(new ArrayList<>(children)));
    }

    /** The same with another child; the new one may be anything, DER or not. */
    DerNode with(int index, UnaryOperator<DerNode> change) {
        return with(list -> {
            list.set(index, change.apply(list.get(index)));
            return list;
        });
    }

    /** The same with another content, whatever it was. */
    DerNode holding(byte[]... parts) {
        return new DerNode(tag, TestDer.concat(parts), List.of());
    }

    /** The dotted form of an identifier. */
    String dotted() {
        StringBuilder text = new StringBuilder();
        long arc = 0;
        for (byte b : content) {
            arc = arc << 7 | b & 0x7f;
            if (b >= 0) {
                text.append(
                        text.isEmpty() ? Math.min(arc / 40, 2) + "." + (arc - 40 * Math.min(arc / 40, 2)) : "." + arc);
                arc = 0;
            }
        }
        return text.toString();
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
