package io.github.amtpki.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Held against the description of the text exposition format, version 0.0.4. */
final class MetricsFileTest {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\\\\\"\\n]|\\\\[\\\\\"n])*)\"";
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(?:\\{(" + LABEL + "(?:," + LABEL + ")*)\\})? (-?[0-9]+)");
    private static final Pattern META = Pattern.compile("# (HELP|TYPE) (" + NAME + ") (.+)");

    @Test
    void everyLineIsOneOfTheFormatAndFamiliesStandTogether() {
        List<String> lines = lines(StatusSamples.status(
                "la\"b\\\n",
                StatusSamples.deadline(Deadline.Sort.IN_USE, "a", 1, 9),
                StatusSamples.deadline(Deadline.Sort.FORMER, "a", 2, 8),
                StatusSamples.deadline(Deadline.Sort.LIST, "b", 1, 19)));
        String family = "";
        List<String> seen = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Matcher meta = META.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (meta.matches()) {
                if (meta.group(1).equals("HELP")) {
                    family = meta.group(2);
                    assertThat(seen).doesNotContain(family);
                    seen.add(family);
                } else {
                    assertThat(meta.group(2)).isEqualTo(family);
                    assertThat(meta.group(3)).isEqualTo("gauge");
                }
            } else {
                assertThat(sample.matches()).as(line).isTrue();
                assertThat(sample.group(1)).isEqualTo(family);
            }
        }
        assertThat(lines.get(0) + "\n").isEqualTo(MetricsFile.MARK).startsWith("# written");
        assertThat(lines).filteredOn(line -> !line.startsWith("#")).doesNotHaveDuplicates();
    }

    @Test
    void labelsSayWhoseEndItIsAndComeBackAsTheyWere() {
        String line = lines(StatusSamples.status(
                        "la\"b\\\n", StatusSamples.deadline(Deadline.Sort.IN_USE, "provisioning", 1, 9)))
                .stream()
                .filter(one -> one.startsWith("amtpki_certificate_not_after_timestamp_seconds{"))
                .findFirst()
                .orElseThrow();
        Map<String, String> labels = new HashMap<>();
        Matcher label = Pattern.compile(LABEL).matcher(line);
        while (label.find()) {
            labels.put(
                    label.group(1),
                    label.group(2).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\"));
        }

        assertThat(labels)
                .isEqualTo(Map.of(
                        "folder", "la\"b\\\n",
                        "track", "sha256",
                        "name", "provisioning",
                        "kind", "provisioning",
                        "serial", "4711",
                        "state", "in-use"));
        assertThat(line)
                .endsWith("} " + StatusSamples.NOW.plusSeconds(9 * 86400).getEpochSecond());
    }

    @Test
    void revokedIsOne() {
        assertThat(lines(StatusSamples.status(
                        "lab", StatusSamples.revoked(StatusSamples.deadline(Deadline.Sort.IN_USE, "a", 1, 9)))))
                .anyMatch(line -> line.startsWith("amtpki_certificate_revoked{") && line.endsWith("} 1"));
    }

    private static List<String> lines(FolderStatus status) {
        String text = new String(MetricsFile.of(status), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n").doesNotContain("\r");
        return text.lines().toList();
    }
}
