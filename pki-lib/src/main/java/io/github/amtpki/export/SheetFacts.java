package io.github.amtpki.export;

import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.x509.Certificates;
import java.security.cert.X509Certificate;
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
 */
public record SheetFacts(
        X509Certificate root,
        List<RootHash> hashes,
        List<X509Certificate> below,
        Optional<String> domain,
        Optional<VersionSet> firmware,
        String rootFile) {

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
}
