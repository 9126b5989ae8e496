package io.github.amtpki.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import io.github.amtpki.cli.Run;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeTest {

    private static final Instant BUILT = BuildInfo.current().built();

    @ParameterizedTest
    @CsvSource({
        "2027-01-31T12:00:00Z, 2027-01-31T12:00:00Z",
        "2027-01-31T12:00:00+02:00, 2027-01-31T10:00:00Z",
        "2027-01-31, 2027-01-31T00:00:00Z"
    })
    void nowIsWhatTheOptionSays(String text, Instant instant) {
        assertThat(time(run(), BUILT).clock(Optional.of(text)).instant()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2027-13-01", "2027-01-31T12:00:00", "1767225600"})
    void nowMustBeUnderstood(String text) {
        assertThatThrownBy(() -> time(run(), BUILT).clock(Optional.of(text))).isInstanceOf(UsageException.class);
    }

    @Test
    void sourceDateEpochIsTheNextBest() {
        Run run = run().variable("SOURCE_DATE_EPOCH", "1800000000");
        assertThat(time(run, BUILT).clock(Optional.empty()).instant()).isEqualTo(Instant.ofEpochSecond(1_800_000_000));
        assertThat(time(run, BUILT).clock(Optional.of("2027-01-31")).instant())
                .isEqualTo(Instant.parse("2027-01-31T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "1.5", "99999999999999999999", "99999999999999999"})
    void sourceDateEpochIsANumber(String text) {
        Run run = run().variable("SOURCE_DATE_EPOCH", text);
        assertThatThrownBy(() -> time(run, BUILT).clock(Optional.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessage("SOURCE_DATE_EPOCH is not a number of seconds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999-12-31T00:00:00Z",
                "+999999999-12-31T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "1970-01-01",
                "2049-12-31T23:59:59Z",
                "2050-01-01"
            })
    void nowLiesWhereCertificatesCan(String text) {
        assertThatThrownBy(() -> time(run(), BUILT).clock(Optional.of(text)))
                .isInstanceOf(UsageException.class)
                .hasMessage("--now must lie between 1970-01-02 and 2049-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31556889864403199", "-1", "0", "2524607999"})
    void sourceDateEpochLiesThereToo(String text) {
        Run run = run().variable("SOURCE_DATE_EPOCH", text);
        assertThatThrownBy(() -> time(run, BUILT).clock(Optional.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessage("SOURCE_DATE_EPOCH must lie between 1970-01-02 and 2049-12-31");
    }

    @Test
    void aTimeBeforeTheBuildIsToldApart() {
        assertThat(time(run(), BUILT).early(Optional.of("2020-01-01"))).isPresent();
        assertThat(time(run(), BUILT).early(Optional.of("2049-01-01"))).isEmpty();
        assertThat(time(run(), BUILT).early(Optional.empty())).isEmpty();
    }

    @Test
    void aClockBeforeTheBuildIsWrong() {
        Instant before = BUILT.minus(Duration.ofSeconds(1));
        assertThatThrownBy(() -> time(run(), before).clock(Optional.empty()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.hint())
                                .hasValue("set the clock, or give the time as --now 2027-01-31T12:00:00Z"))
                .hasMessage("the system clock shows " + before + ", before this amtpki was built (" + BUILT + ")");
    }

    @Test
    void aClockAtTheBuildMayBeRight() {
        assertThat(time(run(), BUILT).clock(Optional.empty()).instant()).isEqualTo(BUILT);
    }

    @Test
    void anEarlierTimeMayBeAskedFor() {
        assertThat(time(run(), BUILT).clock(Optional.of("2020-01-01")).instant())
                .isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
    }

    private static Run run() {
        return Run.in(Path.of(""));
    }

    private static Time time(Run run, Instant system) {
        return new Time(run.console(), Clock.fixed(system, ZoneOffset.UTC));
    }
}
