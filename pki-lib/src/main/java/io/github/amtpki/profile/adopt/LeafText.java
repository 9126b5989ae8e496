package io.github.amtpki.profile.adopt;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.profile.HostNames;
import io.github.amtpki.profile.YamlText;
import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.ExtensionText;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.Names;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.Validity;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** What a profile says of a leaf beyond name and key: whom it names, what it is for, what else is in it. */
final class LeafText {

    /** Where no name can be had; nobody owns it (RFC 2606 section 2). */
    private static final String NOBODY = "adopted.invalid";

    private static final Validity UNDATED = new Validity(Instant.EPOCH, Instant.EPOCH);
    private static final Set<String> WRITTEN_OTHERWISE =
            Set.of(Oids.KEY_USAGE, Oids.SUBJECT_ALT_NAME, Oids.EXTENDED_KEY_USAGE);

    /** The kinds of names in RFC 5280 section 4.2.1.6 that a profile can hold. */
    private static final Map<Integer, GeneralName.Type> TYPES = Map.of(
            1, GeneralName.Type.EMAIL,
            2, GeneralName.Type.DNS,
            6, GeneralName.Type.URI,
            7, GeneralName.Type.IP);

    private final CertificateKind kind;
    private final X509Certificate certificate;
    private final List<String> lines = new ArrayList<>();

    private LeafText(CertificateKind kind, X509Certificate certificate) {
        this.kind = kind;
        this.certificate = certificate;
    }

    /**
     * The whole of it.
     *
     * @param crl what its issuer puts into everything, and so need not be said
     */
    static List<String> lines(CertificateKind kind, X509Certificate certificate, Optional<Extension> crl) {
        LeafText text = new LeafText(kind, certificate);
        text.subject();
        text.names();
        text.purposes();
        text.extensions(crl);
        return text.lines;
    }

    /** Only whom it names, for a certificate whose other contents no profile can hold. */
    static List<String> subjectOnly(CertificateKind kind, X509Certificate certificate) {
        LeafText text = new LeafText(kind, certificate);
        text.subject();
        return text.lines;
    }

    private void subject() {
        X500Principal subject = certificate.getSubjectX500Principal();
        Optional<String> common = Names.commonName(subject).filter(name -> Names.commonNames(subject) == 1);
        Optional<String> host = common.flatMap(this::asHost);
        if (host.isPresent() && (alone(subject) || madeOf(host.get()).equals(subject))) {
            lines.add("host: " + YamlText.quoted(host.get()));
        } else if (host.isPresent() && SubjectText.fits(SubjectText.of(subject))) {
            lines.add("subject: " + YamlText.quoted(SubjectText.of(subject)));
        } else {
            Optional<String> other = new CertificateFacts(certificate)
                    .dnsNames().stream().flatMap(name -> asHost(name).stream()).findFirst();
            lines.add("host: " + YamlText.quoted(other.orElse(NOBODY)));
        }
    }

    /** A common name in the form that the kind is named by; empty if it cannot be. */
    private Optional<String> asHost(String name) {
        try {
            String host = HostNames.commonName(kind, name);
            madeOf(host);
            return Optional.of(host);
        } catch (BadInputException e) {
            return Optional.empty();
        }
    }

    private X500Principal madeOf(String host) {
        return kind.spec(Names.ofCommonName(host), UNDATED).subject();
    }

    private static boolean alone(X500Principal subject) {
        return Names.commonName(subject)
                .filter(name -> Names.ofCommonName(name).equals(subject))
                .isPresent();
    }

    private void names() {
        String common = Names.commonName(certificate.getSubjectX500Principal())
                .orElse("")
                .toLowerCase(Locale.ROOT);
        List<String> names = new ArrayList<>();
        for (List<?> name : alternativeNames()) {
            GeneralName.Type type = TYPES.get(name.get(0));
            if (type != null && name.get(1) instanceof String value) {
                Optional<String> written = name(type, value);
                written.filter(one ->
                                !one.equals("dns:" + common) && !one.equals("ip:" + common) && !names.contains(one))
                        .ifPresent(names::add);
            }
        }
        list("names", names);
    }

    private Collection<List<?>> alternativeNames() {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException | RuntimeException e) {
            return List.of();
        }
    }

    /** As a profile writes it; empty for what it cannot hold, as wildcards. */
    private static Optional<String> name(GeneralName.Type type, String value) {
        try {
            return Optional.of(
                    new GeneralName(type, type == GeneralName.Type.DNS ? HostNames.parse(value, 1) : value).toString());
        } catch (BadInputException e) {
            return Optional.empty();
        }
    }

    private void purposes() {
        list(
                "extendedKeyUsage",
                new CertificateFacts(certificate)
                        .purposes().orElse(List.of()).stream()
                                .filter(oid -> !kind.purposes().contains(oid))
                                .distinct()
                                .toList());
    }

    private void list(String key, List<String> values) {
        if (!values.isEmpty()) {
            lines.add(key + ": ["
                    + String.join(", ", values.stream().map(YamlText::quoted).toList()) + "]");
        }
    }

    private void extensions(Optional<Extension> crl) {
        List<String> raw = new ArrayList<>();
        for (Extension extension : ExtensionText.in(certificate)) {
            boolean elsewhere = WRITTEN_OTHERWISE.contains(extension.oid())
                    || CopyPolicy.CA_OWNED.contains(extension.oid())
                    || crl.filter(extension::equals).isPresent();
            if (!elsewhere) {
                raw.add("  - oid: " + YamlText.quoted(extension.oid()));
                raw.add("    critical: " + extension.critical());
                raw.add("    hex: " + YamlText.quoted(HexFormat.of().formatHex(extension.value())));
            }
        }
        if (!raw.isEmpty()) {
            lines.add("extensions:");
            lines.addAll(raw);
        }
    }
}
