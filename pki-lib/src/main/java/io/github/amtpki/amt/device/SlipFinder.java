package io.github.amtpki.amt.device;

import io.github.amtpki.amt.Lookalikes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds the fewest slips that turn the right hash into what was typed: the edit distance of Damerau and Levenshtein in its
 * restricted form (no digit is touched twice), with the way that leads to it. Two hashes that have nothing to do with each
 * other differ in nine digits of ten, so a handful of slips is no coincidence.
 */
final class SlipFinder {

    /** In a hash of 64 digits, chance comes nowhere near. */
    private static final int MOST_SLIPS = 8;

    private static final int FEWEST_DIGITS = 16;

    private final String right;
    private final String typed;
    private final int[][] distance;

    private SlipFinder(String right, String typed) {
        this.right = right;
        this.typed = typed;
        this.distance = new int[right.length() + 1][typed.length() + 1];
    }

    /** The slips in the order of the digits; nothing if it is another hash altogether. */
    static Optional<List<Slip>> between(String right, String typed) {
        if (typed.length() < FEWEST_DIGITS) {
            return Optional.empty();
        }
        if (right.length() - typed.length() > MOST_SLIPS && right.startsWith(typed)) {
            String rest = right.substring(typed.length());
            int end = typed.length() + 1;
            return Optional.of(List.of(new Slip(Slip.Kind.MISSING, end, end, rest, "", false)));
        }
        if (Math.abs(right.length() - typed.length()) > MOST_SLIPS) {
            return Optional.empty();
        }
        SlipFinder finder = new SlipFinder(right, typed);
        return finder.measure() <= MOST_SLIPS ? Optional.of(finder.way()) : Optional.empty();
    }

    private int measure() {
        for (int i = 0; i <= right.length(); i++) {
            for (int j = 0; j <= typed.length(); j++) {
                distance[i][j] = i == 0 ? j : j == 0 ? i : cheapest(i, j);
            }
        }
        return distance[right.length()][typed.length()];
    }

    private int cheapest(int i, int j) {
        int different = right.charAt(i - 1) == typed.charAt(j - 1) ? 0 : 1;
        int best = Math.min(distance[i - 1][j - 1] + different, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
        return swapped(i, j) ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
    }

    private boolean swapped(int i, int j) {
        return i > 1
                && j > 1
                && right.charAt(i - 1) != right.charAt(i - 2)
                && right.charAt(i - 1) == typed.charAt(j - 2)
                && right.charAt(i - 2) == typed.charAt(j - 1);
    }

    private List<Slip> way() {
        List<Slip> slips = new ArrayList<>();
        int i = right.length();
        int j = typed.length();
        while (i > 0 || j > 0) {
            int here = distance[i][j];
            if (i > 0 && j > 0 && right.charAt(i - 1) == typed.charAt(j - 1) && distance[i - 1][j - 1] == here) {
                i--;
                j--;
            } else if (swapped(i, j) && distance[i - 2][j - 2] + 1 == here) {
                i -= 2;
                j -= 2;
                slips.add(slip(Slip.Kind.SWAPPED, i, j, 2, 2));
            } else if (i > 0 && j > 0 && distance[i - 1][j - 1] + 1 == here) {
                i--;
                j--;
                slips.add(slip(Slip.Kind.SUBSTITUTED, i, j, 1, 1));
            } else if (i > 0 && distance[i - 1][j] + 1 == here) {
                i--;
                slips.add(slip(Slip.Kind.MISSING, i, j, 1, 0));
            } else {
                j--;
                slips.add(slip(isDoubled(j) ? Slip.Kind.DOUBLED : Slip.Kind.EXTRA, i, j, 0, 1));
            }
        }
        Collections.reverse(slips);
        return slips;
    }

    private boolean isDoubled(int j) {
        char c = typed.charAt(j);
        return j > 0 && typed.charAt(j - 1) == c || j + 1 < typed.length() && typed.charAt(j + 1) == c;
    }

    private Slip slip(Slip.Kind kind, int i, int j, int ofRight, int ofTyped) {
        String is = right.substring(i, i + ofRight);
        String was = typed.substring(j, j + ofTyped);
        boolean alike = kind == Slip.Kind.SUBSTITUTED && Lookalikes.alike(is.charAt(0), was.charAt(0));
        return new Slip(kind, i + 1, j + 1, is, was, alike);
    }
}
