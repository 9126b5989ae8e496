package io.github.amtpki.amt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionSetTest {

    @Test
    void minorsCompareAsNumbers() {
        assertThat(AmtVersion.parse("16.10"))
                .isGreaterThan(AmtVersion.parse("16.9"))
                .isNotEqualTo(AmtVersion.parse("16.1"));
    }

    @Test
    void hotfixAndBuildAreLetGo() {
        assertThat(AmtVersion.parse("11.8.95.1234")).isEqualTo(new AmtVersion(11, 8));
    }

    @ParameterizedTest
    @CsvSource({"16,16", "16.1,16.1", "11-21,11-21", "'11 - 21',11-21", "11.8-16.1,11.8-16.1", "16.1-16,16.1-16"})
    void rangesPrintAsTheyAreWritten(String text, String printed) {
        assertThat(VersionRange.parse(text)).hasToString(printed);
    }

    @Test
    void aBareMajorMeansAllOfIt() {
        assertThat(VersionRange.parse("11-21").contains(AmtVersion.parse("21.99")))
                .isTrue();
        assertThat(VersionRange.parse("11-21").contains(AmtVersion.parse("22"))).isFalse();
    }

    @Test
    void overlappingAndTouchingRangesBecomeOne() {
        assertThat(VersionSet.parse(List.of("16", "12", "17-18", "12.1"))).hasToString("12, 16-18");
        assertThat(VersionSet.parse(List.of("16.1", "16.3"))).hasToString("16.1, 16.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "16.",
                ".1",
                "16-",
                "-16",
                "21-11",
                "5",
                "23",
                "11-99",
                "1e1",
                "16.1.1.1.1",
                "999999999999",
                "١٦"
            })
    void nonsenseIsRefused(String text) {
        assertThatThrownBy(() -> VersionRange.parse(text)).isInstanceOf(BadInputException.class);
    }

    @Test
    void aBackwardRangeIsNamedAsItWasWritten() {
        assertThatThrownBy(() -> VersionRange.parse("21-11")).hasMessage("the range 21-11 runs backwards");
    }
}
