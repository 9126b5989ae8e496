package io.github.amtpki.setupbin;

import io.github.amtpki.Artefact;
import java.util.List;

/**
 * What a new Setup.bin is to say, checked and in order; {@link SetupBinBuilder} makes it. It holds passwords in
 * clear until it is closed.
 *
 * @param version 3 or 4
 * @param consumable whether each machine takes a record of its own and marks it as used
 * @param scrambled whether 17 is added to every byte of the records; hides nothing
 * @param variables by module and id
 * @param warnings what the person who uses it should know
 */
public record SetupBinSpec(
        FileVersion version, boolean consumable, boolean scrambled, List<Variable> variables, List<String> warnings)
        implements AutoCloseable {

    /** The name that firmware looks for. */
    public static final String FILE_NAME = "Setup.bin";

    public SetupBinSpec {
        variables = List.copyOf(variables);
        warnings = List.copyOf(warnings);
    }

    /** A record of a larger file. */
    SetupRecord record(long number) {
        return SetupRecord.of(number, scrambled, variables);
    }

    /** The file with this as its only record, as a value. */
    public SetupBin file() {
        return SetupBin.of(version, !consumable, List.of(record(1)));
    }

    /** The file with this as its only record. It holds passwords: whoever gets it wipes it. */
    public byte[] encode() {
        return file().encode();
    }

    /** The same under a name; always secret. */
    public Artefact artefact(String path) {
        return new Artefact(path, encode(), true);
    }

    /** Overwrites its passwords; afterwards neither it nor what {@link #file} gave is of use. */
    @Override
    public void close() {
        wipe(variables);
    }

    static void wipe(List<Variable> variables) {
        variables.stream()
                .filter(Variable::secret)
                .forEach(variable -> variable.value().wipe());
    }
}
