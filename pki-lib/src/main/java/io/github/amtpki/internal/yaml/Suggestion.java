package io.github.amtpki.internal.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known word nearest to a mistyped one. */
public final class Suggestion {

    private static final int LONGEST = 64;
    private static final int SHORTEST_PART = 3;

    private Suggestion() {}

    /** {@code did you mean 'validity'?}, or the known words, or the empty string if there are none. */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElse(known.isEmpty() ? "" : "known here: " + String.join(", ", known));
    }

    /**
     * The known word that was meant: a third of its letters may differ, or it is the only one that has all of them in a row.
     * Case and hyphens do not count.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        return byDistance(word, known).or(() -> byPart(word, known));
    }

    private static Optional<String> byPart(String word, Collection<String> known) {
        List<String> longer = known.stream()
                .filter(candidate -> plain(candidate).contains(plain(word)))
                .toList();
        return word.length() >= SHORTEST_PART && longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }

    private static Optional<String> byDistance(String word, Collection<String> known) {
        String nearest = "";
        int best = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(plain(word), plain(candidate));
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        int tolerated = Math.max(1, Math.min(word.length(), nearest.length()) / 3);
        return best <= tolerated && best < word.length() ? Optional.of(nearest) : Optional.empty();
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours that turn one word into the other (optimal string
     * alignment); very long words are simply far away.
     */
    static int distance(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cell(a, b, i, j, rows);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cell(String a, String b, int i, int j, int[][] rows) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(rows[i - 1][j - 1] + same, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, 1 + rows[i - 2][j - 2]) : least;
    }
}
