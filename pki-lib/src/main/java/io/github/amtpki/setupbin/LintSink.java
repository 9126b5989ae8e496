package io.github.amtpki.setupbin;

import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What one rule finds in one file; what is the same in several records is one finding. */
final class LintSink {

    private record Key(Severity severity, String detail) {}

    private final SetupBin file;
    private final VersionSet firmware;
    private final Passport passport;
    private final Map<Key, List<Integer>> found = new LinkedHashMap<>();

    LintSink(SetupBin file, VersionSet firmware, Passport passport) {
        this.file = file;
        this.firmware = firmware;
        this.passport = passport;
    }

    SetupBin file() {
        return file;
    }

    VersionSet firmware() {
        return firmware;
    }

    /** Visits the records that machines look at, with their places from 1 on. */
    void eachValid(BiConsumer<SetupRecord, Integer> visitor) {
        for (int i = 0; i < file.records().size(); i++) {
            if (file.records().get(i).valid()) {
                visitor.accept(file.records().get(i), i + 1);
            }
        }
    }

    /** Something about the file as a whole. */
    void add(String detail) {
        add(passport.severity(), detail);
    }

    void add(Severity severity, String detail) {
        found.computeIfAbsent(new Key(severity, detail), key -> new ArrayList<>());
    }

    /** Something about a record. */
    void add(int record, String detail) {
        add(passport.severity(), record, detail);
    }

    void add(Severity severity, int record, String detail) {
        List<Integer> records = found.computeIfAbsent(new Key(severity, detail), key -> new ArrayList<>());
        if (records.isEmpty() || records.get(records.size() - 1) != record) {
            records.add(record);
        }
    }

    List<SetupFinding> findings() {
        List<SetupFinding> findings = new ArrayList<>();
        found.forEach((key, records) -> findings.add(new SetupFinding(passport, key.severity, key.detail, records)));
        return findings;
    }
}
