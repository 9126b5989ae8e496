package io.github.amtpki.check.facts;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.TrustedHash;
import io.github.amtpki.x509.RevocationList;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known beside the file: what the machine was told, and what time it is. What is not known is not judged, and the
 * report says so.
 *
 * @param now against which validity is judged
 * @param domain the DNS suffix that the machines have, as declared; any spelling
 * @param suffixSource where the machines have it from
 * @param serverFqdn the provisioning server's name, if one was written into MEBx; then the leaf must carry exactly that
 * @param trustedHashes what the machine trusts; absent if unknown, empty if it trusts nothing
 * @param revocationLists what CAs have taken back; empty if no list was given
 * @param kind what the certificate is meant for; if absent, its own marks tell
 * @param host how others name its holder: the address that clients dial, or what reverse DNS says of a console
 * @param trustedNames the suffixes that AMT's common names of consoles must end with; empty if nobody told
 */
public record Circumstances(
        Instant now,
        Optional<String> domain,
        SuffixSource suffixSource,
        Optional<String> serverFqdn,
        Optional<List<TrustedHash>> trustedHashes,
        List<RevocationList> revocationLists,
        Optional<CertificateKind> kind,
        Optional<String> host,
        List<String> trustedNames) {

    public Circumstances {
        Objects.requireNonNull(now, "now");
        trustedHashes = trustedHashes.map(List::copyOf);
        revocationLists = List.copyOf(revocationLists);
        trustedNames = List.copyOf(trustedNames);
    }

    /** Nothing known but the time. */
    public static Circumstances at(Instant now) {
        return new Circumstances(
                now,
                Optional.empty(),
                SuffixSource.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public Circumstances withDomain(String suffix, SuffixSource source) {
        return new Circumstances(
                now, Optional.of(suffix), source, serverFqdn, trustedHashes, revocationLists, kind, host, trustedNames);
    }

    public Circumstances withServerFqdn(String fqdn) {
        return new Circumstances(
                now, domain, suffixSource, Optional.of(fqdn), trustedHashes, revocationLists, kind, host, trustedNames);
    }

    public Circumstances withTrustedHashes(List<TrustedHash> hashes) {
        return new Circumstances(
                now, domain, suffixSource, serverFqdn, Optional.of(hashes), revocationLists, kind, host, trustedNames);
    }

    public Circumstances withRevocationLists(List<RevocationList> lists) {
        return new Circumstances(now, domain, suffixSource, serverFqdn, trustedHashes, lists, kind, host, trustedNames);
    }

    public Circumstances withKind(CertificateKind meant) {
        return new Circumstances(
                now,
                domain,
                suffixSource,
                serverFqdn,
                trustedHashes,
                revocationLists,
                Optional.of(meant),
                host,
                trustedNames);
    }

    public Circumstances withHost(String name) {
        return new Circumstances(
                now,
                domain,
                suffixSource,
                serverFqdn,
                trustedHashes,
                revocationLists,
                kind,
                Optional.of(name),
                trustedNames);
    }

    public Circumstances withTrustedNames(List<String> suffixes) {
        return new Circumstances(
                now, domain, suffixSource, serverFqdn, trustedHashes, revocationLists, kind, host, suffixes);
    }

    /** The line of a profile that makes the leaf for this very domain; none if no name could be made for it. */
    public Optional<String> profileLine() {
        return domain.map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"))
                .map(name -> "domain: " + name + "    # the machines' suffix; the leaf is then made for it");
    }
}
