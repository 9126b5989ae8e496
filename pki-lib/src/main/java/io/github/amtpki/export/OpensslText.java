package io.github.amtpki.export;

import io.github.amtpki.RefusedException;
import io.github.amtpki.x509.NameAttribute;
import io.github.amtpki.x509.Names;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * Values as openssl's configuration files have them. A backslash takes the meaning from the next character; {@code $} would name
 * a variable, {@code #} begin a comment, quotes keep spaces at the ends (openssl, {@code config(5)}).
 */
final class OpensslText {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("2.5.4.3", "CN"),
            Map.entry("2.5.4.4", "SN"),
            Map.entry("2.5.4.5", "serialNumber"),
            Map.entry("2.5.4.6", "C"),
            Map.entry("2.5.4.7", "L"),
            Map.entry("2.5.4.8", "ST"),
            Map.entry("2.5.4.9", "street"),
            Map.entry("2.5.4.10", "O"),
            Map.entry("2.5.4.11", "OU"),
            Map.entry("2.5.4.12", "title"),
            Map.entry("2.5.4.42", "GN"),
            Map.entry("0.9.2342.19200300.100.1.1", "UID"),
            Map.entry("0.9.2342.19200300.100.1.25", "DC"),
            Map.entry("1.2.840.113549.1.9.1", "emailAddress"));

    private OpensslText() {}

    /**
     * The lines of a section that spells a name. The number in front keeps two attributes of one type apart and is taken off by
     * openssl; a plus joins an attribute to the one before it.
     *
     * @throws RefusedException if an attribute is no text, or one that a configuration file cannot hold
     */
    static String name(X500Principal name) {
        StringBuilder lines = new StringBuilder();
        List<NameAttribute> attributes = Names.attributes(name);
        for (int i = 0; i < attributes.size(); i++) {
            NameAttribute one = attributes.get(i);
            String value = one.value()
                    .filter(text -> !text.isEmpty() && text.chars().noneMatch(Character::isISOControl))
                    .orElseThrow(() -> new RefusedException(
                            "the attribute " + one.oid() + " of '" + name + "' cannot be written for openssl",
                            "it is no text, or an empty one, or holds control characters; leave this certificate out"));
            lines.append(i + 1)
                    .append('.')
                    .append(one.joined() ? "+" : "")
                    .append(TYPES.getOrDefault(one.oid(), one.oid()))
                    .append(" = ")
                    .append(value(value))
                    .append('\n');
        }
        return lines.toString();
    }

    /** Which string types openssl may choose from: always UTF8String if a text is one that PrintableString would have done for. */
    static String stringMask(X500Principal name) {
        boolean always = Names.attributes(name).stream()
                .anyMatch(one -> one.utf8()
                        && one.value()
                                .filter(text -> text.matches("[A-Za-z0-9 '()+,./:=?-]+"))
                                .isPresent());
        return always ? "utf8only" : "MASK:0x2002";
    }

    /** A value, whatever it holds but control characters. */
    static String value(String text) {
        String escaped = text.replaceAll("[\\\\$#\"'`;]", "\\\\$0");
        return text.startsWith(" ") || text.endsWith(" ") ? '"' + escaped + '"' : escaped;
    }
}
