package io.github.amtpki.check.importer;

/**
 * Which domain suffix RPS takes with a certificate: the last two labels of its common name must be the last two of the suffix,
 * letter by letter. Case counts, a final dot counts, and so {@code Example.COM} and {@code example.com.} go with nothing; but
 * all of {@code co.uk} goes with all of {@code co.uk}.
 *
 * <p>Source: domain.ts domainSuffixChecker (code, and measured with 2.40).
 */
public final class RpsName {

    private RpsName() {}

    /** Whether it takes the first certificate's common name with this suffix. */
    public static boolean matches(String commonName, String suffix) {
        return tail(commonName).equals(tail(suffix));
    }

    /** The last two labels; a name of one label gets what JavaScript prints for the missing one. */
    private static String tail(String name) {
        String[] labels = name.split("\\.", -1);
        String above = labels.length < 2 ? "undefined" : labels[labels.length - 2];
        return (above + "." + labels[labels.length - 1]).strip();
    }
}
