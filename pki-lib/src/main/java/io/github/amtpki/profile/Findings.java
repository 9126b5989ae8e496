package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import io.github.amtpki.internal.yaml.Position;
import io.github.amtpki.internal.yaml.ProblemList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Problems by path: knows where each key and value of the profile stands. */
final class Findings {

    /** The places of a key and of its value. */
    private record Spot(Position key, Position value) {}

    private final ProblemList problems;
    private final Map<String, Spot> spots = new HashMap<>();
    private final Set<String> meant = new HashSet<>();

    Findings(ProblemList problems) {
        this.problems = problems;
    }

    void place(String path, Position key, Position value) {
        spots.put(path, new Spot(key, value));
    }

    /** Whether the profile says anything at this path. */
    boolean written(String path) {
        return spots.containsKey(path);
    }

    /** Notes that a mistyped key was meant to be this one; so it need not be missed as well. */
    void meant(String path) {
        meant.add(path);
    }

    /** Whether nothing at all stands at this path, not even a mistyped key. */
    boolean missing(String path) {
        return !written(path) && !meant.contains(path);
    }

    /** Whether what stands at these paths could be read. */
    boolean sound(String... paths) {
        for (String path : paths) {
            if (!problems.sound(path)) {
                return false;
            }
        }
        return true;
    }

    /** Reports at the value, or at what it is missing from. */
    void at(String path, String message, String hint) {
        problems.add(spot(path).value(), path, message, hint);
    }

    /** Reports at the key. */
    void atKey(String path, String message, String hint) {
        problems.add(spot(path).key(), path, message, hint);
    }

    /** Reports at the value without ever showing it. */
    void atSecret(String path, String message, String hint) {
        problems.addSecret(spot(path).value(), path, message, hint);
    }

    void at(String path, BadInputException e) {
        at(path, String.valueOf(e.getMessage()), e.hint().orElse(""));
    }

    private Spot spot(String path) {
        String known = path;
        while (!known.isEmpty() && !spots.containsKey(known)) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        return spots.getOrDefault(known, new Spot(Position.START, Position.START));
    }
}
