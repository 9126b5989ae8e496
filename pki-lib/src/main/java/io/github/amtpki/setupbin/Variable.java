package io.github.amtpki.setupbin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.amtpki.BadInputException;
import java.util.Optional;

/**
 * One variable of a record, known or not. On the file it is eight bytes (module, id, length of the value, reserved), the
 * value, and zeros up to a multiple of four.
 *
 * <pre>{@code
 * Variable.text(VariableRow.PKI_DNS_SUFFIX, "corp.example.com")
 * Variable.number(VariableRow.KVM, 1)
 * new Variable(2, 99, Octets.of(bytes))      // nobody knows what it means: kept and shown
 * }</pre>
 *
 * @param module 1 or 2 where it is known; 0 would end the list
 * @param id within the module
 * @param value without padding
 * @param reserved 0 in every file seen
 * @param padding what stands in the padding, without zeros at its end: empty in every file seen
 */
public record Variable(int module, int id, Octets value, int reserved, Octets padding) {

    static final int HEADER = 8;
    private static final int ALIGNMENT = 4;

    /**
     * @throws BadInputException if no record has room for the value
     * @throws IllegalArgumentException if another component does not fit its field, or the module is 0
     */
    public Variable {
        Unsigned.check(module - 1, Unsigned.U16 - 1);
        Unsigned.check(id, Unsigned.U16);
        Unsigned.check(reserved, Unsigned.U16);
        if (value.length() > SetupRecord.BODY - HEADER) {
            throw new BadInputException(
                    "the value of variable " + module + "/" + id + " has " + value.length() + " bytes, "
                            + (SetupRecord.BODY - HEADER) + " fit into a record",
                    "shorten it");
        }
        if (padding.length() > padded(value.length()) - value.length()) {
            throw new IllegalArgumentException("the padding is longer than its room");
        }
    }

    public Variable(int module, int id, Octets value) {
        this(module, id, value, 0, Octets.EMPTY);
    }

    public Variable(VariableRow row, Octets value) {
        this(row.module(), row.id(), value);
    }

    /** A text; one byte per character. */
    public static Variable text(VariableRow row, String text) {
        return new Variable(row, Octets.of(text.getBytes(ISO_8859_1)));
    }

    /** A number, in as many bytes as the row's type has. */
    public static Variable number(VariableRow row, long number) {
        byte[] bytes = new byte[row.type().kind().width()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (number >> i * Byte.SIZE);
        }
        return new Variable(row, Octets.of(bytes));
    }

    /** What is known about it, if anything. */
    public Optional<VariableRow> row() {
        return VariableRow.of(module, id);
    }

    /** As in {@code 2/3 pki-dns-suffix}, {@code 2/99 unknown}. */
    public String label() {
        return module + "/" + id + " " + row().map(VariableRow::label).orElse("unknown");
    }

    /**
     * Whether it must not be shown unasked: passwords, and whatever nobody knows outside module 2. Module 1 is where the
     * passwords are, so an unknown variable there may well be another one.
     */
    public boolean secret() {
        return row().map(VariableRow::secret).orElse(module != 2);
    }

    /** Why the value is none that the variable takes, as a phrase that does not show it; empty if it is, or is unknown. */
    public Optional<String> misfit() {
        return row().flatMap(row -> row.type().misfit(value));
    }

    /**
     * The value for people: texts as they are, numbers with their meaning, everything else in hexadecimal. Safe for a
     * terminal.
     *
     * @param reveal whether to show secrets, too
     */
    public String display(boolean reveal) {
        if (reveal || !secret()) {
            return VariableText.of(this);
        }
        return row().isPresent() ? "(hidden)" : "(hidden, " + value.length() + " bytes)";
    }

    /** With a value of its own if it is secret, so that each owner can overwrite his. */
    Variable copy() {
        return secret() ? new Variable(module, id, Octets.of(value.toByteArray()), reserved, padding) : this;
    }

    boolean is(VariableRow row) {
        return module == row.module() && id == row.id();
    }

    boolean sameKey(Variable other) {
        return module == other.module && id == other.id;
    }

    /** Bytes that it takes in a record. */
    int size() {
        return HEADER + padded(value.length());
    }

    static int padded(int length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "Variable[" + label() + "]";
    }
}
