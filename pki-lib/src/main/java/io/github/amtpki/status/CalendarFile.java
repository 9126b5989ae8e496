package io.github.amtpki.status;

import io.github.amtpki.x509.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The ends of what is in use as a calendar (iCalendar, RFC 5545) with an alarm 30 days before each.
 *
 * <p>An event is the end of <em>a name</em>: its identifier stays the same when the certificate of that name is renewed,
 * so that a calendar which reads the file again moves the event and does not keep a stale one.
 */
public final class CalendarFile {

    /** Every file of ours begins so; what does not, was written by somebody else. */
    public static final String MARK = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//amtpki//status//EN\r\n";

    /** RFC 5545 section 3.1: octets of a line, without its end. */
    private static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private CalendarFile() {}

    public static byte[] of(FolderStatus status) {
        StringBuilder text = new StringBuilder(MARK);
        line(text, "CALSCALE:GREGORIAN");
        line(text, "X-WR-CALNAME:" + escaped("amtpki " + status.folder()));
        for (Deadline one : status.deadlines()) {
            if (one.sort() != Deadline.Sort.FORMER && one.revoked().isEmpty()) {
                event(text, status, one);
            }
        }
        line(text, "END:VCALENDAR");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void event(StringBuilder text, FolderStatus status, Deadline one) {
        boolean list = one.sort() == Deadline.Sort.LIST;
        String what = (list ? "revocation list of " : "certificate ") + one.name() + " of " + status.folder() + " ends";
        line(text, "BEGIN:VEVENT");
        line(text, "UID:" + identifier(status, one));
        line(text, "DTSTAMP:" + time(status.now()));
        line(text, "DTSTART:" + time(one.ends()));
        line(text, "SUMMARY:" + escaped(what));
        line(
                text,
                "DESCRIPTION:"
                        + escaped(
                                list
                                        ? "number " + one.serial() + "\nmake the next one: amtpki crl FOLDER --ca "
                                                + one.name()
                                        : one.kind() + ", " + one.subject() + "\nserial number " + one.serial()
                                                + "\nsee: amtpki help renew"));
        line(text, "TRANSP:TRANSPARENT");
        line(text, "BEGIN:VALARM");
        line(text, "ACTION:DISPLAY");
        line(text, "DESCRIPTION:" + escaped(what + " in 30 days"));
        line(text, "TRIGGER:-P30D");
        line(text, "END:VALARM");
        line(text, "END:VEVENT");
    }

    private static String identifier(FolderStatus status, Deadline one) {
        String whole = status.identity() + "/" + one.track() + "/" + one.name() + "/"
                + (one.sort() == Deadline.Sort.LIST ? "list" : "certificate");
        byte[] digest = Digest.SHA256.of(whole.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 16) + "@amtpki";
    }

    private static String time(Instant instant) {
        return UTC.format(instant);
    }

    /** RFC 5545 section 3.3.11; control characters have no place in it. */
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?")
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Folds between characters, never within one: readers join octets, but people look at the file too. */
    private static void line(StringBuilder text, String content) {
        int octets = 0;
        for (int at = 0; at < content.length(); ) {
            int point = content.codePointAt(at);
            int width = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (octets + width > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(point);
            octets += width;
            at += Character.charCount(point);
        }
        text.append("\r\n");
    }
}
