package io.github.amtpki.check.explain;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.amt.VersionRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the machine's AMT version in a text, if it speaks of one machine only. */
final class VersionScan {

    private static final List<String> LABELS = List.of(
            "amt version", "\"ver\"", "fwversion", "\"amt\"", "me version", "intel amt v", "amt firmware version");

    private static final int MOST = 100;
    private static final int LONGEST = 20;

    private VersionScan() {}

    static Optional<AmtVersion> of(LogText log) {
        String text = log.folded();
        Set<AmtVersion> found = new TreeSet<>();
        for (String label : LABELS) {
            int at = text.indexOf(label);
            for (int count = 0; at >= 0 && count < MOST; count++) {
                version(text, at + label.length()).ifPresent(found::add);
                at = text.indexOf(label, at + label.length());
            }
        }
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    private static Optional<AmtVersion> version(String text, int from) {
        int begin = from;
        while (begin < text.length() && begin - from < 8 && " \":=v'is".indexOf(text.charAt(begin)) >= 0) {
            begin++;
        }
        int end = begin;
        while (end < text.length() && end - begin < LONGEST && ".0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String version = text.substring(begin, end);
        return version.matches("[0-9]{1,2}\\.[0-9]{1,5}(?:\\.[0-9]{1,5}){0,2}\\.?")
                ? Optional.of(AmtVersion.parse(
                                version.endsWith(".") ? version.substring(0, version.length() - 1) : version))
                        .filter(VersionRange.KNOWN::contains)
                : Optional.empty();
    }
}
