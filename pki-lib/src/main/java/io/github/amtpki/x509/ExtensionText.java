package io.github.amtpki.x509;

import io.github.amtpki.internal.bc.ExtensionDer;
import io.github.amtpki.internal.bc.ExtensionReader;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Extensions in words, for people who look into a certificate.
 *
 * <pre>
 * basicConstraints   CA:TRUE, path length 0
 * keyUsage           keyCertSign, cRLSign
 * extendedKeyUsage   serverAuth, AMT setup
 * subjectAltName     dns:corp.example.com, ip:10.0.0.1
 * 1.2.3.4            0500
 * </pre>
 *
 * <p>What is damaged or unknown is shown as hex: this describes, it does not judge. The texts come out of the certificate
 * and may hold anything; whoever prints them to a terminal escapes control characters.
 */
public final class ExtensionText {

    /** More of an unknown value helps nobody. */
    private static final int LONGEST = 64;

    private final Map<String, String> names;

    /** @param names of identifiers that RFC 5280 does not name, by their dotted form */
    public ExtensionText(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    /** The extensions of a certificate, in the order in which they stand there. */
    public static List<Extension> in(X509Certificate certificate) {
        List<Extension> extensions = new ArrayList<>();
        for (ExtensionReader.Read read : ExtensionReader.of(Certificates.der(certificate))) {
            extensions.add(new Extension(read.oid(), read.critical(), read.value()));
        }
        return extensions;
    }

    /** The name of an identifier, or itself. */
    public String name(String oid) {
        return Oids.name(oid).orElse(names.getOrDefault(oid, oid));
    }

    /** What an extension holds. */
    public String value(Extension extension) {
        byte[] value = extension.value();
        try {
            return known(extension.oid(), value);
        } catch (IOException | RuntimeException e) {
            return "damaged: " + hex(value);
        }
    }

    private String known(String oid, byte[] value) throws IOException {
        return switch (oid) {
            case Oids.BASIC_CONSTRAINTS -> ExtensionReader.basicConstraints(value);
            case Oids.KEY_USAGE -> usages(value);
            case Oids.EXTENDED_KEY_USAGE -> named(ExtensionDer.oids(value));
            case Oids.SUBJECT_ALT_NAME, Oids.ISSUER_ALT_NAME -> String.join(", ", ExtensionReader.names(value));
            case Oids.SUBJECT_KEY_IDENTIFIER -> HexFormat.of().formatHex(ExtensionDer.octetString(value));
            case Oids.AUTHORITY_KEY_IDENTIFIER -> ExtensionReader.authorityKeyIdentifier(value);
            case Oids.NAME_CONSTRAINTS -> String.join(", ", ExtensionReader.nameConstraints(value));
            case Oids.CRL_DISTRIBUTION_POINTS -> String.join(", ", ExtensionReader.distributionPoints(value));
            case Oids.CERTIFICATE_POLICIES -> named(ExtensionReader.policies(value));
            case Oids.AUTHORITY_INFO_ACCESS -> String.join(", ", ExtensionReader.access(value));
            default -> hex(value);
        };
    }

    private static String usages(byte[] value) throws IOException {
        List<String> ids = new ArrayList<>();
        ExtensionDer.bits(value, KeyUsage.class).forEach(usage -> ids.add(usage.id()));
        return String.join(", ", ids);
    }

    private String named(List<String> oids) {
        List<String> texts = new ArrayList<>();
        oids.forEach(oid -> texts.add(name(oid)));
        return String.join(", ", texts);
    }

    private static String hex(byte[] value) {
        return value.length <= LONGEST
                ? HexFormat.of().formatHex(value)
                : HexFormat.of().formatHex(value, 0, LONGEST) + "… (" + value.length + " bytes)";
    }
}
