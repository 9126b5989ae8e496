package io.github.amtpki.setupbin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One place where two files differ. Two files without any difference are the same, byte for byte. Secrets are compared, and
 * never shown.
 *
 * <pre>
 * record 1, 2/3 pki-dns-suffix     corp.example.com  ->  lab.example.com
 * record 1, 2/25 kvm               (absent)          ->  1 (on)
 * record 1, 1/2 new-mebx-password  (hidden)          ->  (hidden)
 * </pre>
 *
 * @param where what it is about
 * @param before what the first file has, empty if it is not there
 * @param after what the second has
 */
public record Difference(String where, Optional<String> before, Optional<String> after) {

    /** Every difference, in the order of the files. */
    public static List<Difference> between(SetupBin before, SetupBin after) {
        return new Comparison().run(before, after);
    }

    private static final class Comparison {

        private final List<Difference> found = new ArrayList<>();

        List<Difference> run(SetupBin before, SetupBin after) {
            header(before.header(), after.header());
            field("number of records", before.records().size(), after.records().size());
            int records = Math.max(before.records().size(), after.records().size());
            for (int i = 0; i < records; i++) {
                record("record " + (i + 1), get(before.records(), i), get(after.records(), i));
            }
            return List.copyOf(found);
        }

        private void header(SetupHeader before, SetupHeader after) {
            field("file version", before.version(), after.version());
            field("do not consume", before.doNotConsume(), after.doNotConsume());
            field("records consumed", before.consumed(), after.consumed());
            field("modules", before.modules(), after.modules());
            int noConsume = ~SetupHeader.DO_NOT_CONSUME;
            field("header, other flags", before.flags() & noConsume, after.flags() & noConsume);
            field("header, chunk count", before.chunkCount(), after.chunkCount());
            field("header, size", before.headerByteCount(), after.headerByteCount());
            field("header, chunks of a record", before.recordChunkCount(), after.recordChunkCount());
            field("header, reserved", before.reserved(), after.reserved());
            bytes("header, bytes after the modules", before.rest(), after.rest());
        }

        private void record(String where, Optional<SetupRecord> before, Optional<SetupRecord> after) {
            if (before.isEmpty() || after.isEmpty()) {
                add(where, before.map(Comparison::summary), after.map(Comparison::summary));
                return;
            }
            SetupRecord left = before.get();
            SetupRecord right = after.get();
            if (left.equals(right)) {
                return;
            }
            field(where + ", valid", left.valid(), right.valid());
            field(where + ", scrambled", left.scrambled(), right.scrambled());
            field(where + ", type", left.type(), right.type());
            long others = ~(long) (SetupRecord.VALID | SetupRecord.SCRAMBLED);
            field(where + ", other flags", left.flags() & others, right.flags() & others);
            field(where + ", reserved", left.reserved(), right.reserved());
            field(where + ", chunk count", left.chunkCount(), right.chunkCount());
            field(where + ", header size", left.headerByteCount(), right.headerByteCount());
            field(where + ", number", left.number(), right.number());
            variables(where, left.variables(), right.variables());
            bytes(where + ", bytes after the variables", left.rest(), right.rest());
        }

        /** The first of a kind is compared with the first of that kind, the second with the second. */
        private void variables(String where, List<Variable> before, List<Variable> after) {
            boolean[] matched = new boolean[after.size()];
            boolean sameOrder = true;
            int last = -1;
            for (Variable left : before) {
                int at = 0;
                while (at < matched.length && (matched[at] || !left.sameKey(after.get(at)))) {
                    at++;
                }
                if (at < matched.length) {
                    matched[at] = true;
                    sameOrder &= at > last;
                    last = at;
                }
                variable(where, Optional.of(left), get(after, at));
            }
            for (int i = 0; i < matched.length; i++) {
                if (!matched[i]) {
                    variable(where, Optional.empty(), Optional.of(after.get(i)));
                }
            }
            if (!sameOrder) {
                add(where + ", order", Optional.of(labels(before)), Optional.of(labels(after)));
            }
        }

        private void variable(String where, Optional<Variable> before, Optional<Variable> after) {
            if (before.equals(after)) {
                return;
            }
            String label = before.or(() -> after).orElseThrow().label();
            Optional<Octets> left = before.map(Variable::value);
            if (!left.equals(after.map(Variable::value))) {
                add(where + ", " + label, before.map(one -> one.display(false)), after.map(one -> one.display(false)));
            } else {
                field(
                        where + ", " + label + ", reserved",
                        before.orElseThrow().reserved(),
                        after.orElseThrow().reserved());
                bytes(
                        where + ", " + label + ", padding",
                        before.orElseThrow().padding(),
                        after.orElseThrow().padding());
            }
        }

        private void field(String where, Object before, Object after) {
            if (!Objects.equals(before, after)) {
                add(where, Optional.of(before.toString()), Optional.of(after.toString()));
            }
        }

        /** Bytes that should not be there may be somebody's password. */
        private void bytes(String where, Octets before, Octets after) {
            if (!before.equals(after)) {
                add(
                        where,
                        Optional.of("(" + before.length() + " bytes)"),
                        Optional.of("(" + after.length() + " bytes)"));
            }
        }

        private void add(String where, Optional<String> before, Optional<String> after) {
            found.add(new Difference(where, before, after));
        }

        private static String summary(SetupRecord record) {
            return record.variables().size() + " variables";
        }

        private static String labels(List<Variable> variables) {
            return String.join(", ", variables.stream().map(Variable::label).toList());
        }

        private static <T> Optional<T> get(List<T> list, int index) {
            return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
        }
    }
}
