package io.github.amtpki.profile;

import io.github.amtpki.pkcs12.Flavour;
import java.util.List;
import java.util.Optional;

/**
 * A bundle: the key with its whole chain in one PKCS#12 file.
 *
 * @param password left out, generated
 * @param flavour how it is encrypted
 * @param friendlyName what importers show; left out, the certificate's name
 */
public record PfxProfile(SecretRef password, Flavour flavour, Optional<String> friendlyName) {

    static final List<Key> KEYS = List.of(
            Key.of("password", "Password of the bundle.")
                    .example("env:AMT_PFX_PASSWORD")
                    .byDefault("generate"),
            Key.of(
                            "flavour",
                            "How the bundle is encrypted: modern for everything since 2019, compat for Windows Server 2016,"
                                    + " pbmac1 for RFC 9579.")
                    .byDefault("modern"),
            Key.of("friendlyName", "What importers show. Left out: the certificate's name.")
                    .example("AMT provisioning"));
}
