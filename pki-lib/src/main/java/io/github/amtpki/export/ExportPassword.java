package io.github.amtpki.export;

import io.github.amtpki.Secret;
import io.github.amtpki.check.facts.FileFacts.PasswordFacts;
import java.util.Arrays;
import java.util.Optional;

/**
 * How whoever imports a bundle gets at its password. Either files say only where it is, or, because somebody asked for that, it
 * stands in them.
 *
 * @param file where the password lies, from the folder of the export, with {@code /}; absent if nobody knows
 * @param known what can be said of the password without telling it
 * @param written the password itself, only if it is to stand in the files; its owner closes it
 */
public record ExportPassword(Optional<String> file, Optional<PasswordFacts> known, Optional<Secret> written) {

    /** Only where it is. */
    public static ExportPassword in(Optional<String> file, Optional<PasswordFacts> known) {
        return new ExportPassword(file, known, Optional.empty());
    }

    /** The same, and the password itself in each file that a server reads. */
    public ExportPassword written(Secret password) {
        return new ExportPassword(file, Optional.of(PasswordFacts.of(password)), Optional.of(password));
    }

    /** The password as it is to stand in a file; empty if it is to stand in none. */
    String text() {
        if (written.isEmpty()) {
            return "";
        }
        char[] chars = written.get().reveal();
        String text = new String(chars);
        Arrays.fill(chars, '\0');
        return text;
    }
}
