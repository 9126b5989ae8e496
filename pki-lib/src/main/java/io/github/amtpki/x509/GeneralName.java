package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import io.github.amtpki.internal.bc.ExtensionDer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One name in a subject alternative name extension (RFC 5280 section 4.2.1.6).
 *
 * <p>DNS names are what RFC 1034 section 3.5 calls preferred (letters, digits and hyphens), and two things more that are in
 * use: an underscore, since Active Directory has such hosts, and one leading label {@code *}. What is not ASCII is written
 * as A-labels ({@code xn--}), and there is no dot at the end. E-mail addresses and URIs are only looked at roughly.
 *
 * @param type which choice
 * @param value its text; IP addresses in dotted or colon form, never with a netmask
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

        /** The name before the colon, as in {@code dns:host.example.com}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** RFC 1035 section 3.1: 255 bytes on the wire are 253 characters. */
    private static final int LONGEST_DNS_NAME = 253;

    private static final int LONGEST_LABEL = 63;

    /**
     * @throws BadInputException if the text cannot be a name of this type
     */
    public GeneralName {
        Objects.requireNonNull(type, "type");
        boolean sound = switch (type) {
            case DNS -> isDns(value);
            case IP -> isIp(value);
            case EMAIL -> isVisible(value) && value.indexOf('@') > 0 && !value.endsWith("@");
            case URI -> isVisible(value) && value.indexOf(':') > 0 && !value.endsWith(":");
        };
        if (!sound) {
            throw new BadInputException(
                    "'" + value + "' is not a name of type " + type.id(),
                    "write host.example.com, ip:192.0.2.1, email:a@example.com or uri:https://example.com/");
        }
    }

    public static GeneralName dns(String name) {
        return new GeneralName(Type.DNS, name);
    }

    /** A DNS name, or an IP address without a netmask; empty if the text reads as neither. */
    public static Optional<GeneralName> host(String text) {
        if (isIp(text)) {
            return Optional.of(new GeneralName(Type.IP, text));
        }
        return isDns(text) ? Optional.of(dns(text)) : Optional.empty();
    }

    /**
     * Reads {@code dns:NAME}, {@code ip:ADDRESS}, {@code email:ADDRESS}, {@code uri:URI}; without a prefix, an IP address
     * if it is one, else a DNS name.
     *
     * @throws BadInputException if the text cannot be a name of its type
     */
    public static GeneralName parse(String text) {
        int colon = text.indexOf(':');
        String prefix = colon < 0 ? "" : text.substring(0, colon);
        for (Type type : Type.values()) {
            if (type.id().equalsIgnoreCase(prefix)) {
                return new GeneralName(type, text.substring(colon + 1));
            }
        }
        return new GeneralName(isIp(text) ? Type.IP : Type.DNS, text);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return type.id() + ":" + value;
    }

    byte[] encoded() {
        return ExtensionDer.generalName(type.tag, value);
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 127) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isDns(String text) {
        if (text.length() > LONGEST_DNS_NAME) {
            return false;
        }
        String name = text.startsWith("*.") ? text.substring(2) : text;
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '.') {
                if (!isLabel(name, start, i)) {
                    return false;
                }
                start = i + 1;
            }
        }
        // a name that ends in a number is an address to whoever reads it (WHATWG URL, "ends in a number")
        char last = name.charAt(name.length() - 1);
        return last < '0' || last > '9' || !isNumber(name.substring(name.lastIndexOf('.') + 1));
    }

    private static boolean isLabel(String name, int from, int to) {
        if (from == to || to - from > LONGEST_LABEL || name.charAt(from) == '-' || name.charAt(to - 1) == '-') {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isIp(String text) {
        if (text.indexOf(':') < 0 && !isNumber(text.replace(".", ""))) {
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
