package io.github.amtpki.cli.manual;

import java.util.List;

/** Breaks text into lines of at most 80 columns. */
public final class Wrap {

    static final int WIDTH = 80;

    private Wrap() {}

    /** As {@link #hang}, line by line. */
    public static List<String> lines(String term, String meaning, int column) {
        return hang(term, meaning, column).lines().toList();
    }

    /** A paragraph, every line indented. No-break spaces become spaces once the lines are broken. */
    static String paragraph(String text, int indent) {
        return hang("", text, indent);
    }

    /**
     * A term in the left column and its meaning in the right one; a term that is too long for its column gets a line of
     * its own.
     *
     * @param column where the meaning starts, from 0
     */
    static String hang(String term, String meaning, int column) {
        StringBuilder out = new StringBuilder(term);
        int at = term.length();
        if (at >= column && at > 0) {
            out.append('\n');
            at = 0;
        }
        boolean fresh = true;
        for (String word : meaning.split(" ", -1)) {
            if (!fresh && at + 1 + word.length() > WIDTH) {
                out.append('\n');
                at = 0;
                fresh = true;
            }
            String gap = fresh ? " ".repeat(column - at) : " ";
            out.append(gap).append(word);
            at += gap.length() + word.length();
            fresh = false;
        }
        return out.append('\n').toString().replace('\u00a0', ' ');
    }
}
