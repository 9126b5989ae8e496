package io.github.amtpki.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LifetimeTest {

    @ParameterizedTest
    @CsvSource({
        "90d, 2026-01-01T00:00:00Z, 2026-04-01T00:00:00Z",
        "18m, 2026-01-31T12:00:00Z, 2027-07-31T12:00:00Z",
        "1m, 2026-01-31T12:00:00Z, 2026-02-28T12:00:00Z",
        "15y, 2026-11-22T00:00:00Z, 2041-11-22T00:00:00Z",
        "1y, 2028-02-29T00:00:00Z, 2029-02-28T00:00:00Z",
        "P1Y6M, 2026-01-01T00:00:00Z, 2027-07-01T00:00:00Z",
        "P2W, 2026-01-01T00:00:00Z, 2026-01-15T00:00:00Z",
        "99y, 2026-01-01T00:00:00Z, 2125-01-01T00:00:00Z"
    })
    void goesByTheCalendar(String text, Instant start, Instant end) {
        assertThat(Lifetime.parse(text).after(start)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "y",
                "15",
                "15Y ",
                " 15y",
                "-1y",
                "+1y",
                "0d",
                "1.5y",
                "1y6m",
                "P",
                "P0D",
                "P-1Y",
                "P1Y-13M",
                "PT1H",
                "100y",
                "1200m",
                "36600d",
                "999999999999y",
                "2147483648d",
                "P99999999999Y",
                "１y",
                "forever",
                "15 y"
            })
    void refusesWhatIsNoLifetime(String text) {
        assertThatThrownBy(() -> Lifetime.parse(text)).isInstanceOf(BadInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P15Y", "P18M", "P90D"})
    void printsWhatItReads(String text) {
        assertThat(Lifetime.parse(text)).hasToString(text);
    }
}
