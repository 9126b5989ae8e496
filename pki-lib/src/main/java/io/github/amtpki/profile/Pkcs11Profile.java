package io.github.amtpki.profile;

import java.util.List;
import java.util.Optional;

/**
 * A key in a token (HSM, smart card), used through the JDK's SunPKCS11.
 *
 * @param config SunPKCS11 configuration file, relative to the profile
 * @param alias of the key in the token
 * @param pin of the token, if it asks for one
 */
public record Pkcs11Profile(String config, String alias, Optional<SecretRef> pin) {

    static final List<Key> KEYS = List.of(
            Key.of("config", "SunPKCS11 configuration file, relative to the profile.")
                    .example("token.cfg")
                    .text(TextRule.PATH),
            Key.of("alias", "Alias of the key in the token.").example("amt-root"),
            Key.of("pin", "PIN of the token.").example("prompt"));
}
