package io.github.amtpki.amt;

import io.github.amtpki.x509.RevocationList;
import java.util.List;
import java.util.Optional;

/**
 * What a machine keeps of revocation lists. It does not take lists as files: {@code AddCRL} of {@code
 * AMT_PublicKeyManagementService} wants the address of a list and the serial numbers in it, and the machine then refuses those
 * certificates in mutual TLS. It fetches nothing by itself, and nothing shows it looking at revocation of the provisioning
 * chain.
 *
 * <p>The method is in Intel's WS-Management class reference. The numbers are those of Intel SCS, whose profiles hold so many
 * and no more (its page "CRL XML Format"); that firmware ends where SCS does is inferred.
 */
public final class CrlStore {

    /** Lists in one machine. */
    public static final int MOST_LISTS = 4;

    /** Serial numbers in all of them together. */
    public static final int MOST_SERIALS = 64;

    /** Of both numbers, as far as firmware is concerned. */
    public static final Confidence CONFIDENCE = Confidence.INFERRED;

    public static final String SOURCE =
            "Intel SCS, CRL XML Format: at most 4 lists with 64 serial numbers in a profile";

    private CrlStore() {}

    /** What to tell whoever means these lists for one machine, if they may be too much for it. */
    public static Optional<String> warning(List<RevocationList> lists) {
        long serials = lists.stream().mapToLong(list -> list.revoked().size()).sum();
        if (lists.size() <= MOST_LISTS && serials <= MOST_SERIALS) {
            return Optional.empty();
        }
        return Optional.of((lists.size() == 1 ? "this list" : lists.size() + " lists") + " with " + serials
                + " serial numbers may be too much for a machine: Intel SCS gives it at most " + MOST_LISTS
                + " lists with " + MOST_SERIALS
                + " serial numbers together, and of firmware itself nothing is documented");
    }
}
