package io.github.amtpki.amt;

import io.github.amtpki.BadInputException;

/**
 * An AMT (CSME) version. Only major and minor decide what firmware accepts; hotfix and build, as in {@code 11.8.95}, are
 * read and let go.
 *
 * @param major 6 and up
 * @param minor compared as a number: 16.10 comes after 16.9
 */
public record AmtVersion(int major, int minor) implements Comparable<AmtVersion> {

    /** A minor that comes after all others. */
    static final int LAST = Integer.MAX_VALUE;

    /**
     * Reads {@code 16}, {@code 16.1} or {@code 11.8.95.1234}.
     *
     * @throws BadInputException if it is anything else
     */
    public static AmtVersion parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > 4) {
            throw notAVersion(text);
        }
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 5 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw notAVersion(text);
            }
        }
        return new AmtVersion(Integer.parseInt(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    }

    @Override
    public int compareTo(AmtVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return minor == 0 || minor == LAST ? Integer.toString(major) : major + "." + minor;
    }

    private static BadInputException notAVersion(String text) {
        return new BadInputException(
                "'" + text + "' is not an AMT version", "write it as 16 or 16.1, a range as 11-21");
    }
}
