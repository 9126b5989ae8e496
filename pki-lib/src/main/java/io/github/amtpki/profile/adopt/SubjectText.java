package io.github.amtpki.profile.adopt;

import io.github.amtpki.x509.Names;
import javax.security.auth.x500.X500Principal;

/** Subjects as a profile can hold them: RFC 4514, with a common name of at most 64 characters. */
final class SubjectText {

    /** ub-common-name in RFC 5280, appendix A.1. */
    private static final int LONGEST = 64;

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
        String written = of(subject);
        if (fits(written)) {
            return written;
        }
        String more = "CN=" + name + ", " + written;
        return Names.commonName(subject).isEmpty() && fits(more) ? more : "CN=" + name;
    }

    /** Whether a profile takes it as a subject; no value in it holds control characters. */
    static boolean fits(String text) {
        try {
            X500Principal subject = new X500Principal(text);
            return text.chars().noneMatch(Character::isISOControl)
                    && Names.commonName(subject)
                            .filter(name -> !name.isBlank() && name.codePointCount(0, name.length()) <= LONGEST)
                            .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
