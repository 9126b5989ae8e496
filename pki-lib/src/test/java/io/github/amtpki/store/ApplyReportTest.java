package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.x509.ExtensionDecision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ApplyReportTest {

    @Test
    void decisionsStandInTheOrderOfTheProfile() {
        List<String> names = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> "host-" + number)
                .toList();
        Map<String, List<ExtensionDecision>> decisions = new LinkedHashMap<>();
        names.forEach(name -> decisions.put(name, List.of()));

        ApplyReport report = new ApplyReport(
                List.of(), List.of(), decisions, List.of(), FolderOutcome.UNCHANGED, Samples.manifest("0"));

        assertThat(report.decisions().keySet()).containsExactlyElementsOf(names);
    }
}
