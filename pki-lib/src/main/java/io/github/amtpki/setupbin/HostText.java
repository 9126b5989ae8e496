package io.github.amtpki.setupbin;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.GeneralName;
import java.util.Locale;

/** Names and addresses as firmware is told them. */
final class HostText {

    private HostText() {}

    /** A host or domain name in lower case, without a final dot and without wildcards. */
    static String domain(String text) {
        String name = (text.endsWith(".") ? text.substring(0, text.length() - 1) : text).toLowerCase(Locale.ROOT);
        if (name.startsWith("*.")) {
            throw new BadInputException("a wildcard is no name of a domain or server", "write it without the *.");
        }
        return GeneralName.dns(name).value();
    }

    /** The four numbers of an IPv4 address, the last first. */
    static Octets ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            if (parts.length != bytes.length
                    || !parts[i].matches("0|[1-9][0-9]{0,2}")
                    || Integer.parseInt(parts[i]) > 255) {
                throw new BadInputException(
                        "the address of the configuration server is not four numbers of 0 to 255",
                        "write it as 192.0.2.10");
            }
            bytes[bytes.length - 1 - i] = (byte) Integer.parseInt(parts[i]);
        }
        return Octets.of(bytes);
    }
}
