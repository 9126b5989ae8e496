package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.x509.GeneralName;
import java.util.Locale;

/** Host names by RFC 1123: labels of letters, digits and inner hyphens, 63 at most, 253 in all. */
public final class HostNames {

    private HostNames() {}

    /**
     * A host name in lower case, without a final dot.
     *
     * @param labels how many it must have at least
     * @throws BadInputException if it is none
     */
    public static String parse(String text, int labels) {
        String host = (text.endsWith(".") ? text.substring(0, text.length() - 1) : text).toLowerCase(Locale.ROOT);
        if (host.startsWith("*.")) {
            throw new BadInputException("wildcards are not issued", "name the host itself");
        }
        if (host.chars().anyMatch(c -> c > 127)) {
            throw new BadInputException(
                    "'" + text + "' has letters beyond ASCII", "write the A-label, as xn--bcher-kva.example");
        }
        String[] parts = host.split("\\.", -1);
        boolean sound = host.length() <= 253 && !parts[parts.length - 1].chars().allMatch(c -> c >= '0' && c <= '9');
        for (String part : parts) {
            sound &= label(part);
        }
        if (!sound) {
            throw new BadInputException("'" + text + "' is not a host name", "write it as corp.example.com");
        }
        if (parts.length < labels) {
            throw new BadInputException(
                    "'" + text + "' has only one label", "AMT wants two or more, as corp.example.com");
        }
        return host;
    }

    /**
     * The common name of a leaf, in its one form: hosts in lower case, an identity as it stands.
     *
     * @throws BadInputException if it is not what certificates of the kind are named by
     */
    public static String commonName(CertificateKind kind, String text) {
        return switch (kind.naming()) {
            case SUFFIX -> parse(text, 2);
            case HOST ->
                GeneralName.host(text)
                        .filter(name -> name.type() == GeneralName.Type.IP)
                        .map(GeneralName::value)
                        .orElseGet(() -> parse(text, 1));
            case IDENTITY, TITLE -> identity(text);
        };
    }

    private static String identity(String text) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > Subjects.LONGEST_COMMON_NAME) {
            throw new BadInputException(
                    "a name has 1 to " + Subjects.LONGEST_COMMON_NAME + " characters", "as console-1 or host/amt-01");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new BadInputException("the name holds control characters", "write what people can read");
        }
        return text;
    }

    /** A subject alternative name as {@link GeneralName#parse} reads it, DNS names held to the rule above. */
    static GeneralName generalName(String text) {
        GeneralName name = GeneralName.parse(text);
        return name.type() == GeneralName.Type.DNS ? GeneralName.dns(parse(name.value(), 1)) : name;
    }

    /** Whether a host is a domain itself or lies below it, by whole labels. */
    public static boolean within(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static boolean label(String text) {
        return !text.isEmpty()
                && text.length() <= 63
                && !text.startsWith("-")
                && !text.endsWith("-")
                && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
    }
}
