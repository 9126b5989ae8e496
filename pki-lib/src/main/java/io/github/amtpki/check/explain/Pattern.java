package io.github.amtpki.check.explain;

import java.util.List;

/**
 * A text that a program prints, and what may have led to it.
 *
 * @param program who prints it
 * @param text how it is found: in lower case, one blank between words; as short as it is still unmistakable
 * @param weight how much it says: see {@link #PLAIN} and its fellows
 * @param reading what it says in truth, if it needs saying; else empty
 * @param causes the likeliest first
 */
record Pattern(Program program, String text, int weight, String reading, List<Known> causes) {

    /** It says what is the matter. */
    static final int PLAIN = 90;

    /** It says something that is true in one case of several. */
    static final int VAGUE = 60;

    /** It only points in a direction. */
    static final int ASIDE = 30;

    static Pattern plain(Program program, String text, Known... causes) {
        return new Pattern(program, text, PLAIN, "", List.of(causes));
    }

    static Pattern vague(Program program, String text, Known... causes) {
        return new Pattern(program, text, VAGUE, "", List.of(causes));
    }

    static Pattern aside(Program program, String text, Known... causes) {
        return new Pattern(program, text, ASIDE, "", List.of(causes));
    }

    /** The same, with what it says in truth. */
    Pattern meaning(String truth) {
        return new Pattern(program, text, weight, truth, causes);
    }
}
