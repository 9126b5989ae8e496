package io.github.amtpki.profile;

import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.Names;
import io.github.amtpki.x509.SigningRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;

/** What to issue for a leaf of the profile: its kind's own, then what the profile adds. */
final class LeafTemplate {

    private LeafTemplate() {}

    /** @param crl what the issuer puts into everything that it issues; the leaf's own raw extensions come after it */
    static CertificateSpec of(
            Profile profile, CertificateProfile leaf, Optional<SigningRequest> request, Optional<Extension> crl) {
        X500Principal subject = request.map(SigningRequest::subject)
                .or(leaf::subject)
                .orElseGet(() ->
                        Names.ofCommonName(leaf.commonName().or(profile::domain).orElseThrow()));
        CertificateSpec template = leaf.kind()
                .spec(subject, CertificatePlan.UNDATED, leaf.names(), OptionalInt.empty())
                .with(crl);
        if (!leaf.extendedKeyUsage().isEmpty()) {
            List<String> purposes = new ArrayList<>(leaf.kind().purposes());
            leaf.extendedKeyUsage().stream()
                    .filter(oid -> !purposes.contains(oid))
                    .forEach(purposes::add);
            template = template.with(Extension.extendedKeyUsage(purposes));
        }
        for (ExtensionProfile extension : leaf.extensions()) {
            template = template.with(new Extension(extension.oid(), extension.critical(), extension.value()));
        }
        return template;
    }
}
