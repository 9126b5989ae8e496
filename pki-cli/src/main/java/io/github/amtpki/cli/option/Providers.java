package io.github.amtpki.cli.option;

import io.github.amtpki.cli.console.UsageException;
import java.security.Provider;
import java.security.Security;
import java.util.ServiceLoader;

/** Security providers by name: those that the JDK is set up with, then those that lie on the module or class path. */
final class Providers {

    private Providers() {}

    static Provider find(String name) {
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
