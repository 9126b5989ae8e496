package io.github.amtpki.x509;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a signing request.
 *
 * @param certificate what was issued
 * @param issuers the CA that issued it, then each issuer, root last
 * @param decisions one for each extension asked for, and one for each that was required and not asked for
 */
public record SigningResult(
        X509Certificate certificate, List<X509Certificate> issuers, List<ExtensionDecision> decisions) {

    public SigningResult {
        issuers = List.copyOf(issuers);
        decisions = List.copyOf(decisions);
    }

    /** The certificate and its issuers, leaf first, root last. */
    public List<X509Certificate> chain() {
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(certificate);
        chain.addAll(issuers);
        return List.copyOf(chain);
    }

    /** What was refused and why, in one line; empty if nothing was. */
    public String refusals() {
        StringBuilder text = new StringBuilder();
        for (ExtensionDecision one : decisions) {
            if (one.outcome() == ExtensionDecision.Outcome.REFUSED) {
                text.append(text.isEmpty() ? "" : "; ")
                        .append(Oids.describe(one.oid()))
                        .append(": ")
                        .append(one.reason());
            }
        }
        return text.toString();
    }

    /** Whether something asked for was refused: what {@code --strict} does not let pass. */
    public boolean refusedAny() {
        return decisions.stream().anyMatch(one -> one.outcome() == ExtensionDecision.Outcome.REFUSED);
    }
}
