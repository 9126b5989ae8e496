package io.github.amtpki.amt.device;

import java.util.Locale;

/**
 * One way in which a typed hash differs from the right one.
 *
 * @param kind what happened
 * @param position which digit of the right hash, from 1; for one that is too many, the digit before which it stands
 * @param typedPosition which digit of what was typed, from 1; for one that is missing, the digit before which it belongs
 * @param right the digits that belong there; empty if there is one too many
 * @param typed the digits that stand there; empty if they are missing
 * @param lookalike whether the two are easily taken for each other
 */
public record Slip(Kind kind, int position, int typedPosition, String right, String typed, boolean lookalike) {

    /** As the sheet prints hashes for typing. */
    private static final int GROUP = 4;

    /** What can happen to a digit. */
    public enum Kind {
        SUBSTITUTED,
        /** Two neighbours in the wrong order. */
        SWAPPED,
        MISSING,
        /** The same digit typed twice. */
        DOUBLED,
        /** A digit that belongs nowhere. */
        EXTRA;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which group of four it is in, from 1. */
    public int group() {
        return (position - 1) / GROUP + 1;
    }

    /** Which digit of its group it is, from 1. */
    public int digitOfGroup() {
        return (position - 1) % GROUP + 1;
    }

    /** In words: {@code group 5, digit 2: 8 is right, B was typed, which looks alike}. */
    public String text() {
        String place = "group " + group() + ", digit " + digitOfGroup() + ": ";
        String was = typed.toUpperCase(Locale.ROOT);
        String is = right.toUpperCase(Locale.ROOT);
        return place
                + switch (kind) {
                    case SUBSTITUTED ->
                        is + " is right, " + was + " was typed" + (lookalike ? ", which looks alike" : "");
                    case SWAPPED -> is + " is right, " + was + " was typed: swapped";
                    case MISSING -> is.length() > 1 ? "everything from " + is + " on is missing" : is + " is missing";
                    case DOUBLED -> was + " was typed twice";
                    case EXTRA -> was + " is one digit too many";
                };
    }
}
