package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How long a certificate lasts, in calendar units: {@code 90d}, {@code 18m} (months), {@code 15y}, or ISO 8601 as {@code
 * P1Y6M}. A year from 29 February ends on 28 February, as calendars have it; time zones do not matter, UTC counts.
 *
 * @param period positive, at most a hundred years
 */
public record Lifetime(Period period) {

    private static final int LONGEST_YEARS = 100;

    public Lifetime {
        Objects.requireNonNull(period, "period");
        if (period.isNegative() || period.isZero()) {
            throw new BadInputException("a validity must be longer than nothing", "write it as 90d, 18m or 15y");
        }
        LocalDate end = LocalDate.EPOCH.plus(period);
        if (!end.isBefore(LocalDate.EPOCH.plusYears(LONGEST_YEARS))) {
            throw new BadInputException(
                    "a validity of " + LONGEST_YEARS + " years or more", "no certificate may outlast the year 2049");
        }
    }

    /**
     * Reads {@code 90d}, {@code 18m}, {@code 15y} or an ISO 8601 period without time of day.
     *
     * @throws BadInputException if it is none of these, not positive, or a hundred years and more
     */
    public static Lifetime parse(String text) {
        if (text.length() < 2 || text.length() > 20) {
            throw notALifetime(text);
        }
        try {
            boolean iso = text.charAt(0) == 'P' || text.charAt(0) == 'p';
            return new Lifetime(Period.parse(iso ? text : "P" + shortForm(text)));
        } catch (DateTimeException | ArithmeticException e) {
            throw notALifetime(text);
        }
    }

    /** The instant this long after another one, by the calendar in UTC. */
    public Instant after(Instant start) {
        return start.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }

    /** One number and its unit; anything else is made into something that {@link Period#parse} refuses. */
    private static String shortForm(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return "";
            }
        }
        return "dmy".indexOf(text.charAt(text.length() - 1)) < 0 ? "" : text;
    }

    private static BadInputException notALifetime(String text) {
        return new BadInputException(
                "'" + text + "' is not a validity", "write days, months or years, as 90d, 18m or 15y");
    }

    /** ISO 8601, as {@code P15Y}. */
    @Override
    public String toString() {
        return period.toString();
    }
}
