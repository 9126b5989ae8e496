package io.github.amtpki.cli.console;

import io.github.amtpki.RefusedException;
import io.github.amtpki.x509.Validity;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Where the time comes from. Isolated labs have wrong clocks, and a certificate keeps the mistake for years. */
public final class Time {

    private static final Instant FIRST = Instant.EPOCH.plus(Validity.BACKDATED);

    private final Console console;
    private final Clock system;

    public Time(Console console) {
        this(console, Clock.systemUTC());
    }

    Time(Console console, Clock system) {
        this.console = console;
        this.system = system;
    }

    /**
     * @param now what {@code --now} says, if it stands there
     * @throws UsageException if no certificate could be made at the time given
     * @throws RefusedException if the system clock shows a time before this amtpki was built
     */
    public Clock clock(Optional<String> now) {
        Optional<Instant> given = given(now);
        if (given.isPresent()) {
            String from = now.isPresent() ? "--now" : "SOURCE_DATE_EPOCH";
            return Clock.fixed(bounded(given.get(), from), ZoneOffset.UTC);
        }
        Instant built = BuildInfo.current().built();
        if (system.instant().isBefore(built)) {
            throw new RefusedException(
                    "the system clock shows " + system.instant() + ", before this amtpki was built (" + built + ")",
                    "set the clock, or give the time as --now 2027-01-31T12:00:00Z");
        }
        return system;
    }

    /** Whether a variable says the time, which may be set for quite another program. */
    public boolean isFromEnvironment(Optional<String> now) {
        return now.isEmpty() && given(now).isPresent();
    }

    /** The time for verbs that issue nothing: the system clock's, right or wrong, unless another is given. */
    public Instant instant(Optional<String> now) {
        return given(now).orElseGet(system::instant);
    }

    private Optional<Instant> given(Optional<String> now) {
        return now.isPresent()
                ? now.map(Time::parse)
                : console.variable("SOURCE_DATE_EPOCH")
                        .filter(text -> !text.isBlank())
                        .map(Time::ofEpoch);
    }

    /** A certificate begins a day before it is made, and ends in 2049 at the latest. */
    private static Instant bounded(Instant instant, String from) {
        if (instant.isBefore(FIRST) || !instant.isBefore(Validity.LATEST)) {
            throw new UsageException(
                    from + " must lie between 1970-01-02 and 2049-12-31", "write it as 2027-01-31T12:00:00Z");
        }
        return instant;
    }

    /** The time that was given, if it is before this amtpki was built: it may be meant, but seldom is. */
    public Optional<Instant> early(Optional<String> now) {
        return given(now).filter(instant -> instant.isBefore(BuildInfo.current().built()));
    }

    /** An instant, a date and time with an offset, or a date (its first moment in UTC). */
    static Instant parse(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UsageException(
                    "--now does not understand '" + text + "'", "write it as 2027-01-31T12:00:00Z or 2027-01-31");
        }
    }

    private static Instant ofEpoch(String seconds) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds.strip()));
        } catch (NumberFormatException | DateTimeException e) {
            throw new UsageException(
                    "SOURCE_DATE_EPOCH is not a number of seconds", "unset SOURCE_DATE_EPOCH, or use --now");
        }
    }
}
