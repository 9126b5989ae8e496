package io.github.amtpki.setupbin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.GeneralName;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names and addresses as firmware is told them. */
final class HostText {

    private static final String HINT =
            "write letters a to z, digits and hyphens, dots between the parts, no spaces: as pc-1 or pc-1.corp.example.com";

    private HostText() {}

    /** A host or domain name in lower case, without a final dot and without wildcards. */
    static String domain(String text) {
        String name = (text.endsWith(".") ? text.substring(0, text.length() - 1) : text).toLowerCase(Locale.ROOT);
        if (name.startsWith("*.")) {
            throw new BadInputException("a wildcard is no name of a domain or server", "write it without the *.");
        }
        return name(name);
    }

    /** @throws BadInputException if it cannot be the name of a host or domain */
    static String name(String text) {
        try {
            return GeneralName.dns(text).value();
        } catch (BadInputException e) {
            throw new BadInputException("'" + text + "' is not a name of a host or domain", HINT, e);
        }
    }

    /** The same for a server; an address has a setting of its own. */
    static String server(String text) {
        if (GeneralName.host(text)
                .filter(host -> host.type() == GeneralName.Type.IP)
                .isPresent()) {
            throw new BadInputException(
                    "'" + text + "' is an address, and the server's name is wanted",
                    "give it as --server-address, in the column server-address, or as serverAddress of a profile");
        }
        return domain(text);
    }

    private static final Set<VariableRow> NAMES = EnumSet.of(
            VariableRow.PKI_DNS_SUFFIX,
            VariableRow.CONFIGURATION_SERVER_FQDN,
            VariableRow.HOST_NAME,
            VariableRow.DOMAIN_NAME);

    /** Why what should be a name is none, as a phrase without the bytes in question. */
    static Optional<String> misfit(Variable variable) {
        if (NAMES.stream().noneMatch(variable::is)) {
            return Optional.empty();
        }
        try {
            domain(new String(variable.value().toByteArray(), ISO_8859_1));
            return Optional.empty();
        } catch (BadInputException e) {
            return Optional.of("a text that is no DNS name");
        }
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
