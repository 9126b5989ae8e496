package io.github.amtpki.amt;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.Names;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The common name of a leaf: one, not too long, in a subject that can be read, and among the alternative names where it reads as one. */
final class CommonNames {

    /** RFC 5280 appendix A, ub-common-name. */
    private static final int LONGEST = 64;

    private CommonNames() {}

    static String of(X500Principal subject) {
        if (Names.commonNames(subject) > 1) {
            throw new BadInputException(
                    "the subject '" + subject + "' has several common names, and readers differ in which one counts",
                    "leave one; further names are subject alternative names");
        }
        Optional<String> name = Names.commonName(subject).filter(text -> !text.isBlank());
        if (name.isEmpty() || name.get().codePointCount(0, name.get().length()) > LONGEST) {
            throw new BadInputException(
                    "the subject '" + subject + "' has no common name of at most " + LONGEST + " characters",
                    "write the host's name into it, as CN=provision.corp.example.com");
        }
        if (Names.attributes(subject).stream()
                .flatMap(one -> one.value().stream())
                .anyMatch(text -> text.codePoints().anyMatch(CommonNames::unseen))) {
            throw new BadInputException(
                    "the subject '" + subject + "' holds a control character",
                    "make the request with text that can be read");
        }
        return name.get();
    }

    /** Characters that change how what follows is shown, or are not shown at all. */
    private static boolean unseen(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }

    /**
     * What stands among the alternative names.
     *
     * @throws BadInputException if the kind's certificates are dialled, and this is nothing that one can dial
     */
    static Optional<GeneralName> asName(CertificateKind kind, String commonName) {
        return switch (kind.naming()) {
            case TITLE -> Optional.empty();
            case SUFFIX -> Optional.of(GeneralName.dns(noWildcard(commonName)));
            case HOST -> Optional.of(host(kind, commonName));
            case IDENTITY -> GeneralName.host(commonName);
        };
    }

    /** Documents allow them, and people had trouble with them in many ways (reference section 0: no wildcard). */
    private static String noWildcard(String commonName) {
        if (commonName.startsWith("*")) {
            throw new BadInputException(
                    "the common name '" + commonName + "' is a wildcard: these are not issued", "name the host itself");
        }
        return commonName;
    }

    private static GeneralName host(CertificateKind kind, String commonName) {
        return GeneralName.host(commonName)
                .filter(name -> !name.value().startsWith("*"))
                .orElseThrow(() -> new BadInputException(
                        "the common name '" + commonName + "' of a " + kind.id() + " certificate is neither the DNS"
                                + " name of one host nor an IP address",
                        "write what clients dial, as CN=amt-01.corp.example.com or CN=10.0.0.5"));
    }
}
