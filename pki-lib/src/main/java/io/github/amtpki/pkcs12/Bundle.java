package io.github.amtpki.pkcs12;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.internal.bc.KdfBudget;
import io.github.amtpki.x509.Credential;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A {@code .pfx}: one shrouded key, leaf first, root last, each certificate once.
 *
 * <pre>{@code
 * byte[] pfx = Bundle.encode(credential, password, Flavour.MODERN, "provisioning", random);
 * Credential same = Bundle.decode(pfx, password).credential().orElseThrow();
 * }</pre>
 */
public final class Bundle {

    /** How many iterations of key derivation a foreign file may demand, unless the caller says otherwise. */
    public static final long BUDGET = KdfBudget.USUAL;

    private Bundle() {}

    /**
     * Writes a bundle that every importer of its flavour takes.
     *
     * @param credential leaf first, each next certificate the issuer of the one before, the root last
     * @param password 1 to 64 printable ASCII characters
     * @param friendlyName what Windows and Java show; 1 to 255 characters
     * @param random source of salts and initialisation vectors; a seeded one makes the bytes repeatable
     * @return DER
     * @throws RefusedException if importers would not take the password, or the credential is not such a chain, or its key
     *     cannot leave its token
     */
    public static byte[] encode(
            Credential credential, Secret password, Flavour flavour, String friendlyName, SecureRandom random) {
        return encode(credential, BundleKeys.derive(password, flavour, random), friendlyName);
    }

    /**
     * Writes a bundle with keys derived beforehand.
     *
     * @param keys for this bundle alone
     * @throws IllegalStateException if the keys have been used
     * @see #encode(Credential, Secret, Flavour, String, SecureRandom)
     */
    public static byte[] encode(Credential credential, BundleKeys keys, String friendlyName) {
        return BundleWriter.write(credential, keys, friendlyName);
    }

    /**
     * Reads any bundle that a password protects, and many that nothing protects.
     *
     * @param pfx at most 4 MiB
     * @param password any; the empty one too
     * @throws WrongPasswordException if the password is not the file's
     * @throws UnsupportedAlgorithmException if an algorithm or a kind of key is unknown
     * @throws BadInputException if the file is damaged, too large, or none
     * @throws RefusedException if it demands more than a million iterations of key derivation, all taken together
     */
    public static BundleContents decode(byte[] pfx, Secret password) {
        return decode(pfx, password, BUDGET);
    }

    /**
     * Reads a bundle whose key derivation may cost more, or must cost less, than usual. NSS and GnuTLS write 600 000
     * iterations for each item, the key and the MAC, so three or more times that for a file; a million iterations take
     * about a second.
     *
     * @param budget how many iterations may be run, all taken together
     * @see #decode(byte[], Secret)
     */
    public static BundleContents decode(byte[] pfx, Secret password, long budget) {
        return BundleReader.decode(pfx, password, budget);
    }

    /**
     * Takes a bundle apart as far as it goes, and says what went wrong instead of giving up: for whoever has to explain why
     * somebody else refuses it.
     *
     * @param pfx at most 4 MiB
     * @param password any; without one the empty password is tried, as files that need none often have it
     * @param budget how many iterations may be run, all taken together; beyond it none is run
     * @throws BadInputException if the file is none, too large, or too damaged to be looked into
     */
    public static BundleExamination examine(byte[] pfx, Optional<Secret> password, long budget) {
        return BundleExaminer.examine(pfx, password, budget);
    }

    /** Whether a bundle may be written with this password: 1 to 64 printable ASCII characters. */
    public static boolean takes(Secret password) {
        return PasswordRule.problem(password).isEmpty();
    }

    /**
     * Saves the keys and certificates out of a bundle that importers would not take, so that a sound one can be written.
     *
     * @param pfx at most 4 MiB
     * @throws WrongPasswordException if the password is not the file's
     * @throws BadInputException if the file is none, too large, or too damaged to be looked into
     * @throws RefusedException if it demands more than {@link #BUDGET} iterations of key derivation
     */
    public static BundleParts salvage(byte[] pfx, Secret password) {
        return BundleSalvager.salvage(pfx, password, BUDGET);
    }

    /**
     * Describes what shows without a password: MAC, items, algorithms, and whatever is not encrypted.
     *
     * @param pfx at most 4 MiB
     * @throws BadInputException if the file is damaged, too large, or none
     */
    public static BundleStructure inspect(byte[] pfx) {
        return BundleReader.inspect(pfx);
    }
}
