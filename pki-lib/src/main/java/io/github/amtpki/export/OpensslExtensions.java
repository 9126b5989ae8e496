package io.github.amtpki.export;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.ExtensionText;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A certificate's extensions in openssl's words, in their order. What is said in words is first made here and compared with what
 * stands in the certificate; where that differs by a byte, and for what has no word here, the bytes themselves are written
 * ({@code DER:…}). Key identifiers differ with the keys, so they are computed anew.
 */
final class OpensslExtensions {

    private final X509Certificate certificate;

    private OpensslExtensions(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /** The lines of the section. */
    static String lines(X509Certificate certificate) {
        StringBuilder lines = new StringBuilder();
        List<Extension> extensions = ExtensionText.in(certificate);
        for (Extension extension : extensions) {
            lines.append(new OpensslExtensions(certificate).line(extension)).append('\n');
        }
        // Otherwise newer releases of openssl add them unasked.
        for (String oid : List.of(Oids.SUBJECT_KEY_IDENTIFIER, Oids.AUTHORITY_KEY_IDENTIFIER)) {
            if (extensions.stream().noneMatch(one -> one.oid().equals(oid))) {
                lines.append(Oids.name(oid).orElseThrow()).append(" = none\n");
            }
        }
        return lines.toString();
    }

    private String line(Extension extension) {
        String critical = extension.critical() ? "critical, " : "";
        Optional<String> words = words(extension);
        return words.isPresent()
                ? Oids.name(extension.oid()).orElseThrow().replace("cRLDist", "crlDist") + " = " + critical
                        + words.get()
                : extension.oid() + " = " + critical + "DER:"
                        + HexFormat.ofDelimiter(":").formatHex(extension.value());
    }

    private Optional<String> words(Extension extension) {
        try {
            return switch (extension.oid()) {
                case Oids.SUBJECT_KEY_IDENTIFIER -> Optional.of("hash");
                case Oids.AUTHORITY_KEY_IDENTIFIER -> Optional.of("keyid:always");
                case Oids.BASIC_CONSTRAINTS -> basicConstraints(extension);
                case Oids.KEY_USAGE -> keyUsage(extension);
                case Oids.EXTENDED_KEY_USAGE -> purposes(extension);
                case Oids.SUBJECT_ALT_NAME -> names(extension);
                case Oids.CRL_DISTRIBUTION_POINTS -> revocationList(extension);
                default -> Optional.empty();
            };
        } catch (CertificateParsingException | BadInputException | IllegalArgumentException unusual) {
            return Optional.empty();
        }
    }

    private Optional<String> basicConstraints(Extension extension) {
        int length = certificate.getBasicConstraints();
        boolean ca = length >= 0;
        OptionalInt limit = ca && length < Integer.MAX_VALUE ? OptionalInt.of(length) : OptionalInt.empty();
        String words =
                "CA:" + String.valueOf(ca).toUpperCase(Locale.ROOT) + (limit.isPresent() ? ", pathlen:" + length : "");
        return same(extension, Extension.basicConstraints(ca, limit), words);
    }

    private Optional<String> keyUsage(Extension extension) {
        boolean[] bits = Optional.ofNullable(certificate.getKeyUsage()).orElse(new boolean[0]);
        Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
        for (KeyUsage usage : KeyUsage.values()) {
            if (usage.ordinal() < bits.length && bits[usage.ordinal()]) {
                usages.add(usage);
            }
        }
        List<String> words = usages.stream().map(KeyUsage::id).toList();
        return words.isEmpty()
                ? Optional.empty()
                : same(extension, Extension.keyUsage(usages), String.join(", ", words));
    }

    private Optional<String> purposes(Extension extension) throws CertificateParsingException {
        List<String> oids =
                Optional.ofNullable(certificate.getExtendedKeyUsage()).orElse(List.of());
        List<String> words =
                oids.stream().map(oid -> Oids.name(oid).orElse(oid)).toList();
        return words.isEmpty()
                ? Optional.empty()
                : same(extension, Extension.extendedKeyUsage(oids), String.join(", ", words));
    }

    private Optional<String> names(Extension extension) throws CertificateParsingException {
        List<GeneralName> names = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Collection<List<?>> all =
                Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
        for (List<?> one : all) {
            Optional<GeneralName.Type> type = switch ((Integer) one.get(0)) {
                case 1 -> Optional.of(GeneralName.Type.EMAIL);
                case 2 -> Optional.of(GeneralName.Type.DNS);
                case 6 -> Optional.of(GeneralName.Type.URI);
                case 7 -> Optional.of(GeneralName.Type.IP);
                default -> Optional.empty();
            };
            // A comma would end the name, and openssl has no way to say that it does not.
            if (type.isEmpty() || one.get(1).toString().contains(",")) {
                return Optional.empty();
            }
            GeneralName name = new GeneralName(type.get(), one.get(1).toString());
            names.add(name);
            String prefix =
                    type.get() == GeneralName.Type.EMAIL ? "email" : type.get().name();
            words.add(prefix + ":" + OpensslText.value(name.value()));
        }
        return words.isEmpty()
                ? Optional.empty()
                : same(extension, Extension.subjectAltName(names), String.join(", ", words));
    }

    private static Optional<String> revocationList(Extension extension) {
        String uri = new ExtensionText(Map.of()).value(extension).replaceFirst("(?i)^uri:", "");
        return uri.contains(",")
                ? Optional.empty()
                : same(extension, Extension.crlDistributionPoint(uri), "URI:" + OpensslText.value(uri));
    }

    /** The words, if they mean these very bytes. */
    private static Optional<String> same(Extension real, Extension said, String words) {
        return Arrays.equals(real.value(), said.value()) ? Optional.of(words) : Optional.empty();
    }
}
