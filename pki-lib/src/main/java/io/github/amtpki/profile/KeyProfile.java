package io.github.amtpki.profile;

import io.github.amtpki.x509.KeyType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A key to make ({@code type}), or an existing one in a file or a token. In the profile one word will do: {@code key:
 * rsa-3072} is a type, any other text a file.
 *
 * @param type of a new key; left out, the one the firmware asks for
 * @param password of the key file; left out, generated for a new key, and none for an existing one
 * @param file an existing private key, PEM or DER, relative to the profile
 * @param pkcs11 an existing key that never leaves its token
 */
public record KeyProfile(
        Optional<KeyType> type, Optional<SecretRef> password, Optional<String> file, Optional<Pkcs11Profile> pkcs11) {

    static final List<Key> KEYS = List.of(
            Key.of("type", "Type of a new key. Left out: what the firmware asks for.")
                    .example("rsa-3072"),
            Key.of("password", "Password of the key file. Left out: generated for a new key, none for an existing one.")
                    .example("env:AMT_KEY_PASSWORD"),
            Key.of("file", "File of an existing private key, relative to the profile.")
                    .example("offline/root.key")
                    .text(TextRule.PATH),
            Key.of("pkcs11", "An existing key in a token."));

    /** Reads the short form: the name of a key type, or else a file. */
    static KeyProfile of(String text) {
        Optional<KeyType> type = Arrays.stream(KeyType.values())
                .filter(one -> one.id().equals(text))
                .findFirst();
        return new KeyProfile(
                type,
                Optional.empty(),
                type.isPresent() ? Optional.empty() : Optional.of(TextRule.PATH.parse(text)),
                Optional.empty());
    }

    /** Whether the key is there already and must not be made. */
    public boolean existing() {
        return file.isPresent() || pkcs11.isPresent();
    }
}
