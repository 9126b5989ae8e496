package io.github.amtpki.check.firmware;

import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.ACTIVATION;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Peer;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Target;
import java.util.Optional;
import java.util.function.Function;

/**
 * R: what revocation lists say of the chain. A tool can see it; no document, code or report shows firmware or an importer
 * looking, so everybody is warned and no verdict changes. TLS peers (openssl, curl, RADIUS servers) refuse what is revoked.
 * Nothing is judged while no list was given.
 */
public enum RevocationRules implements Rule {
    R1(
            new Passport(
                    "R1",
                    WARNING,
                    INFERRED,
                    ACTIVATION,
                    "a certificate is revoked",
                    "A revocation list, signed by the certificate's issuer, takes it back. A tool can see that; neither firmware"
                            + " nor any importer is known to look, so activation may well go through with it. TLS peers that"
                            + " are given the list refuse it. Whoever revoked it had a reason: the key may be in other hands.",
                    "amtpki renew out/lab provisioning --new-key    # a revoked root or CA: write another into the profile",
                    "RFC 5280 section 6.3; nothing about firmware or importers"),
            RevocationFindings::revoked),
    R2(
            new Passport(
                    "R2",
                    WARNING,
                    INFERRED,
                    ACTIVATION,
                    "a revocation list is over, or not yet valid",
                    "By its own words there is a newer one, so what it does not name may be revoked by now; what it names is."
                            + " TLS peers refuse every certificate of a CA whose list is over. Neither firmware nor any importer"
                            + " is known to look.",
                    "# get the CA's newest list; if the clock is wrong, set it",
                    "RFC 5280 sections 5.1.2.4 to 5.1.2.5; openssl, measured; nothing about firmware or importers"),
            RevocationFindings::outOfDate),
    R3(
            new Passport(
                    "R3",
                    WARNING,
                    INFERRED,
                    ACTIVATION,
                    "a revocation list is of no CA of this chain",
                    "None of the file's CAs has the name or the key that signed it, so it says nothing about these certificates."
                            + " A CA that was made anew needs new lists, too.",
                    "# openssl crl -in FILE -inform DER -noout -issuer tells whose it is; get the list of the CA that issued the leaf",
                    "RFC 5280 section 6.3.3"),
            RevocationFindings::foreign),
    R4(
            new Passport(
                    "R4",
                    WARNING,
                    INFERRED,
                    ACTIVATION,
                    "a revocation list cannot be relied on",
                    "It bears the name of a CA of this chain, but that CA's key did not make its signature, or the CA's key usage"
                            + " does not let it sign lists. It is not believed, whatever it says. TLS peers refuse such lists."
                            + " Neither firmware nor any importer is known to look.",
                    "# get the list again, from the CA itself; a CA needs cRLSign in its key usage",
                    "RFC 5280 section 6.3.3; openssl, measured"),
            RevocationFindings::untrusted);

    private final Passport passport;
    private final Function<Facts, Optional<Hit>> predicate;

    RevocationRules(Passport passport, Function<Facts, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    /** What is revoked is revoked, whatever it was for. */
    @Override
    public boolean judges(CertificateKind kind) {
        return true;
    }

    /** What TLS libraries make of a revoked certificate is known better: another rule says so. */
    @Override
    public boolean concerns(Target target) {
        return this != R1 || !(target instanceof Peer);
    }

    @Override
    public Optional<Hit> judge(Facts facts, Target target) {
        return facts.around().revocationLists().isEmpty() ? Optional.empty() : predicate.apply(facts);
    }
}
