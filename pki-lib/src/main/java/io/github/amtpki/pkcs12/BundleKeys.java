package io.github.amtpki.pkcs12;

import io.github.amtpki.Secret;
import io.github.amtpki.internal.bc.DerivedKey;
import io.github.amtpki.internal.bc.MacScheme;
import io.github.amtpki.internal.bc.Pbe;
import io.github.amtpki.internal.bc.PbePassword;
import java.security.SecureRandom;

/**
 * The three keys of one bundle-to-be, derived from its password: for the certificates, for the private key, for the MAC.
 *
 * <p>Deriving them is nearly all that writing a bundle costs, and needs nothing but the password. Whoever is in a hurry
 * does it while the key pair is still being made:
 *
 * <pre>{@code
 * Future<BundleKeys> keys = pool.submit(() -> BundleKeys.derive(password, Flavour.MODERN, random));
 * Credential credential = …;                                  // takes its time
 * byte[] pfx = Bundle.encode(credential, keys.get(), "provisioning");
 * }</pre>
 *
 * <p>Good for one bundle only, as no initialisation vector may serve twice.
 */
public final class BundleKeys {

    final Pbe forCertificates;
    final Pbe forKey;
    final MacScheme mac;
    final DerivedKey certificates;
    final DerivedKey key;
    final MacScheme.MacKey macKey;
    private boolean spent;

    private BundleKeys(PbePassword password, Flavour flavour, SecureRandom random) {
        forCertificates = flavour.encryption(random);
        forKey = flavour.encryption(random);
        mac = flavour.mac(random);
        certificates = forCertificates.derive(password);
        key = forKey.derive(password);
        macKey = mac.derive(password);
    }

    /**
     * Derives them.
     *
     * @param password 1 to 64 printable ASCII characters
     * @param random source of salts and initialisation vectors
     * @throws io.github.amtpki.RefusedException if importers would not take the password
     */
    public static BundleKeys derive(Secret password, Flavour flavour, SecureRandom random) {
        PasswordRule.check(password);
        try (PbePassword spelling = PbePassword.of(password)) {
            return new BundleKeys(spelling, flavour, random);
        }
    }

    /** Marks them as used. */
    synchronized void spend() {
        if (spent) {
            throw new IllegalStateException("these keys have already written a bundle");
        }
        spent = true;
    }
}
