package io.github.amtpki.cli.option;

import java.util.Optional;

/** Finds the word somebody meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The known word that takes the fewest edits, if they are few: one in short words, two from five letters on.
     * Swapping two neighbours counts as one edit.
     */
    public static Optional<String> to(String typed, Iterable<String> known) {
        int best = typed.length() < 5 ? 2 : 3;
        String nearest = "";
        for (String word : known) {
            int distance = word.startsWith(typed) && typed.length() > 1 ? 1 : distance(typed, word);
            if (distance < best) {
                best = distance;
                nearest = word;
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
