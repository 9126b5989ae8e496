package io.github.amtpki.internal.yaml;

import io.github.amtpki.InvalidProfileException;
import io.github.amtpki.InvalidProfileException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The mistakes found so far. Reading goes on after each, so that the author sees all of them at once; whoever compares two
 * values asks {@link #sound} first, so that one mistake is not reported twice in different words.
 */
public final class ProblemList {

    /** Nobody mends more at once; a file of garbage shall not fill the memory with complaints. */
    static final int MOST = 500;

    /** A problem, and whether its source line from there on may hold a secret. */
    record Found(Problem problem, boolean secret) {}

    private final List<Found> found = new ArrayList<>();

    public void add(Position at, String path, String message, String hint) {
        add(at, path, message, hint, false);
    }

    /** The same, for a value whose text must not be printed. */
    public void addSecret(Position at, String path, String message, String hint) {
        add(at, path, message, hint, true);
    }

    /** A password that was written into a key, as in {@code password=hunter2}, must leave the path and the message too. */
    private void add(Position at, String place, String text, String hint, boolean secret) {
        int cut = SecretMask.inPath(place);
        boolean leaks = cut < place.length();
        String path = leaks ? place.substring(0, cut) + "***" : place;
        String key = place.substring(place.lastIndexOf('.', cut - 1) + 1, cut);
        int named = leaks ? text.indexOf(key) : -1;
        String message = named < 0 ? text : text.substring(0, named + key.length()) + "***'";
        if (found.size() < MOST) {
            // the same may be seen twice at one place, by a mapping and by its first key; the longer path tells more
            found.removeIf(one -> one.problem().line() == at.line()
                    && one.problem().column() == at.column()
                    && one.problem().message().equals(message));
            found.add(new Found(
                    new Problem(at.line(), at.column(), Printable.of(path), Printable.of(message), Printable.of(hint)),
                    secret));
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether nothing was wrong at this path, below it, or in what it is part of. Mistakes of the file as such do not count. */
    public boolean sound(String path) {
        for (Found one : found) {
            String other = one.problem().path();
            if (!other.isEmpty() && (within(other, path) || within(path, other))) {
                return false;
            }
        }
        return true;
    }

    private static boolean within(String inner, String outer) {
        return inner.startsWith(outer)
                && (inner.length() == outer.length()
                        || inner.charAt(outer.length()) == '.'
                        || inner.charAt(outer.length()) == '[');
    }

    /** Throws if there is anything to report. */
    public void throwIfAny(String file, SourceText source) {
        if (!found.isEmpty()) {
            throw exception(file, source);
        }
    }

    /** Made only for whoever has problems, since no archive keeps the JDK's comparators. */
    private static Comparator<Found> inOrder() {
        return Comparator.<Found>comparingInt(one -> one.problem().line())
                .thenComparingInt(one -> one.problem().column())
                .thenComparing(one -> one.problem().path())
                .thenComparing(one -> one.problem().message());
    }

    private InvalidProfileException exception(String file, SourceText source) {
        List<Found> sorted = new ArrayList<>(found);
        sorted.sort(inOrder());
        return new InvalidProfileException(
                file, sorted.stream().map(Found::problem).toList(), new ProblemPrinter(file, source).print(sorted));
    }
}
