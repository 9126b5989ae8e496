package io.github.amtpki.setupbin;

import io.github.amtpki.BadInputException;
import java.util.List;
import java.util.Optional;

/**
 * What one machine is told: variables, in the order of the file. Firmware passes over a record that is not valid, which is
 * what it makes of one that it has consumed; whether it wipes the contents as well is not known, so a password in there is
 * still a password.
 *
 * <p>Most components are as in every file seen when they are made by {@link #of}; a reader keeps what it found, so that
 * writing gives the same bytes again.
 *
 * @param type 1; 0 is an invalid record
 * @param flags bit 0 valid, bit 1 scrambled
 * @param reserved eight bytes, lowest first
 * @param chunkCount 1; 0 means the same
 * @param headerByteCount 24
 * @param number from 1 on, in order
 * @param variables in the order of the file
 * @param rest what follows the last variable, without zeros at its end; usually empty. The whole body of a record that is
 *     not valid and makes no sense
 */
public record SetupRecord(
        long type,
        long flags,
        long reserved,
        int chunkCount,
        int headerByteCount,
        long number,
        List<Variable> variables,
        Octets rest) {

    /** Bytes that the variables of one record may take; no tool is known that writes records of more than one chunk. */
    public static final int BODY = 488;

    static final int HEADER = 24;
    static final int DATA = 1;
    static final int VALID = 1;
    static final int SCRAMBLED = 2;

    /**
     * @throws BadInputException if the variables take more than {@link #BODY} bytes, or one occurs twice that must not
     */
    public SetupRecord {
        variables = List.copyOf(variables);
        int size = variables.stream().mapToInt(Variable::size).sum() + rest.length();
        if (size > BODY) {
            throw new BadInputException(
                    "record " + number + " would take " + size + " bytes, " + BODY + " fit",
                    "shorten names and suffixes, or enrol fewer roots: one of SHA-384 with a long name takes 92");
        }
        for (int i = 0; i < variables.size(); i++) {
            if (clashes(variables, i, variables.get(i))) {
                throw new BadInputException(
                        "variable " + variables.get(i).label() + " occurs twice in record " + number);
            }
        }
        Unsigned.check(type, DATA);
        Unsigned.check(flags, Unsigned.U32);
        Unsigned.check(chunkCount, isValid(type, flags) ? 1 : Unsigned.U16);
        Unsigned.check(headerByteCount, Unsigned.U16);
        Unsigned.check(number, Unsigned.U32);
    }

    /** A valid record. */
    public static SetupRecord of(long number, boolean scrambled, List<Variable> variables) {
        return new SetupRecord(
                DATA, scrambled ? VALID | SCRAMBLED : VALID, 0, 1, HEADER, number, variables, Octets.EMPTY);
    }

    /** Whether firmware looks at it; if not, it has been consumed. */
    public boolean valid() {
        return isValid(type, flags);
    }

    static boolean isValid(long type, long flags) {
        return type == DATA && (flags & VALID) != 0;
    }

    public boolean scrambled() {
        return (flags & SCRAMBLED) != 0;
    }

    /** The first variable of a kind, if there is one. */
    public Optional<Variable> find(VariableRow row) {
        return variables.stream()
                .filter(variable -> variable.module() == row.module() && variable.id() == row.id())
                .findFirst();
    }

    /**
     * Whether a variable must not follow the first so many of these. At most 61 fit into a record, so comparing each with
     * each is cheap, and takes no memory.
     */
    static boolean clashes(List<Variable> variables, int count, Variable variable) {
        for (int i = 0; i < count; i++) {
            if (variables.get(i).sameKey(variable)) {
                return !variable.row().map(VariableRow::repeatable).orElse(false);
            }
        }
        return false;
    }
}
