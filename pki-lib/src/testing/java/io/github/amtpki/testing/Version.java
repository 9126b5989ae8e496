package io.github.amtpki.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the version that a program says it is. */
final class Version {

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)+");

    private Version() {}

    /**
     * Whether a program's talk holds a phrase (it is the program we mean) and, as the first version in it, at least
     * this one. An empty minimum takes any.
     */
    static boolean isAtLeast(String talk, String phrase, String minimum) {
        if (!talk.contains(phrase)) {
            return false;
        }
        if (minimum.isEmpty()) {
            return true;
        }
        Matcher version = NUMBER.matcher(talk);
        return version.find() && compare(version.group(), minimum) >= 0;
    }

    private static int compare(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int difference = Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(left.length, right.length);
    }
}
