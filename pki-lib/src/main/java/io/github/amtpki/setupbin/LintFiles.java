package io.github.amtpki.setupbin;

import io.github.amtpki.check.rule.Severity;
import java.util.List;

/** What {@link SetupLint} looks for in the header, and in all records together. */
final class LintFiles {

    private LintFiles() {}

    static void version(LintSink sink) {
        FileVersion version = sink.file().version();
        int oldest = sink.firmware().ranges().get(0).first().major();
        if (oldest < version.firstAmt()) {
            sink.add("version " + version + " is for AMT " + version.firstAmt() + " and later, and AMT " + oldest
                    + " is to read it");
        } else if (version == FileVersion.V1) {
            sink.add(Severity.WARNING, "version 1, which some BIOSes no longer know");
        }
    }

    static void counters(LintSink sink) {
        SetupHeader header = sink.file().header();
        if (header.chunkCount() == 0) {
            sink.add("the header says that it takes 0 chunks");
        }
        if (header.recordChunkCount() == 0) {
            sink.add("the header says that a record takes 0 chunks");
        }
        sink.eachValid((record, number) -> {
            if (record.chunkCount() == 0) {
                sink.add(number, "it says that it takes 0 chunks");
            }
        });
    }

    static void noneLeft(LintSink sink) {
        int records = sink.file().records().size();
        if (records == 0) {
            sink.add("the file has no record");
        } else if (valid(sink) == 0) {
            sink.add(records == 1 ? "its only record is consumed" : "all " + records + " records are consumed");
        } else if (sink.file().header().consumed() == records) {
            sink.add("the header counts all " + records + " records as consumed");
        }
    }

    static void consumed(LintSink sink) {
        int records = sink.file().records().size();
        long counted = sink.file().header().consumed();
        long marked = records - valid(sink);
        if (counted != marked) {
            sink.add("the header counts " + counted + " consumed, and " + marked + " of " + records
                    + " records are marked so");
        } else if (marked > 0 && marked < records) {
            sink.add(Severity.NOTE, marked + " of " + records + " records are consumed");
        }
    }

    static void many(LintSink sink) {
        int records = sink.file().records().size();
        if (records > SetupPool.MANY_RECORDS) {
            sink.add(SetupPool.manyRecords(records));
        }
    }

    static void modules(LintSink sink) {
        SetupHeader header = sink.file().header();
        List<Integer> used =
                SetupHeader.of(header.version(), false, sink.file().records()).modules();
        if (header.modules().isEmpty() && !used.isEmpty()) {
            sink.add("the list is empty, and the records use " + used);
        } else if (!header.modules().containsAll(used)) {
            sink.add("it lists " + header.modules() + ", and the records use " + used);
        }
        int end = SetupHeader.MODULES_AT + (header.modules().size() + 1) * Short.BYTES;
        if (!header.modules().isEmpty() && header.headerByteCount() != end) {
            sink.add("the header says that it takes " + header.headerByteCount() + " bytes, and its list ends at "
                    + end);
        }
    }

    static void leftovers(LintSink sink) {
        SetupHeader header = sink.file().header();
        if (header.reserved() != 0 || (header.flags() & ~SetupHeader.DO_NOT_CONSUME) != 0) {
            sink.add("reserved fields or flags of the header are not 0");
        }
        if (header.rest().length() > 0) {
            sink.add("there are bytes behind the header's list of modules");
        }
        sink.eachValid((record, number) -> {
            long known = SetupRecord.VALID | SetupRecord.SCRAMBLED;
            if (record.reserved() != 0 || (record.flags() & ~known) != 0) {
                sink.add(number, "reserved fields or flags are not 0");
            }
            if (record.rest().length() > 0) {
                sink.add(number, "there are bytes behind the last setting");
            }
            if (record.variables().stream()
                    .anyMatch(one -> one.reserved() != 0 || one.padding().length() > 0)) {
                sink.add(number, "reserved fields or paddings of settings are not 0");
            }
        });
    }

    static void flagTooNew(LintSink sink) {
        if (sink.file().version() == FileVersion.V1 && sink.file().doNotConsume()) {
            sink.add("it is marked as not to be consumed");
        }
    }

    private static long valid(LintSink sink) {
        return sink.file().records().stream().filter(SetupRecord::valid).count();
    }
}
