package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.Secret;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.profile.SecretSource;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Function;

/** Passwords for files that are about to be written: made up where the profile says {@code generate}, fetched otherwise. */
record NewSecrets(SecretSource secrets, SecureRandom random) {

    /** Makes files with a password that is forgotten afterwards. */
    List<Artefact> with(SecretRef reference, String file, Function<Secret, List<Artefact>> maker) {
        try (Secret password =
                reference.generates() ? Secret.generate(random) : secrets.choose(reference, "a password for " + file)) {
            return maker.apply(password);
        }
    }
}
