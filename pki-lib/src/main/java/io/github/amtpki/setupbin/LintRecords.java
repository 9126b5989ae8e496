package io.github.amtpki.setupbin;

import io.github.amtpki.Secret;
import io.github.amtpki.amt.Generation;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.x509.Digest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What {@link SetupLint} looks for in each record that a machine may take. */
final class LintRecords {

    private LintRecords() {}

    static void hashTooNew(LintSink sink) {
        if (sink.file().version().compareTo(FileVersion.V3) < 0) {
            eachHash(
                    sink,
                    entry -> entry.hash().digest() == Digest.SHA1
                            ? Optional.empty()
                            : Optional.of("a " + entry.hash().digest().jcaName() + " hash in a file of version "
                                    + sink.file().version()));
        }
    }

    static void variableTooNew(LintSink sink) {
        FileVersion version = sink.file().version();
        eachVariable(
                sink,
                variable -> variable.row()
                        .filter(row -> row.since().compareTo(version) > 0)
                        .map(row -> variable.label() + " came with version " + row.since() + ", the file is of version "
                                + version));
    }

    static void sha1(LintSink sink) {
        untaken(sink, Digest.SHA1);
    }

    static void sha384(LintSink sink) {
        untaken(sink, Digest.SHA384);
    }

    private static void untaken(LintSink sink, Digest digest) {
        Optional<Generation> refusing = Generation.of(sink.firmware()).stream()
                .filter(row -> !row.rootHashes().contains(digest))
                .findFirst();
        refusing.ifPresent(row -> eachHash(
                sink,
                entry -> entry.hash().digest() == digest
                        ? Optional.of("'" + entry.name() + "' is told as a " + digest.jcaName() + " hash, also to AMT "
                                + row.versions())
                        : Optional.empty()));
    }

    static void noSuffix(LintSink sink) {
        sink.eachValid((record, number) -> {
            if (record.find(VariableRow.ROOT_HASH).isPresent()
                    && record.find(VariableRow.PKI_DNS_SUFFIX).isEmpty()) {
                sink.add(number, "there is a root hash, and no PKI DNS suffix");
            }
        });
    }

    static void order(LintSink sink) {
        sink.eachValid((record, number) -> SettingOrder.problem(record.variables())
                .ifPresentOrElse(detail -> sink.add(number, detail), () -> {
                    if (!SettingOrder.ascending(record.variables())) {
                        sink.add(Severity.WARNING, number, "the settings are not sorted by module and id");
                    }
                }));
    }

    static void longName(LintSink sink) {
        eachHash(sink, SpecRules::longName);
    }

    /** Of consumed records, too. */
    static void passwords(LintSink sink) {
        for (int i = 0; i < sink.file().records().size(); i++) {
            SetupRecord record = sink.file().records().get(i);
            if (record.variables().stream().anyMatch(LintRecords::isPassword)) {
                sink.add(i + 1, record.valid() ? "it holds passwords" : "it is consumed, and still holds passwords");
            }
        }
    }

    /** What nobody knows is hidden in case it is one; U19 says that it is there. */
    private static boolean isPassword(Variable variable) {
        return variable.row().map(VariableRow::secret).orElse(false);
    }

    static void tooMany(LintSink sink) {
        sink.eachValid((record, number) -> {
            long hashes = record.variables().stream()
                    .filter(variable -> variable.row().equals(Optional.of(VariableRow.ROOT_HASH)))
                    .count();
            if (hashes > Generation.CUSTOM_HASH_SLOTS) {
                sink.add(number, hashes + " root hashes");
            }
        });
    }

    static void defaultKept(LintSink sink) {
        sink.eachValid((record, number) -> {
            Optional<Variable> fresh = record.find(VariableRow.NEW_MEBX_PASSWORD);
            if (fresh.isEmpty()
                    && record.find(VariableRow.CURRENT_MEBX_PASSWORD)
                            .filter(SpecRules::isFactoryDefault)
                            .isPresent()) {
                sink.add(number, "the current password is the factory default, and there is no new one");
            }
        });
    }

    static void badPassword(LintSink sink) {
        sink.eachValid((record, number) -> record.find(VariableRow.NEW_MEBX_PASSWORD)
                .map(LintRecords::refusals)
                .filter(refusals -> !refusals.isEmpty())
                .ifPresent(refusals -> sink.add(number, String.join("; ", refusals))));
    }

    private static List<String> refusals(Variable password) {
        byte[] bytes = password.value().toByteArray();
        char[] chars = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            chars[i] = (char) (bytes[i] & 0xff);
        }
        try (Secret secret = Secret.of(chars)) {
            return MebxPassword.judge(secret).refusals();
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(chars, '\0');
        }
    }

    static void noCurrent(LintSink sink) {
        sink.eachValid((record, number) -> {
            if (record.find(VariableRow.CURRENT_MEBX_PASSWORD).isEmpty()
                    && record.find(VariableRow.PPS).isEmpty()) {
                sink.add(number, "there is no current MEBx password");
            }
        });
    }

    static void vendorOff(LintSink sink) {
        sink.eachValid((record, number) -> record.find(VariableRow.VENDOR_HASHES)
                .flatMap(SpecRules::vendorOff)
                .ifPresent(detail -> sink.add(number, detail)));
    }

    static void scrambled(LintSink sink) {
        if (!sink.file().version().isScrambled()) {
            sink.eachValid((record, number) -> {
                if (record.scrambled()) {
                    sink.add(
                            number,
                            "it is scrambled, in a file of version "
                                    + sink.file().version());
                }
            });
        }
    }

    static void unknown(LintSink sink) {
        eachVariable(sink, variable -> variable.row().isEmpty() ? Optional.of(variable.label()) : Optional.empty());
    }

    /** A root hash that no firmware can take is the end of what the file is for; so is a suffix that no domain has. */
    static void misfit(LintSink sink) {
        sink.eachValid((record, number) -> {
            for (Variable variable : record.variables()) {
                boolean vital = variable.is(VariableRow.ROOT_HASH) || variable.is(VariableRow.PKI_DNS_SUFFIX);
                if (!variable.is(VariableRow.NEW_MEBX_PASSWORD)) { // U15 says it
                    variable.misfit()
                            .or(() -> HostText.misfit(variable))
                            .ifPresent(why -> sink.add(
                                    vital ? Severity.ERROR : Severity.WARNING,
                                    number,
                                    variable.label() + " has " + why));
                    if (untyped(variable)) {
                        sink.add(Severity.WARNING, number, variable.label() + " has bytes that are no printable ASCII");
                    }
                }
            }
        });
    }

    /** A password with such bytes may have swallowed the settings behind it; a name with them MEBx cannot show. */
    private static boolean untyped(Variable variable) {
        if (variable.misfit().isPresent()) {
            return false;
        }
        byte[] bytes = variable.value().toByteArray();
        boolean password = variable.is(VariableRow.CURRENT_MEBX_PASSWORD);
        boolean unprintable = false;
        for (byte one : bytes) {
            unprintable |= one < ' ' || one > '~';
        }
        Arrays.fill(bytes, (byte) 0);
        return password
                ? unprintable
                : variable.is(VariableRow.ROOT_HASH)
                        && RootHashEntry.decode(variable.value()).isEmpty();
    }

    static void sharedKeys(LintSink sink) {
        int newest = sink.firmware()
                .ranges()
                .get(sink.firmware().ranges().size() - 1)
                .last()
                .major();
        if (newest >= 11) {
            eachVariable(
                    sink,
                    variable -> variable.row()
                            .filter(row -> row == VariableRow.PID || row == VariableRow.PPS)
                            .map(row -> variable.label() + " says nothing to AMT " + newest));
        }
    }

    private static void eachHash(LintSink sink, Function<RootHashEntry, Optional<String>> judge) {
        sink.eachValid((record, number) -> SpecRules.rootHashes(record.variables())
                .forEach(entry -> judge.apply(entry).ifPresent(detail -> sink.add(number, detail))));
    }

    private static void eachVariable(LintSink sink, Function<Variable, Optional<String>> judge) {
        sink.eachValid((record, number) -> record.variables()
                .forEach(variable -> judge.apply(variable).ifPresent(detail -> sink.add(number, detail))));
    }
}
