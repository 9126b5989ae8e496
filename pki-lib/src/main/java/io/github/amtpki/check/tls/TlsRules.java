package io.github.amtpki.check.tls;

import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.MEASURED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.FILE;
import static io.github.amtpki.check.rule.Stage.HANDSHAKE;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Peer;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.check.rule.Target;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * TLS: what anybody who verifies a chain refuses. Libraries were asked; of firmware it is mostly not known whether it does the
 * same, so there the verdict stays open.
 */
public enum TlsRules implements KindRule {
    TLS_NOTHING(
            new Passport(
                    "TLS-NOTHING",
                    ERROR,
                    DOCUMENTED,
                    FILE,
                    "there is no certificate to look at",
                    "Either the file stayed locked or is damaged, or it holds something else, as a root alone.",
                    "amtpki check FILE --kind KIND --password prompt",
                    "RFC 5280 section 6.1: a path begins with a certificate to be verified"),
            Audience.ALL,
            TlsFindings::nothing),
    TLS_PURPOSE(
            new Passport(
                    "TLS-PURPOSE",
                    ERROR,
                    DOCUMENTED,
                    HANDSHAKE,
                    "a certificate of the chain is not for what it is used for",
                    "A server's extended key usage must hold serverAuth, a client's clientAuth; a CA that has the extension must"
                            + " have it as well. Without the extension most take a leaf for anything, but not all, so that is a"
                            + " warning. Of AMT nothing is known: there the verdict stays open.",
                    "kind: tls-server    # the kind grants what belongs to it; amtpki kinds lists them",
                    "RFC 5280 section 4.2.1.12; OpenSSL 3.0, measured; nothing about firmware"),
            Audience.PLAIN,
            TlsFindings::purpose),
    TLS_USAGE(
            new Passport(
                    "TLS-USAGE",
                    ERROR,
                    DOCUMENTED,
                    HANDSHAKE,
                    "the leaf's key usage lacks digitalSignature",
                    "Handshakes are signed, in TLS 1.3 always. A key usage that allows nothing a handshake needs is refused at"
                            + " once; one with keyEncipherment or keyAgreement in its place only works for old ways, and is a"
                            + " warning. keyEncipherment itself is needed by nobody of today.",
                    "keyUsage: [digitalSignature]    # every kind has it already",
                    "RFC 8446 section 4.4.2.2; OpenSSL 3.0, measured; nothing about firmware"),
            Audience.PLAIN,
            TlsFindings::usage),
    TLS_DATES(
            new Passport(
                    "TLS-DATES",
                    ERROR,
                    DOCUMENTED,
                    HANDSHAKE,
                    "a certificate of the chain is expired, or not yet valid",
                    "Every library refuses it. AMT as client goes by its own clock, of which nothing is known here: there the"
                            + " verdict stays open.",
                    "amtpki apply lab.yaml -o out/lab    # after moving what ended out of that folder",
                    "RFC 5280 section 6.1.3; OpenSSL 3.0, measured; nothing about firmware"),
            Audience.PLAIN,
            TlsFindings::dates),
    TLS_CHAIN(
            new Passport(
                    "TLS-CHAIN",
                    WARNING,
                    REPORTED,
                    HANDSHAKE,
                    "the chain does not reach a root",
                    "Whoever verifies it has the root, and must be sent all that is between. A leaf alone is the usual mistake of"
                            + " servers: unless the root itself signed it, the handshake fails, and for AMT calling home it"
                            + " did. If only the root is missing, as from most servers' files, it is a note.",
                    "amtpki bundle my.key my.crt issuing.crt root.crt -o new.pfx    # or leaf and issuers in one file",
                    "RFC 8446 section 4.4.2; MeshCentral issue 6281"),
            Audience.PLAIN,
            TlsFindings::incomplete),
    TLS_SIGNATURE(
            new Passport(
                    "TLS-SIGNATURE",
                    ERROR,
                    DOCUMENTED,
                    HANDSHAKE,
                    "a signature of the chain is broken",
                    "The certificate names an issuer whose key did not make its signature: it was changed, or the issuer was"
                            + " re-issued with another key under the same name. No report tells what AMT says: there the"
                            + " verdict stays open.",
                    "amtpki bundle my.key my.crt issuing.crt root.crt -o new.pfx    # with the issuers that really signed",
                    "RFC 5280 section 6.1.3; OpenSSL 3.0, measured; nothing about firmware"),
            Audience.ALL,
            TlsFindings::signature),
    TLS_CA(
            new Passport(
                    "TLS-CA",
                    ERROR,
                    DOCUMENTED,
                    HANDSHAKE,
                    "an issuer must not sign certificates",
                    "Basic constraints must say CA:TRUE, and a key usage must hold keyCertSign. Of AMT it was reported only for"
                            + " activation: here its verdict stays open.",
                    "amtpki apply lab.yaml -o out/lab    # writes both into every CA",
                    "RFC 5280 sections 4.2.1.3 and 4.2.1.9; OpenSSL 3.0, measured; nothing about firmware"),
            Audience.ALL,
            TlsFindings::authority),
    TLS_PATHLEN(
            new Passport(
                    "TLS-PATHLEN",
                    ERROR,
                    DOCUMENTED,
                    HANDSHAKE,
                    "a path length of the chain is violated",
                    "A CA says that fewer CAs may follow below it than do. Of AMT nothing is known: there the verdict stays"
                            + " open.",
                    "amtpki apply lab.yaml -o out/lab    # makes a root without a path length",
                    "RFC 5280 section 4.2.1.9; OpenSSL 3.0, measured; nothing about firmware"),
            Audience.ALL,
            TlsFindings::pathLength),
    TLS_NAME(
            new Passport(
                    "TLS-NAME",
                    ERROR,
                    DOCUMENTED,
                    HANDSHAKE,
                    "the certificate does not bear the name or address that clients dial",
                    "It must be among the alternative names, an IP address as such. A common name alone is taken by some and"
                            + " refused by browsers and Go, so that is a warning. Tell what clients dial with --host.",
                    "names: [host.corp.example.com, \"ip:192.0.2.7\"]    # everything that clients dial",
                    "RFC 9525; RFC 6125; OpenSSL 3.0, measured; MeshCentral issue 6592"),
            EnumSet.of(CertificateKind.DEVICE_TLS, CertificateKind.TLS_SERVER),
            TlsFindings::name),
    TLS_WEAK(
            new Passport(
                    "TLS-WEAK",
                    WARNING,
                    MEASURED,
                    HANDSHAKE,
                    "a key or signature is weaker than libraries of today accept",
                    "RSA below 2048 bits, and signatures with SHA-1 or MD5, are refused by OpenSSL 3 as most distributions"
                            + " set it up (security level 2) and by browsers; a library that was told to be lenient takes"
                            + " them. A root's signature on itself does not matter.",
                    "key: {type: rsa-2048}    # or more, signed with SHA-256; that is what apply makes",
                    "OpenSSL 3.0, measured with -auth_level 2"),
            Audience.VERIFIED_BY_PEERS,
            TlsFindings::weak),
    TLS_REVOKED(
            new Passport(
                    "TLS-REVOKED",
                    ERROR,
                    DOCUMENTED,
                    HANDSHAKE,
                    "a certificate of the chain is revoked",
                    "Whoever verifies it and was given the issuer's list refuses it; one who was not, takes it. Tell the lists with"
                            + " --crl.",
                    "amtpki renew out/whole web --new-key    # a revoked root or CA: write another into the profile",
                    "RFC 5280 section 6.3; OpenSSL 3.0, measured"),
            Audience.VERIFIED_BY_PEERS,
            TlsFindings::revoked);

    /** What AMT is not asked about. */
    private static final Set<TlsRules> PEERS_ONLY = EnumSet.of(TLS_NAME, TLS_WEAK, TLS_REVOKED);

    private final Passport passport;
    private final Set<CertificateKind> kinds;
    private final Function<Facts, Optional<Hit>> predicate;

    TlsRules(Passport passport, Set<CertificateKind> kinds, Function<Facts, Optional<Hit>> predicate) {
        this.passport = passport;
        this.kinds = kinds;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public Set<CertificateKind> kinds() {
        return kinds;
    }

    @Override
    public boolean concerns(Target target) {
        return target instanceof Peer || target instanceof Firmware && !PEERS_ONLY.contains(this);
    }

    @Override
    public Optional<Hit> judge(Facts facts, Target target) {
        if (this == TLS_NOTHING) {
            return predicate.apply(facts);
        }
        return Audience.verifies(target, facts.kind())
                ? predicate.apply(facts).map(hit -> target instanceof Firmware ? open(hit) : hit)
                : Optional.empty();
    }

    /** Firmware might do likewise, and nobody knows; what is only a note to others stays one. */
    private static Hit open(Hit hit) {
        return hit.severity().filter(Severity.NOTE::equals).isPresent() ? hit : hit.leavingOpen();
    }
}
