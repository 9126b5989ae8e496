package io.github.amtpki.x509;

import io.github.amtpki.internal.bc.ExtensionDer;
import io.github.amtpki.internal.bc.ExtensionReader;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * What to issue, before anybody signs: the first of the three nouns. Key identifiers are not in here; the
 * {@link Authority} adds them, since only it knows both keys.
 *
 * <pre>{@code
 * CertificateSpec root = CertificateSpec.ca(new X500Principal("CN=Lab Root, O=Lab"), validity, OptionalInt.empty());
 * }</pre>
 *
 * @param subject whom it names; {@code X500Principal} puts the last RDN written first in DER
 * @param validity when it holds
 * @param extensions in the order in which they are written, each identifier once, key identifiers not among them
 */
public record CertificateSpec(X500Principal subject, Validity validity, List<Extension> extensions) {

    /** They follow from the keys. */
    private static final Set<String> ADDED = Set.of(Oids.SUBJECT_KEY_IDENTIFIER, Oids.AUTHORITY_KEY_IDENTIFIER);

    public CertificateSpec {
        extensions = List.copyOf(extensions);
        Set<String> seen = new HashSet<>();
        for (Extension extension : extensions) {
            if (ADDED.contains(extension.oid())) {
                throw new IllegalArgumentException(Oids.describe(extension.oid()) + " is added by the authority alone");
            }
            if (!seen.add(extension.oid())) {
                throw new IllegalArgumentException("the extension " + Oids.describe(extension.oid()) + " stands twice");
            }
        }
    }

    /** A CA: basic constraints with CA:TRUE, key usage keyCertSign and cRLSign, both critical. */
    public static CertificateSpec ca(X500Principal subject, Validity validity, OptionalInt pathLength) {
        return new CertificateSpec(
                subject,
                validity,
                List.of(
                        Extension.basicConstraints(true, pathLength),
                        Extension.keyUsage(Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN))));
    }

    /** An end-entity certificate: basic constraints with CA:FALSE, these usages, purposes and names. */
    public static CertificateSpec leaf(
            X500Principal subject,
            Validity validity,
            Set<KeyUsage> usages,
            List<String> purposes,
            List<GeneralName> names) {
        List<Extension> extensions = new ArrayList<>();
        extensions.add(Extension.basicConstraints(false, OptionalInt.empty()));
        extensions.add(Extension.keyUsage(usages));
        if (!purposes.isEmpty()) {
            extensions.add(Extension.extendedKeyUsage(purposes));
        }
        if (!names.isEmpty()) {
            extensions.add(Extension.subjectAltName(names));
        }
        return new CertificateSpec(subject, validity, extensions);
    }

    /** Whatever a certificate says but its key, with other dates: what to issue to renew it. */
    public static CertificateSpec like(X509Certificate certificate, Validity validity) {
        List<Extension> extensions = new ArrayList<>();
        for (ExtensionReader.Read read : ExtensionReader.of(Certificates.der(certificate))) {
            if (!ADDED.contains(read.oid())) {
                extensions.add(new Extension(read.oid(), read.critical(), read.value()));
            }
        }
        return new CertificateSpec(certificate.getSubjectX500Principal(), validity, extensions);
    }

    /** The extension with this identifier. */
    public Optional<Extension> extension(String oid) {
        for (Extension one : extensions) {
            if (one.oid().equals(oid)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The same with this extension, in place of one with the same identifier or behind the others. */
    public CertificateSpec with(Extension extension) {
        List<Extension> changed = new ArrayList<>(extensions);
        int at = 0;
        while (at < changed.size() && !changed.get(at).oid().equals(extension.oid())) {
            at++;
        }
        if (at < changed.size()) {
            changed.set(at, extension);
        } else {
            changed.add(extension);
        }
        return new CertificateSpec(subject, validity, changed);
    }

    /** The same with this extension, if there is one. */
    public CertificateSpec with(Optional<Extension> extension) {
        return extension.map(this::with).orElse(this);
    }

    /**
     * The same, as a key of this type can have it: with an EC key, keyEncipherment and dataEncipherment must not stand in the
     * key usage (RFC 8813 section 3), since nothing is ever encrypted to it. Other keys take what there is.
     */
    public CertificateSpec forKey(KeyType type) {
        Optional<Extension> usage = extension(Oids.KEY_USAGE);
        if (type.impossible().isEmpty() || usage.isEmpty()) {
            return this;
        }
        try {
            Set<KeyUsage> left = ExtensionDer.bits(usage.get().value(), KeyUsage.class);
            if (!left.removeAll(type.impossible())) {
                return this;
            }
            // an empty key usage is forbidden (RFC 5280 section 4.2.1.3), and signing is what is left to an EC key
            return with(Extension.keyUsage(left.isEmpty() ? Set.of(KeyUsage.DIGITAL_SIGNATURE) : left));
        } catch (IOException e) {
            throw new IllegalArgumentException("the key usage is damaged", e);
        }
    }

    public CertificateSpec with(Validity other) {
        return new CertificateSpec(subject, other, extensions);
    }
}
