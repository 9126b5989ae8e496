package io.github.amtpki.store;

import java.util.List;

/**
 * What making revocation lists came to.
 *
 * @param lists one for each CA
 * @param warnings what somebody should know, as sentences without a period
 * @param outcome what was written
 */
public record CrlReport(List<Made> lists, List<String> warnings, FolderOutcome outcome) {

    /**
     * @param crl what the manifest says of it
     * @param revoked what it names
     * @param size in bytes, DER
     */
    public record Made(History.Crl crl, List<History.Revocation> revoked, int size) {

        public Made {
            revoked = List.copyOf(revoked);
        }
    }

    public CrlReport {
        lists = List.copyOf(lists);
        warnings = List.copyOf(warnings);
    }
}
