package io.github.amtpki.check.explain;

import java.util.List;
import java.util.Locale;

/**
 * Quotes from a log without its secrets. Logs hold passwords, tokens and keys, and what amtpki prints is pasted into the next
 * issue. So only the words that were looked for are quoted as they are. Of what stands before and after them, everything
 * behind a word that announces a secret is left out, and every long run of letters and digits.
 */
final class Redaction {

    private static final String HIDDEN = "[...]";
    private static final int AROUND = 60;
    private static final int LONGEST_MATCH = 120;
    private static final int LOOK_BACK = 4096;
    private static final int LONGEST_WORD = 24;

    /** What begins so, and was looked for, is a private key: all that follows is its own. */
    private static final String PEM = "-----";

    private static final List<String> ANNOUNCING = List.of(
            "pass",
            "pw",
            "kennwort",
            "authorization",
            "bearer",
            "basic ",
            "digest ",
            "secret",
            "token",
            "cookie",
            "credential",
            "apikey",
            "api-key",
            "api_key",
            "encryptionkey",
            "private key",
            "key=",
            "key:",
            "key\"",
            "response=",
            "-p ",
            "pin=",
            "pin:");

    private Redaction() {}

    /**
     * @param line where the line begins
     * @param from where the words begin
     * @param to where they end
     * @param end where the line ends
     */
    static String quote(CharSequence text, int line, int from, int to, int end) {
        String match =
                text.subSequence(from, Math.min(to, from + LONGEST_MATCH)).toString();
        String after = match.startsWith(PEM) ? HIDDEN : after(text, to, end);
        return (before(text, line, from) + match + after).strip();
    }

    private static String before(CharSequence text, int line, int from) {
        if (from == line) {
            return "";
        }
        String lead = text.subSequence(Math.max(0, Math.max(line - AROUND, from - LOOK_BACK)), from)
                .toString();
        int start = Math.max(0, lead.length() - Math.min(AROUND, from - line));
        int secret = announcement(lead);
        if (secret >= 0) {
            return secret <= start ? HIDDEN + " " : withoutRuns(lead.substring(start, secret)) + HIDDEN + " ";
        }
        while (from - line > AROUND && start < lead.length() && inRun(lead.charAt(start))) {
            start++;
        }
        return withoutRuns(lead.substring(start));
    }

    private static String after(CharSequence text, int to, int end) {
        int stop = Math.min(end, to + AROUND);
        String tail = text.subSequence(to, stop).toString();
        int cut = tail.length();
        while (stop < end && cut > 0 && inRun(tail.charAt(cut - 1))) {
            cut--;
        }
        tail = tail.substring(0, cut);
        int secret = announcement(tail);
        return withoutRuns(secret < 0 ? tail : tail.substring(0, secret) + HIDDEN);
    }

    /** Where the first word stands that announces a secret, or -1. */
    private static int announcement(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int first = -1;
        for (String word : ANNOUNCING) {
            int at = lower.indexOf(word);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        int address = lower.indexOf("://");
        boolean user = address >= 0 && lower.indexOf('@', address) > 0;
        return user && (first < 0 || address < first) ? address : first;
    }

    private static String withoutRuns(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int begin = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at < text.length() && inRun(text.charAt(at))) {
                continue;
            }
            out.append(at - begin >= LONGEST_WORD ? HIDDEN : text.substring(begin, at));
            if (at < text.length()) {
                out.append(text.charAt(at));
            }
            begin = at + 1;
        }
        return out.toString();
    }

    private static boolean inRun(char c) {
        return c < 0x7f && Character.isLetterOrDigit(c) || "+/=_-%".indexOf(c) >= 0;
    }
}
