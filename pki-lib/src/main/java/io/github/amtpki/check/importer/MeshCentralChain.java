package io.github.amtpki.check.importer;

import io.github.amtpki.check.facts.CertificateFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chain as MeshCentral orders it: it begins with one that issued itself and goes down, each time to one whose issuer is the
 * last that was found, until all certificates of the file are used. What does not fit in makes the whole file useless: a second
 * root, a certificate given twice, one of another chain.
 *
 * <p>Source: MeshCentral 1.1.55 certoperations.js loadIntelAmtAcmCerts (code, its loop run again in our tests).
 */
final class MeshCentralChain {

    private MeshCentralChain() {}

    /** Leaf first; nothing if it cannot order them. */
    static Optional<List<CertificateFacts>> of(List<CertificateFacts> certificates) {
        List<CertificateFacts> ordered = new ArrayList<>();
        Optional<CertificateFacts> last = Optional.empty();
        while (ordered.size() < certificates.size()) {
            int before = ordered.size();
            for (CertificateFacts one : certificates) {
                boolean root = ForgeView.selfIssued(one);
                if (last.isEmpty() ? root : !root && ForgeView.issued(last.get(), one)) {
                    last = Optional.of(one);
                    ordered.add(0, one);
                }
            }
            if (ordered.size() == before) {
                return Optional.empty();
            }
        }
        return Optional.of(ordered);
    }
}
