package io.github.amtpki.setupbin;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Setup.bin for many machines, from the rows of a table. A file per machine knows which machine it is for; a pool does not.
 *
 * <pre>
 * hostname,domain,current-password,new-password
 * pc-0001,corp.example.com,env:FACTORY,file:passwords/pc-0001
 * pc-0002,corp.example.com,env:FACTORY,file:passwords/pc-0002
 * </pre>
 *
 * <p>Further columns: {@code server}, {@code server-address}, {@code server-port}. What a row leaves empty comes from the
 * template. Passwords are never in the table, only what {@link Passwords} makes them of. Rows are read one at a time,
 * so the memory needed does not grow with their number. Two rows of one host name are not noticed here, but where the
 * files are written.
 */
public final class BulkSetup {

    /**
     * What came of one row.
     *
     * @param line where the row begins, from 1
     * @param hostname in lower case
     * @param file {@code HOSTNAME/Setup.bin}; whoever gets it wipes it
     * @param warnings what the person who uses it should know
     */
    public record MachineFile(long line, String hostname, Artefact file, List<String> warnings) {}

    /** Makes passwords of what the table says of them. What it gives is closed here. */
    public interface Passwords {

        /** Of the column {@code current-password}. */
        Secret current(String reference);

        /** Of the column {@code new-password}. */
        Secret fresh(String reference);

        /** What is taken for the {@code new-password} of a row that has none; empty: what the template has. */
        default Optional<String> freshElsewhere() {
            return Optional.empty();
        }
    }

    private BulkSetup() {}

    /**
     * One file per row, handed on before the next row is read.
     *
     * @param csv UTF-8, RFC 4180, with a header row; not closed
     * @param template what the rows have in common; not changed
     * @param secrets makes passwords of references
     * @param sink takes each file
     * @return how many rows there were
     * @throws io.github.amtpki.PkiException with the line, at the first row that cannot be made
     */
    public static long files(InputStream csv, SetupBinBuilder template, Passwords secrets, Consumer<MachineFile> sink) {
        CsvReader reader = new CsvReader(csv, BulkColumn.labels());
        if (!reader.names().contains(BulkColumn.HOSTNAME.label())) {
            throw new BadInputException("line 1: there is no column 'hostname'", "each file is named by its machine");
        }
        long rows = 0;
        for (Optional<CsvReader.Row> row = reader.read(); row.isPresent(); row = reader.read()) {
            sink.accept(file(row.get(), template, secrets));
            rows++;
        }
        return rows;
    }

    /**
     * One consumable file with a record per row, and its ledger. Host names are read and let go: a record names no machine.
     * The same parameters as {@link #files}, at most {@link SetupBin#MAX_RECORDS} rows.
     *
     * @throws RefusedException if rows differ in more than host name and new password: any machine may take any record
     * @throws io.github.amtpki.PkiException with the line, at the first row that cannot be made
     */
    public static SetupPool pool(InputStream csv, SetupBinBuilder template, Passwords secrets) {
        CsvReader reader = new CsvReader(csv, BulkColumn.labels());
        try (SetupPool.Builder pool = new SetupPool.Builder();
                PoolRows common = new PoolRows()) {
            for (Optional<CsvReader.Row> row = reader.read(); row.isPresent(); row = reader.read()) {
                CsvReader.Row one = row.get();
                atLine(one.line(), () -> {
                    try (SetupBinSpec spec = spec(one.fields(), template, secrets)) {
                        common.require(spec);
                        pool.add(spec);
                    }
                    return one;
                });
            }
            return pool.build();
        }
    }

    private static MachineFile file(CsvReader.Row row, SetupBinBuilder template, Passwords secrets) {
        return atLine(row.line(), () -> {
            String name = row.fields().get(BulkColumn.HOSTNAME.label());
            if (name == null) {
                throw new BadInputException("there is no hostname", "each file is named by its machine");
            }
            String host = HostText.name(name.toLowerCase(Locale.ROOT));
            if (host.startsWith("*")) {
                throw new BadInputException("a wildcard names no machine");
            }
            try (SetupBinSpec spec = spec(row.fields(), template, secrets)) {
                Artefact file = spec.artefact(host + "/" + SetupBinSpec.FILE_NAME);
                return new MachineFile(row.line(), host, file, spec.warnings());
            }
        });
    }

    private static SetupBinSpec spec(Map<String, String> fields, SetupBinBuilder template, Passwords secrets) {
        try (SetupBinBuilder builder = template.copy()) {
            for (BulkColumn column : BulkColumn.values()) {
                Optional<String> text = Optional.ofNullable(fields.get(column.label()));
                if (column == BulkColumn.NEW_PASSWORD) {
                    text = text.or(secrets::freshElsewhere);
                }
                text.ifPresent(value -> column.set(builder, value, secrets));
            }
            return builder.build();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run();
    }

    private static <T> T atLine(long line, Work<T> work) {
        try {
            return work.run();
        } catch (BadInputException e) {
            throw new BadInputException(
                    "line " + line + ": " + e.getMessage(), e.hint().orElse(""), e);
        } catch (RefusedException e) {
            throw new RefusedException(
                    "line " + line + ": " + e.getMessage(), e.hint().orElse(""), e);
        }
    }
}
