package io.github.amtpki.amt;

import java.util.List;
import java.util.Optional;

/**
 * Characters that people take for each other when they copy a hash from a screen. The first of each row is hexadecimal.
 */
public final class Lookalikes {

    private static final List<String> ROWS =
            List.of("0odqu", "1il|!7", "8b3", "6gb", "5s", "2z", "4a", "9gq", "e3f", "c0");

    private Lookalikes() {}

    /** Whether the two are easily taken for each other; case does not matter. */
    public static boolean alike(char one, char other) {
        char a = Character.toLowerCase(one);
        char b = Character.toLowerCase(other);
        return a != b && ROWS.stream().anyMatch(row -> row.indexOf(a) >= 0 && row.indexOf(b) >= 0);
    }

    /** The hexadecimal digit that somebody may have meant who typed this one. */
    public static Optional<Character> digitFor(char typed) {
        char wanted = Character.toLowerCase(typed);
        return ROWS.stream()
                .filter(row -> row.indexOf(wanted) > 0)
                .map(row -> row.charAt(0))
                .findFirst();
    }
}
