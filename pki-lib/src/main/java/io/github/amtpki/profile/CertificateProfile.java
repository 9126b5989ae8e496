package io.github.amtpki.profile;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.GeneralName;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate to issue: for a new key, an existing key, or a signing request ({@code csr}). With a request, what it asks
 * for takes the place of {@code host}, {@code names}, {@code subject} and the extensions.
 *
 * @param name stem of its file names
 * @param kind what it is for; decides key usage, purposes and organizational unit
 * @param host its common name, and the first of its names where it reads as one; left out for a provisioning certificate,
 *     the profile's domain itself
 * @param names further subject alternative names
 * @param subject in place of the one made of host and kind
 * @param validity ends no later than the issuer's
 * @param issuer the name of the CA that signs it; left out, the last intermediate, or the root if there is none
 * @param key type and password of a new key, or an existing key
 * @param csr file of a PKCS#10 request, PEM or DER, relative to the profile
 * @param copy which extensions of the request to grant: {@code all}, {@code none}, or dotted identifiers
 * @param extendedKeyUsage further purposes, dotted
 * @param extensions raw ones
 * @param pfx the bundle to write, if any
 */
public record CertificateProfile(
        String name,
        CertificateKind kind,
        Optional<String> host,
        List<GeneralName> names,
        Optional<X500Principal> subject,
        Lifetime validity,
        Optional<String> issuer,
        Optional<KeyProfile> key,
        Optional<String> csr,
        List<String> copy,
        List<String> extendedKeyUsage,
        List<ExtensionProfile> extensions,
        Optional<PfxProfile> pfx) {

    static final List<Key> KEYS = List.of(
            Key.of("name", "Stem of its file names.").example("provisioning").text(TextRule.NAME),
            Key.of("kind", "What it is for.").example("provisioning"),
            Key.of(
                            "host",
                            "What it is made for: the common name, and a name to dial. A host name; an IP address where"
                                    + " clients may dial one; any text for clients. Left out for a provisioning"
                                    + " certificate: the domain itself, which every server and firmware accepts.")
                    .example("provision.corp.example.com"),
            Key.of("names", "Further names: DNS names, IP addresses, email:..., uri:...")
                    .example("dns:rps.corp.example.com"),
            Key.of("subject", "Subject (RFC 4514) in place of the one made of host and kind.")
                    .example("CN=provision.corp.example.com, OU=Intel(R) Client Setup Certificate"),
            Key.of("validity", "How long it lasts, at most as long as its issuer.")
                    .example("2y")
                    .byDefault("2y"),
            Key.of(
                            "issuer",
                            "Name of the CA that signs it. Left out: the last intermediate, or the root if there is none.")
                    .example("root")
                    .text(TextRule.NAME),
            Key.of("key", "Type and password of a new key, or an existing key."),
            Key.of("csr", "Signing request (PKCS#10, PEM or DER) to sign, relative to the profile.")
                    .example("csr/server.csr")
                    .text(TextRule.PATH),
            Key.of(
                            "copy",
                            "Which extensions of the request to grant: all, none, or names and OIDs. What belongs to the CA"
                                    + " is never taken from a request.")
                    .example("subjectAltName")
                    .byDefault("all")
                    .text(TextRule.COPY),
            Key.of("extendedKeyUsage", "Further purposes, as names or OIDs.")
                    .example("clientAuth")
                    .text(TextRule.PURPOSE),
            Key.of("extensions", "Raw extensions."),
            Key.of("pfx", "The bundle (PKCS#12) to write."));

    public CertificateProfile {
        names = List.copyOf(names);
        copy = List.copyOf(copy);
        extendedKeyUsage = List.copyOf(extendedKeyUsage);
        extensions = List.copyOf(extensions);
    }

    /** {@link #host} as the kind wants it written. */
    Optional<String> commonName() {
        return host.map(text -> HostNames.commonName(kind, text));
    }

    /** {@link #copy} as the authority takes it. */
    public CopyPolicy copyPolicy() {
        return CopyPolicy.parse(copy);
    }
}
