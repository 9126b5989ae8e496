package io.github.amtpki.amt.device;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.internal.text.PastedText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The text of {@code rpc amtinfo -cert}, old ({@code Version : 16.1}) and new (aligned columns, with bullets and rules), and of
 * {@code meshcmd amthashes}. Each hash follows its name, on the same line or the next:
 *
 * <pre>
 * Version                 : 16.1.25
 * DNS Suffix              : corp.example.com
 * Lab Root CA (Active)
 *    SHA256: 8f3a…
 * </pre>
 */
final class AmtInfoText {

    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_NAME = 80;
    private static final Set<String> FLAGS = Set.of("default", "active", "inactive");

    private final ReportDraft draft = new ReportDraft();
    private String name = "";

    /** Whether the report has flags at all: only then a hash without any is switched off. */
    private boolean flagged;

    /** Whether any line is one that only such a report has. A hash with its digest alone is what people type. */
    static boolean looksLike(String text) {
        return text.lines()
                .map(AmtInfoText::plain)
                .anyMatch(line -> isFlagged(line)
                        || field(line, "dns suffix").isPresent()
                        || field(line, "control mode").isPresent()
                        || field(line, "version").isPresent());
    }

    DeviceReport read(String text) {
        flagged = text.lines().map(AmtInfoText::plain).anyMatch(AmtInfoText::isFlagged);
        text.lines().map(AmtInfoText::plain).filter(line -> !line.isBlank()).forEach(this::line);
        return draft.report();
    }

    private void line(String line) {
        Optional<HashLine> hash = HashLine.in(line);
        if (hash.isPresent()) {
            String own = lastColumns(hash.get().before());
            String heading = own.isEmpty() ? name : own;
            List<String> flags = flags(heading).orElse(List.of());
            draft.hash(
                    withoutFlags(heading),
                    hash.get().algorithm(),
                    hash.get().digits(),
                    flagged ? flags.contains("active") : !flags.contains("inactive"),
                    !flags.contains("default"));
            return;
        }
        name = line.strip();
        field(line, "version").flatMap(AmtInfoText::version).ifPresent(draft::version);
        field(line, "dns suffix (os)").ifPresent(draft::osDnsSuffix);
        field(line, "dns suffix").filter(value -> !value.startsWith("(")).ifPresent(draft::dnsSuffix);
        field(line, "control mode").ifPresent(draft::controlMode);
        field(line, "intel amt v")
                .map(value -> value.split("[, ]", 2)[0])
                .flatMap(AmtInfoText::version)
                .ifPresent(draft::version);
    }

    /** The rest of a line that begins with a label, without the colon or the blanks between. */
    private static Optional<String> field(String line, String label) {
        String text = line.strip();
        if (!text.toLowerCase(Locale.ROOT).startsWith(label)) {
            return Optional.empty();
        }
        String rest = text.substring(label.length());
        boolean sticks = label.endsWith("v");
        if (!sticks && !rest.isEmpty() && rest.charAt(0) != ' ' && rest.charAt(0) != ':') {
            return Optional.empty();
        }
        String value = rest.strip();
        value = value.startsWith(":") ? value.substring(1).strip() : value;
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<AmtVersion> version(String text) {
        return text.matches("[0-9]{1,3}(?:\\.[0-9]{1,5}){1,3}")
                ? Optional.of(AmtVersion.parse(text))
                : Optional.empty();
    }

    /** Without what a table is drawn with. */
    private static String plain(String line) {
        String shown = PastedText.line(line, LONGEST_LINE);
        StringBuilder plain = new StringBuilder(shown.length());
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            boolean drawn = c >= 0x2500 && c <= 0x257f || c == 0x2022 || c == '|';
            plain.append(drawn ? ' ' : c);
        }
        return plain.toString();
    }

    /** In a table the name and the flags are columns, with others before them. */
    private static String lastColumns(String line) {
        String[] columns = line.strip().split(" {2,}");
        String last = columns[columns.length - 1];
        String flags = last.toLowerCase(Locale.ROOT);
        boolean named = columns.length > 1 && (flags.startsWith("default") || flags.startsWith("active"));
        return named ? columns[columns.length - 2] + " (" + last + ")" : last;
    }

    private static boolean isFlagged(String line) {
        Optional<HashLine> hash = HashLine.in(line);
        if (hash.isEmpty() && line.indexOf('(') < 0) {
            return false;
        }
        return flags(lastColumns(hash.map(HashLine::before).orElse(line))).isPresent();
    }

    /** What stands in brackets at the end, if it is nothing but flags; rpc-go forgets the second bracket if there are none. */
    private static Optional<List<String>> flags(String heading) {
        int bracket = heading.lastIndexOf('(');
        if (bracket < 0) {
            return Optional.empty();
        }
        String inner = heading.substring(bracket + 1).toLowerCase(Locale.ROOT).replace(")", "");
        List<String> flags = Arrays.stream(inner.split("[, ]+"))
                .filter(flag -> !flag.isEmpty())
                .toList();
        return FLAGS.containsAll(flags) ? Optional.of(flags) : Optional.empty();
    }

    private static String withoutFlags(String heading) {
        String shown = flags(heading).isPresent() ? heading.substring(0, heading.lastIndexOf('(')) : heading;
        return PastedText.line(shown.strip(), LONGEST_NAME);
    }
}
