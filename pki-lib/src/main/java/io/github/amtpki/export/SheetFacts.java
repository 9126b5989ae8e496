package io.github.amtpki.export;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.x509.Certificates;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a sheet is about.
 *
 * @param root whose hash machines are told
 * @param hashes of that root, the one to use first; at least one
 * @param below the certificates under the root that the sheet shows, issuers before what they issued
 * @param domain the DNS suffix the machines must have, if it is known
 * @param firmware the AMT versions the root is meant for, if they are known
 * @param rootFile the name of the root's file, for the command that proves the hash
 * @param setupBin whether a Setup.bin was made for this root
 */
public record SheetFacts(
        X509Certificate root,
        List<RootHash> hashes,
        List<X509Certificate> below,
        Optional<String> domain,
        Optional<VersionSet> firmware,
        String rootFile,
        boolean setupBin) {

    /**
     * @throws IllegalArgumentException if there is no hash, or the root did not sign itself
     */
    public SheetFacts {
        hashes = List.copyOf(hashes);
        below = List.copyOf(below);
        if (hashes.isEmpty() || !Certificates.selfSigned(root)) {
            throw new IllegalArgumentException("a sheet is about a root and at least one hash of it");
        }
    }

    /** Whether a sheet shows certificates of this kind: CAs, and what provisions; the rest says nothing at a machine. */
    public static boolean shows(CertificateKind kind) {
        return kind.ca() || kind == CertificateKind.PROVISIONING;
    }

    /**
     * Those of some certificates that hang below a root, issuers before what they issued; in whatever order they come.
     */
    public static List<X509Certificate> below(X509Certificate root, List<X509Certificate> certificates) {
        List<X509Certificate> above = new ArrayList<>(List.of(root));
        for (int i = 0; i < above.size(); i++) {
            for (X509Certificate one : certificates) {
                if (!above.contains(one) && Certificates.signedBy(one, above.get(i))) {
                    above.add(one);
                }
            }
        }
        return List.copyOf(above.subList(1, above.size()));
    }
}
