package io.github.amtpki.amt.device;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line with {@code SHA256: 8f3a…} in it.
 *
 * @param before what stands before the algorithm: the name, or nothing
 * @param algorithm as the program writes it
 * @param digits what follows the colon, up to the next blank
 */
record HashLine(String before, String algorithm, String digits) {

    private static final List<String> ALGORITHMS = List.of("SHA1", "SHA256", "SHA384", "SHA512", "MD5");

    static Optional<HashLine> in(String line) {
        String upper = line.toUpperCase(Locale.ROOT);
        for (String algorithm : ALGORITHMS) {
            int at = upper.indexOf(algorithm + ":");
            if (at >= 0 && upper.length() == line.length()) {
                String rest = line.substring(at + algorithm.length() + 1).strip();
                int end = rest.indexOf(' ');
                return Optional.of(
                        new HashLine(line.substring(0, at), algorithm, end < 0 ? rest : rest.substring(0, end)));
            }
        }
        return Optional.empty();
    }
}
