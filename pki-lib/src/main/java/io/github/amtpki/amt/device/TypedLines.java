package io.github.amtpki.amt.device;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.TypedHash;
import io.github.amtpki.internal.text.PastedText;
import io.github.amtpki.x509.Digest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hashes that somebody typed or pasted: one in each line, or one that was broken over several. What programs write around one
 * is taken off:
 *
 * <pre>
 * 8f3a91c0…  root.der                     sha256sum
 * sha256 Fingerprint=8F:3A:91:C0:…        openssl x509 -fingerprint
 * SHA2-256(root.der)= 8f3a91c0…           openssl dgst
 *   groups  8F3A 91C0 …                   amtpki hash
 * 8f3a91c0… (Lab Root)                    people
 * </pre>
 *
 * <p>Lines without a hash, as headings, are passed over if others have one. A line that is nearly a hash is kept, as somebody
 * may have mistyped it.
 */
final class TypedLines {

    /** Fewer hexadecimal digits than this are no attempt at a hash. */
    private static final int FEWEST_DIGITS = 16;

    private static final int LONGEST_LINE = 512;

    private static final String DIGEST = "(?<digest>sha(?:1|2?-?(?:256|384|512))|sha-1|md5)";
    private static final Pattern LABEL = Pattern.compile(
            "^(?:" + DIGEST
                    + "(?=[^0-9a-z])(?:\\([^()]*\\))?(?: fingerprint)?|hex|colons|groups|base64)[ \\t]*[:=]?[ \\t]*",
            Pattern.CASE_INSENSITIVE);

    /** A file's name behind two blanks or a star, as sha256sum writes it, or a remark in brackets. */
    private static final Pattern TAIL =
            Pattern.compile("(?<=[0-9a-f])(?: [ *][^ ].*| *\\(.*\\))$", Pattern.CASE_INSENSITIVE);

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
        boolean broken = lines.size() > 1
                && joined.length() <= 200
                && TypedHash.of(joined).isWhole();
        List<ReportedHash> hashes = broken ? List.of(typed(TypedHash.of(joined))) : each(lines);
        return new DeviceReport(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), hashes, List.of());
    }

    private static List<ReportedHash> each(List<String> lines) {
        Set<TypedHash> seen = new HashSet<>();
        List<ReportedHash> hashes = lines.stream()
                .flatMap(line -> hash(line).filter(one -> seen.add(one) || !isForm(line)).stream())
                .map(TypedLines::typed)
                .toList();
        boolean whole = hashes.stream().anyMatch(one -> one.hash().isWhole());
        lines.stream()
                .filter(line -> !whole && hash(line).isEmpty())
                .findFirst()
                .ifPresent(line -> {
                    throw new BadInputException(
                            "'" + PastedText.line(line, 40) + "' is neither a hash nor the report of a machine",
                            "a hash looks like 8F3A 91C0 …, a report comes from: rpc amtinfo -cert");
                });
        return hashes;
    }

    /** What a line has of a hash, if most of it is hexadecimal. Words have such letters, too, but no decimal digits. */
    private static Optional<TypedHash> hash(String typedLine) {
        if (typedLine.length() > LONGEST_LINE) {
            return Optional.empty();
        }
        String line = typedLine.substring(
                HashLine.in(typedLine).map(found -> found.before().length()).orElse(0));
        Matcher label = LABEL.matcher(line);
        boolean labelled = label.find();
        Optional<Digest> digest = labelled ? digest(label.group("digest")) : Optional.empty();
        if (labelled && label.group("digest") != null && digest.isEmpty()) {
            return Optional.empty();
        }
        String rest = labelled ? line.substring(label.end()) : line;
        Matcher tail = TAIL.matcher(rest);
        String digits = TypedHash.of(rest).isWhole() || !tail.find() ? rest : rest.substring(0, tail.start());
        TypedHash typed = TypedHash.of(digits);
        long hexadecimal = typed.digits().chars().filter(HexFormat::isHexDigit).count();
        long decimal = typed.digits().chars().filter(c -> c >= '0' && c <= '9').count();
        boolean attempt = hexadecimal >= FEWEST_DIGITS
                && hexadecimal * 4 >= typed.digits().length() * 3L
                && decimal * 5 >= typed.digits().length();
        return attempt || typed.isWhole()
                ? Optional.of(new TypedHash(digest.or(typed::declared), typed.digits(), typed.active()))
                : Optional.empty();
    }

    /** Whether it is one of the forms of one hash that stand below each other. */
    private static boolean isForm(String line) {
        Matcher label = LABEL.matcher(line);
        return label.find() && label.group("digest") == null;
    }

    private static Optional<Digest> digest(@Nullable String name) {
        String id = name == null
                ? ""
                : name.toLowerCase(Locale.ROOT).replace("sha2-", "sha").replace("-", "");
        return Arrays.stream(Digest.values())
                .filter(digest -> digest.id().equals(id))
                .findFirst();
    }

    private static ReportedHash typed(TypedHash hash) {
        return new ReportedHash("", hash, true);
    }
}
