package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.Names;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Distinguished names as people write them (RFC 4514): {@code CN=Example Root, O=Example}. */
final class Subjects {

    /** ub-common-name in RFC 5280, appendix A.1. */
    static final int LONGEST_COMMON_NAME = 64;

    private Subjects() {}

    /** Reads a subject, which must have a common name. */
    static X500Principal parse(String text) {
        X500Principal subject;
        try {
            subject = new X500Principal(text);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "'" + text + "' is not a subject", "write it as \"CN=Example Lab Root, O=Example Lab\"", e);
        }
        String name = commonName(subject)
                .orElseThrow(() -> new BadInputException("the subject has no common name", "begin it with CN="));
        if (name.isBlank()) {
            throw new BadInputException("the common name is empty", "write something after CN=");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_COMMON_NAME) {
            throw new BadInputException(
                    "the common name is longer than " + LONGEST_COMMON_NAME + " characters", "RFC 5280 allows no more");
        }
        return subject;
    }

    /** The common name as text. */
    static Optional<String> commonName(X500Principal subject) {
        return Names.commonName(subject);
    }
}
