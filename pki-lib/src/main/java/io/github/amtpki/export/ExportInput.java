package io.github.amtpki.export;

import io.github.amtpki.BadInputException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What there is to hand to a server.
 *
 * @param name of the certificate; servers list it under this
 * @param chain leaf first, root last
 * @param pfx key and chain
 * @param file what the bundle is called
 * @param domain the DNS suffix of the machines, if it is known
 * @param password how the bundle's reader gets at its password
 * @param moment when it is to be taken, by which validity is judged
 */
public record ExportInput(
        String name,
        List<X509Certificate> chain,
        byte[] pfx,
        String file,
        Optional<String> domain,
        ExportPassword password,
        Instant moment) {

    /** What is a plain word to every shell, file system, JSON and YAML. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    /**
     * @throws BadInputException if a name cannot stand in the files of every server
     */
    public ExportInput {
        Objects.requireNonNull(moment, "moment");
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one certificate");
        }
        require("the name", name);
        require("the bundle's name", file);
        domain.ifPresent(suffix -> require("the domain", suffix));
    }

    private static void require(String what, String value) {
        if (!PLAIN.matcher(value).matches()) {
            throw new BadInputException(
                    what + " '" + value + "' cannot stand in every file that an export writes",
                    "use letters, digits, '.', '_' and '-'");
        }
    }

    X509Certificate leaf() {
        return chain.get(0);
    }

    X509Certificate root() {
        return chain.get(chain.size() - 1);
    }
}
