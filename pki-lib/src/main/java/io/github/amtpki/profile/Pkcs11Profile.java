package io.github.amtpki.profile;

import java.util.Optional;

/**
 * A key in a token (HSM, smart card), used through the JDK's SunPKCS11.
 *
 * @param config SunPKCS11 configuration file, relative to the profile
 * @param alias of the key in the token
 * @param pin of the token, if it asks for one
 */
public record Pkcs11Profile(
        @Key(
                value = "SunPKCS11 configuration file, relative to the profile.",
                example = "token.cfg",
                text = TextRule.PATH)
        String config,

        @Key(value = "Alias of the key in the token.", example = "amt-root")
        String alias,

        @Key(value = "PIN of the token.", example = "prompt")
        Optional<SecretRef> pin) {}
