package io.github.amtpki.amt;

import io.github.amtpki.BadInputException;
import java.util.Optional;

/**
 * An unbroken range of AMT versions, both ends included. A bare major number means all of it: {@code 21} runs from 21.0 to
 * the last 21.x.
 *
 * @param first the lowest version
 * @param last the highest version; a minor of {@link AmtVersion#LAST} stands for "whatever comes last"
 */
public record VersionRange(AmtVersion first, AmtVersion last) implements Comparable<VersionRange> {

    /** The versions amtpki has facts about. */
    public static final VersionRange KNOWN = majors(6, 22);

    public VersionRange {
        if (last.compareTo(first) < 0) {
            throw new BadInputException(
                    "the range " + first + "-" + last + " runs backwards", "write the lower version first");
        }
    }

    static VersionRange majors(int first, int last) {
        return new VersionRange(new AmtVersion(first, 0), new AmtVersion(last, AmtVersion.LAST));
    }

    /**
     * Reads {@code 16}, {@code 16.1}, {@code 11-21} or {@code 11.8 - 16.1}.
     *
     * @throws BadInputException if it is none of these, runs backwards, or leaves {@link #KNOWN}
     */
    public static VersionRange parse(String text) {
        int dash = text.indexOf('-');
        String low = (dash < 0 ? text : text.substring(0, dash)).strip();
        String high = (dash < 0 ? text : text.substring(dash + 1)).strip();
        AmtVersion last = AmtVersion.parse(high);
        VersionRange range = new VersionRange(
                AmtVersion.parse(low), high.indexOf('.') < 0 ? new AmtVersion(last.major(), AmtVersion.LAST) : last);
        if (!range.within(KNOWN)) {
            throw new BadInputException(
                    "AMT " + range + " is outside the versions amtpki knows", "known versions are " + KNOWN);
        }
        return range;
    }

    /** What both have in common. */
    public Optional<VersionRange> intersect(VersionRange other) {
        AmtVersion low = first.compareTo(other.first) >= 0 ? first : other.first;
        AmtVersion high = last.compareTo(other.last) <= 0 ? last : other.last;
        return low.compareTo(high) <= 0 ? Optional.of(new VersionRange(low, high)) : Optional.empty();
    }

    public boolean contains(AmtVersion version) {
        return first.compareTo(version) <= 0 && version.compareTo(last) <= 0;
    }

    boolean within(VersionRange outer) {
        return outer.first.compareTo(first) <= 0 && last.compareTo(outer.last) <= 0;
    }

    /** Whether no version lies between the end of this range and the start of the other. */
    boolean touches(VersionRange next) {
        return last.minor() == AmtVersion.LAST
                ? next.first.compareTo(new AmtVersion(last.major() + 1, 0)) <= 0
                : next.first.compareTo(new AmtVersion(last.major(), last.minor() + 1)) <= 0;
    }

    /** By where they begin, then by where they end. */
    @Override
    public int compareTo(VersionRange other) {
        int order = first.compareTo(other.first);
        return order == 0 ? last.compareTo(other.last) : order;
    }

    @Override
    public String toString() {
        boolean whole = last.minor() == AmtVersion.LAST;
        if (whole && first.minor() == 0) {
            return first.major() == last.major() ? "" + first.major() : first.major() + "-" + last.major();
        }
        return first.equals(last) ? first.toString() : first + "-" + (whole ? "" + last.major() : last.toString());
    }
}
