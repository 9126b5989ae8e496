package io.github.amtpki.internal.bc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Points in time (RFC 5280 section 4.1.2.5): two digits of the year and tag UTCTime from 1950 to 2049, four digits and tag
 * GeneralizedTime outside. Digits are written one by one, since date formats follow the machine's locale, where the year
 * may be that of another calendar.
 */
final class TimeDer {

    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;

    private TimeDer() {}

    static byte[] encode(Instant instant) {
        ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
        int year = time.getYear();
        boolean utc = year >= 1950 && year < 2050;
        StringBuilder text = new StringBuilder(15);
        if (!utc) {
            two(text, year / 100);
        }
        two(text, year % 100);
        two(text, time.getMonthValue());
        two(text, time.getDayOfMonth());
        two(text, time.getHour());
        two(text, time.getMinute());
        two(text, time.getSecond());
        text.append('Z');
        return Der.wrap(utc ? UTC_TIME : GENERALIZED_TIME, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
