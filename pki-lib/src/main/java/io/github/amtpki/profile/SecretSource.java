package io.github.amtpki.profile;

import io.github.amtpki.Secret;

/** Turns references into secrets. The command line reads environment, files and terminal; an embedder may do otherwise. */
@FunctionalInterface
public interface SecretSource {

    /**
     * Fetches a secret; whoever asked closes it. Never asked for {@code generate}: that is made where it is needed.
     *
     * @param reference where it comes from
     * @param purpose what it is for, to show at a prompt
     * @throws io.github.amtpki.PkiException if it cannot be had
     */
    Secret resolve(SecretRef reference, String purpose);

    /**
     * The same for something that is being made. Whoever asks a person asks twice here: a typing mistake would lock the
     * new file for good.
     */
    default Secret choose(SecretRef reference, String purpose) {
        return resolve(reference, purpose);
    }
}
