package io.github.amtpki.profile.adopt;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How long a certificate lasts, as a profile writes it: whole years where it is whole years, perhaps with the day by which
 * amtpki dates back, else days.
 */
final class Lasting {

    /** A profile takes less than a hundred years. */
    private static final int MOST_DAYS = 36_000;

    private static final int MOST_YEARS = 98;

    private Lasting() {}

    static String of(X509Certificate certificate) {
        // many write the last second of the last day
        LocalDate from = day(certificate.getNotBefore().toInstant());
        LocalDate to = day(certificate.getNotAfter().toInstant().plusSeconds(1));
        return years(from, to).orElseGet(() -> days(certificate));
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Optional<String> years(LocalDate from, LocalDate to) {
        int years = to.getYear() - from.getYear();
        boolean whole = from.plusYears(years).equals(to)
                || from.plusDays(1).plusYears(years).equals(to);
        return years > 0 && years <= MOST_YEARS && whole ? Optional.of(years + "y") : Optional.empty();
    }

    private static String days(X509Certificate certificate) {
        long days = Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant().plusSeconds(1))
                .toDays();
        return Math.min(Math.max(days, 1), MOST_DAYS) + "d";
    }
}
