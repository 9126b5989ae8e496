package io.github.amtpki.profile.adopt;

import io.github.amtpki.x509.Names;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Subjects as a profile can hold them: RFC 4514, with a common name of at most 64 characters. */
final class SubjectText {

    /** ub-common-name in RFC 5280, appendix A.1. */
    static final int LONGEST_COMMON_NAME = 64;

    private SubjectText() {}

    /** The form that people read, where it means the same; else the one that holds everything. */
    static String of(X500Principal subject) {
        String readable = subject.toString();
        try {
            return new X500Principal(readable).equals(subject) ? readable : subject.getName();
        } catch (IllegalArgumentException e) {
            return subject.getName();
        }
    }

    /** The subject of a CA, or the nearest to it that has a common name. */
    static String ofAuthority(X500Principal subject, String name) {
        Optional<String> common = Names.commonName(subject)
                .filter(text -> !text.isBlank() && text.codePointCount(0, text.length()) <= LONGEST_COMMON_NAME);
        String written = of(subject);
        if (common.isPresent() && parses(written)) {
            return written;
        }
        String more = "CN=" + name + (written.isEmpty() ? "" : ", " + written);
        return Names.commonName(subject).isEmpty() && parses(more) ? more : "CN=" + name;
    }

    private static boolean parses(String text) {
        try {
            return !new X500Principal(text).getName().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
