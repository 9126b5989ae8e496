package io.github.amtpki.amt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GenerationTest {

    @Test
    void rowsThatSayTheSameGiveOneCaution() {
        assertThat(cautions("11-22"))
                .singleElement()
                .asString()
                .startsWith("AMT 19-22: ")
                .contains("secure host-based configuration")
                .endsWith("(reported)");
    }

    @Test
    void onlyVersionsOfTheFleetAreNamed() {
        assertThat(cautions("8", "16", "20.5"))
                .hasSize(2)
                .satisfies(two -> assertThat(two.get(0)).startsWith("AMT 8: ").contains("untested"))
                .satisfies(two -> assertThat(two.get(1)).startsWith("AMT 20.5: "));
    }

    @Test
    void whatIsWellKnownNeedsNone() {
        assertThat(cautions("11-18")).isEmpty();
    }

    private static List<String> cautions(String... fleet) {
        return Generation.cautions(VersionSet.parse(List.of(fleet)));
    }
}
