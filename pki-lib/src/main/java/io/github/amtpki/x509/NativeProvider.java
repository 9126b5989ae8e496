package io.github.amtpki.x509;

import java.security.Provider;
import java.util.Optional;

/**
 * The Amazon Corretto Crypto Provider, if its jar is on the class path and its native library runs on this machine. It does
 * RSA in libcrypto, four times as fast as the JDK once both are warm; the bytes are the same. It is never required, and
 * never registered globally.
 *
 * <pre>{@code
 * IssuanceContext context = IssuanceContext.system(Clock.systemUTC(), NativeProvider.find());
 * }</pre>
 */
public final class NativeProvider {

    private static final String CLASS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private NativeProvider() {}

    /** The provider, or empty where it is not there or does not work; that is no error. */
    public static Optional<Provider> find() {
        try {
            Class<?> type = Class.forName(CLASS);
            if (type.getField("INSTANCE").get(null) instanceof Provider provider
                    && type.getMethod("getLoadingError").invoke(provider) == null) {
                return Optional.of(provider);
            }
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            // made for another machine, or broken: the JDK's own providers do
        }
        return Optional.empty();
    }
}
