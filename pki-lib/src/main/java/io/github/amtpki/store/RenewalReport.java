package io.github.amtpki.store;

import java.util.List;

/**
 * What renewing a certificate came to.
 *
 * @param key whether it has the same key as before
 * @param before what was in use so far, and stays valid unless it is revoked
 * @param revoked whether what was in use so far is revoked
 * @param after what is in use now
 * @param below names of the certificates that the renewed CA stands above: their chains and bundles are made again
 * @param imports bundles, and folders of exports with a slash at the end, that servers should be given now
 * @param elsewhere whether somebody else has the key, and has to be given the certificate
 * @param warnings what somebody should know, as sentences without a period
 * @param outcome what was written
 */
public record RenewalReport(
        Renewal.Key key,
        Manifest.Certificate before,
        boolean revoked,
        Manifest.Certificate after,
        List<String> below,
        List<String> imports,
        boolean elsewhere,
        List<String> warnings,
        FolderOutcome outcome) {

    public RenewalReport {
        below = List.copyOf(below);
        imports = List.copyOf(imports);
        warnings = List.copyOf(warnings);
    }
}
