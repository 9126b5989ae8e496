package io.github.amtpki.amt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * The AMT versions of a fleet: sorted ranges that neither overlap nor touch.
 *
 * @param ranges at least one
 */
public record VersionSet(List<VersionRange> ranges) {

    public VersionSet {
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a fleet has at least one AMT version");
        }
        ranges = merged(ranges);
    }

    /** Reads versions and ranges, each as {@link VersionRange#parse} does. */
    public static VersionSet parse(Collection<String> texts) {
        return new VersionSet(texts.stream().map(VersionRange::parse).toList());
    }

    /** One version for each major in the set: the lowest of it that the set holds, as 11.8, 12 … 16 for 11.8-16.1. */
    public List<AmtVersion> onePerMajor() {
        List<AmtVersion> versions = new ArrayList<>();
        for (VersionRange range : ranges) {
            versions.add(range.first());
            for (int major = range.first().major() + 1; major <= range.last().major(); major++) {
                versions.add(new AmtVersion(major, 0));
            }
        }
        return versions;
    }

    private static List<VersionRange> merged(List<VersionRange> ranges) {
        List<VersionRange> sorted = new ArrayList<>(ranges);
        Collections.sort(sorted);
        List<VersionRange> merged = new ArrayList<>();
        for (VersionRange range : sorted) {
            VersionRange previous = merged.isEmpty() ? range : merged.get(merged.size() - 1);
            if (merged.isEmpty() || !previous.touches(range)) {
                merged.add(range);
            } else if (previous.last().compareTo(range.last()) < 0) {
                merged.set(merged.size() - 1, new VersionRange(previous.first(), range.last()));
            }
        }
        return List.copyOf(merged);
    }

    /** As people write it: {@code 12, 16-18}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (VersionRange range : ranges) {
            text.append(text.isEmpty() ? "" : ", ").append(range);
        }
        return text.toString();
    }
}
