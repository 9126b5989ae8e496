package io.github.amtpki.amt;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.Names;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The common name of a leaf: one, not too long, and among the alternative names where it reads as one. */
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
        return name.get();
    }

    /**
     * What stands among the alternative names.
     *
     * @throws BadInputException if the kind's certificates are dialled, and this is nothing that one can dial
     */
    static Optional<GeneralName> asName(CertificateKind kind, String commonName) {
        return switch (kind.naming()) {
            case TITLE -> Optional.empty();
            case SUFFIX -> Optional.of(GeneralName.dns(commonName));
            case HOST -> Optional.of(host(kind, commonName));
            case IDENTITY -> GeneralName.host(commonName);
        };
    }

    private static GeneralName host(CertificateKind kind, String commonName) {
        return GeneralName.host(commonName)
                .orElseThrow(() -> new BadInputException(
                        "the common name '" + commonName + "' of a " + kind.id() + " certificate is neither a DNS name"
                                + " nor an IP address",
                        "write what clients dial, as CN=amt-01.corp.example.com or CN=10.0.0.5"));
    }
}
