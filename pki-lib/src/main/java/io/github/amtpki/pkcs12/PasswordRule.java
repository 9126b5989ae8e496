package io.github.amtpki.pkcs12;

import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import java.util.Optional;

/**
 * Which passwords a bundle may be written with: 1 to 64 printable ASCII characters.
 *
 * <p>Measured: RPS refuses an empty one and one of 65; node-forge (RPS, MeshCentral) and JDK 17 cannot open a file with
 * PBES2 encryption whose password has other characters, because they disagree about their bytes.
 */
final class PasswordRule {

    private static final int MAX_LENGTH = 64;
    private static final String HINT = "use 1 to 64 printable ASCII characters, or let amtpki generate one";

    private PasswordRule() {}

    static void check(Secret password) {
        problem(password).ifPresent(what -> {
            throw new RefusedException(what, HINT);
        });
    }

    /** What importers would not take about it. */
    static Optional<String> problem(Secret password) {
        if (password.length() == 0) {
            return Optional.of("the password of a bundle must not be empty: importers refuse that");
        }
        if (password.length() > MAX_LENGTH) {
            return Optional.of(
                    "the password of a bundle has " + password.length() + " characters, importers take " + MAX_LENGTH);
        }
        return password.firstUnprintable().stream()
                .mapToObj(odd -> "character " + (odd + 1)
                        + " of the bundle's password is not printable ASCII: importers" + " disagree about its bytes")
                .findFirst();
    }
}
