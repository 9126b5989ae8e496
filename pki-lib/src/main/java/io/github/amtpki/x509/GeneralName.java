package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import io.github.amtpki.internal.bc.ExtensionDer;
import java.util.Locale;

/**
 * One name in a subject alternative name extension (RFC 5280 section 4.2.1.6).
 *
 * @param type which choice
 * @param value its text; IP addresses in dotted or colon form
 */
public record GeneralName(Type type, String value) {

    /** The choices that certificates of machines and people use. */
    public enum Type {
        EMAIL(1),
        DNS(2),
        URI(6),
        IP(7);

        private final int tag;

        Type(int tag) {
            this.tag = tag;
        }
    }

    /**
     * @throws BadInputException if the text cannot be a name of this type
     */
    public GeneralName {
        boolean ascii = !value.isBlank() && value.chars().allMatch(c -> c > ' ' && c < 127);
        if (!ascii || type == Type.IP && !isIp(value) || type == Type.DNS && value.length() > 253) {
            throw new BadInputException(
                    "'" + value + "' is not a name of type " + type.name().toLowerCase(Locale.ROOT));
        }
    }

    public static GeneralName dns(String name) {
        return new GeneralName(Type.DNS, name);
    }

    /**
     * Reads {@code dns:NAME}, {@code ip:ADDRESS}, {@code email:ADDRESS}, {@code uri:URI}; without a prefix, an IP address
     * if it is one, else a DNS name.
     */
    public static GeneralName parse(String text) {
        int colon = text.indexOf(':');
        String prefix = colon < 0 ? "" : text.substring(0, colon).toUpperCase(Locale.ROOT);
        for (Type type : Type.values()) {
            if (type.name().equals(prefix)) {
                return new GeneralName(type, text.substring(colon + 1));
            }
        }
        return new GeneralName(isIp(text) ? Type.IP : Type.DNS, text);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return type.name().toLowerCase(Locale.ROOT) + ":" + value;
    }

    byte[] encoded() {
        return ExtensionDer.generalName(type.tag, value);
    }

    private static boolean isIp(String text) {
        if (text.indexOf(':') < 0 && !text.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9')) {
            return false;
        }
        try {
            // a netmask (1.2.3.4/8) would encode to twice the length, which is for name constraints only
            int length = ExtensionDer.generalName(Type.IP.tag, text).length;
            return length == 2 + 4 || length == 2 + 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
