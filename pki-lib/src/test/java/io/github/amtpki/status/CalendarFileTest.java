package io.github.amtpki.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Held against RFC 5545: lines (section 3.1), text (3.3.11), what an event must have (3.6.1) and an alarm (3.6.6). */
final class CalendarFileTest {

    private static final Pattern CONTENT_LINE = Pattern.compile("[A-Z-]+:[^\\p{Cntrl}]*");

    private static final Pattern ESCAPED_TEXT = Pattern.compile("(?:[^\\\\;,]|\\\\[\\\\;,nN])*");

    @Test
    void linesEndAsTheStandardSaysAndNoneIsTooLong() {
        String text = text(StatusSamples.status(
                "große-Sammlung-\ud83d\ude00".repeat(9),
                StatusSamples.deadline(Deadline.Sort.IN_USE, "äöü".repeat(30), 1, 9)));

        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75))
                .allSatisfy(line -> assertThat(line).doesNotContain("\ufffd"));
    }

    @Test
    void unfoldedItIsOneCalendarOfEventsWithAnAlarmEach() {
        List<String> lines = unfolded(text(StatusSamples.status(
                "lab",
                StatusSamples.deadline(Deadline.Sort.IN_USE, "a", 1, 9),
                StatusSamples.deadline(Deadline.Sort.LIST, "b", 1, 19))));

        assertThat(lines).allMatch(line -> CONTENT_LINE.matcher(line).matches());
        assertThat(lines).startsWith("BEGIN:VCALENDAR", "VERSION:2.0").endsWith("END:VCALENDAR");
        List<String> open = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("BEGIN:")) {
                open.add(line.substring(6));
            } else if (line.startsWith("END:")) {
                assertThat(open.remove(open.size() - 1)).isEqualTo(line.substring(4));
            }
        }
        assertThat(open).isEmpty();
        for (String property : List.of("UID:", "DTSTAMP:", "DTSTART:", "SUMMARY:", "TRIGGER:-P30D", "ACTION:DISPLAY")) {
            assertThat(lines).filteredOn(line -> line.startsWith(property)).hasSize(2);
        }
        assertThat(lines).contains("DTSTAMP:20261122T120000Z", "DTSTART:20261201T120000Z");
    }

    @Test
    void textIsEscapedAndHoldsNoControls() {
        List<String> lines = unfolded(text(
                StatusSamples.status("lab", StatusSamples.deadline(Deadline.Sort.IN_USE, "a;b,c\\d\u001b\re", 1, 9))));

        assertThat(lines)
                .filteredOn(line -> line.startsWith("SUMMARY:") || line.startsWith("DESCRIPTION:"))
                .isNotEmpty()
                .allMatch(line -> ESCAPED_TEXT
                        .matcher(line.substring(line.indexOf(':') + 1))
                        .matches());
        assertThat(lines).contains("SUMMARY:certificate a\\;b\\,c\\\\d??e of lab ends");
    }

    @Test
    void theEventOfANameStaysTheSameWhenItIsRenewed() {
        String before = identifier(StatusSamples.deadline(Deadline.Sort.IN_USE, "a", 500, 9));

        assertThat(identifier(StatusSamples.deadline(Deadline.Sort.IN_USE, "a", 0, 700)))
                .isEqualTo(before);
        assertThat(identifier(StatusSamples.deadline(Deadline.Sort.IN_USE, "b", 500, 9)))
                .isNotEqualTo(before);
        assertThat(identifier(StatusSamples.deadline(Deadline.Sort.LIST, "a", 500, 9)))
                .isNotEqualTo(before);
    }

    @Test
    void whatNobodyUsesAnyMoreIsNotInIt() {
        assertThat(text(StatusSamples.status(
                        "lab",
                        StatusSamples.deadline(Deadline.Sort.FORMER, "a", 1, 9),
                        StatusSamples.revoked(StatusSamples.deadline(Deadline.Sort.IN_USE, "b", 1, 9)))))
                .startsWith(CalendarFile.MARK)
                .doesNotContain("VEVENT");
    }

    private static String identifier(Deadline one) {
        return unfolded(text(StatusSamples.status("lab", one))).stream()
                .filter(line -> line.startsWith("UID:"))
                .findFirst()
                .orElseThrow();
    }

    private static String text(FolderStatus status) {
        return new String(CalendarFile.of(status), StandardCharsets.UTF_8);
    }

    private static List<String> unfolded(String text) {
        return List.of(text.replace("\r\n ", "").split("\r\n"));
    }
}
