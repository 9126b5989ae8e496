package io.github.amtpki.amt.device;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.TypedHash;
import io.github.amtpki.internal.text.PastedText;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Hashes that somebody typed: one in each line, or one that was broken over several. */
final class TypedLines {

    /** Fewer hexadecimal digits than this are no attempt at a hash. */
    private static final int FEWEST_DIGITS = 16;

    private TypedLines() {}

    static DeviceReport read(String text) {
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(DeviceReport.MAX_HASHES + 1L)
                .toList();
        if (lines.size() > DeviceReport.MAX_HASHES) {
            throw new BadInputException("more than " + DeviceReport.MAX_HASHES + " lines are no list of hashes");
        }
        String joined = String.join(" ", lines);
        List<String> hashes = lines.size() > 1 && joined.length() <= 200 && isOne(joined) ? List.of(joined) : lines;
        return new DeviceReport(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                hashes.stream().map(TypedLines::hash).toList(),
                List.of());
    }

    private static boolean isOne(String joined) {
        return TypedHash.of(joined).isWhole();
    }

    private static ReportedHash hash(String line) {
        TypedHash typed = TypedHash.of(line);
        if (typed.digits().chars().filter(HexFormat::isHexDigit).count() < FEWEST_DIGITS) {
            throw new BadInputException(
                    "'" + PastedText.line(line, 40) + "' is neither a hash nor the report of a machine",
                    "a hash looks like 8F3A 91C0 …, a report comes from: rpc amtinfo -cert");
        }
        return new ReportedHash("", typed, true);
    }
}
