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
 * @param host its common name and first DNS name; left out, the profile's domain itself
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
        @Key(value = "Stem of its file names.", example = "provisioning", text = TextRule.NAME)
        String name,

        @Key(value = "What it is for.", example = "provisioning")
        CertificateKind kind,

        @Key(
                value = "Host name it is made for: common name and DNS name. Left out: the domain itself, which every"
                        + " server and firmware accepts.",
                example = "provision.corp.example.com",
                text = TextRule.HOST)
        Optional<String> host,

        @Key(value = "Further names: DNS names, IP addresses, email:..., uri:...", example = "dns:rps.corp.example.com")
        List<GeneralName> names,

        @Key(
                value = "Subject (RFC 4514) in place of the one made of host and kind.",
                example = "CN=provision.corp.example.com, OU=Intel(R) Client Setup Certificate")
        Optional<X500Principal> subject,

        @Key(value = "How long it lasts, at most as long as its issuer.", example = "2y", byDefault = "2y")
        Lifetime validity,

        @Key(
                value = "Name of the CA that signs it. Left out: the last intermediate, or the root if there is none.",
                example = "root",
                text = TextRule.NAME)
        Optional<String> issuer,

        @Key("Type and password of a new key, or an existing key.")
        Optional<KeyProfile> key,

        @Key(
                value = "Signing request (PKCS#10, PEM or DER) to sign, relative to the profile.",
                example = "csr/server.csr",
                text = TextRule.PATH)
        Optional<String> csr,

        @Key(
                value = "Which extensions of the request to grant: all, none, or names and OIDs. What belongs to the CA"
                        + " is never taken from a request.",
                example = "subjectAltName",
                byDefault = "all",
                text = TextRule.COPY)
        List<String> copy,

        @Key(value = "Further purposes, as names or OIDs.", example = "clientAuth", text = TextRule.PURPOSE)
        List<String> extendedKeyUsage,

        @Key("Raw extensions.") List<ExtensionProfile> extensions,
        @Key("The bundle (PKCS#12) to write.") Optional<PfxProfile> pfx) {

    public CertificateProfile {
        names = List.copyOf(names);
        copy = List.copyOf(copy);
        extendedKeyUsage = List.copyOf(extendedKeyUsage);
        extensions = List.copyOf(extensions);
    }

    /** {@link #copy} as the authority takes it. */
    public CopyPolicy copyPolicy() {
        return CopyPolicy.parse(copy);
    }
}
