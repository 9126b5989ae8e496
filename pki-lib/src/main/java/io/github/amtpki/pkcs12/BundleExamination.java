package io.github.amtpki.pkcs12;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of a bundle, sound or not. Private keys were looked at one by one and dropped; their public halves tell
 * whose they were.
 *
 * @param structure as far as it shows: locked items are empty where the password does not open them
 * @param fits whether the password is the bundle's: its MAC fits, or something locked opened
 * @param publicKeys the public halves of the readable private keys, in file order
 * @param problems whatever could not be read, in the order it was met
 * @param iterations of key derivation, no more of which were run
 */
public record BundleExamination(
        BundleStructure structure,
        boolean fits,
        List<PublicKey> publicKeys,
        List<BundleProblem> problems,
        long iterations) {

    public BundleExamination {
        publicKeys = List.copyOf(publicKeys);
        problems = List.copyOf(problems);
    }

    /** Every readable certificate, in file order. */
    public List<X509Certificate> certificates() {
        return structure.certificates().stream()
                .map(BundleStructure.Bag::certificate)
                .flatMap(Optional::stream)
                .toList();
    }
}
