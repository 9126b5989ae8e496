package io.github.amtpki.cli.option;

import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.x509.NativeProvider;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import java.util.ServiceLoader;

/** Security providers by name: those that the JDK is set up with, then those that lie on the module or class path. */
final class Providers {

    private Providers() {}

    /** A name, {@code none} for the JDK's own, or nothing for the native one where it can be had. */
    static Optional<Provider> find(Optional<String> name) {
        if (name.isEmpty()) {
            return NativeProvider.find();
        }
        return name.get().equals("none") ? Optional.empty() : Optional.of(named(name.get()));
    }

    private static Provider named(String name) {
        Provider installed = Security.getProvider(name);
        if (installed != null) {
            return installed;
        }
        for (Provider provider : ServiceLoader.load(Provider.class)) {
            if (provider.getName().equals(name)) {
                return provider;
            }
        }
        throw new UsageException(
                "there is no security provider '" + name + "'",
                "leave out --provider, or put its jar on the class path");
    }
}
