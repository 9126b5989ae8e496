package io.github.amtpki.proof;

import io.github.amtpki.proof.CertificateNode.Extension;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What RFC 5280 and its children ask of a certificate, one constant each, with the section; the predicate says that it is broken. */
enum Rfc5280Lint {
    DER("4.1: DER", (certificate, issuer) -> certificate.extensions().stream().anyMatch(Extension::falseWritten)),
    VERSION(
            "4.1.2.1: version 3",
            (certificate, issuer) -> certificate
                    .version()
                    .filter(version -> version.child(0).content()[0] == 2)
                    .isEmpty()),
    SERIAL("4.1.2.2: positive, at most 20 octets", (certificate, issuer) -> {
        byte[] serial = certificate.serial().content();
        return serial.length > 20 || serial[0] < 0 || serial.length == 1 && serial[0] == 0;
    }),
    SIGNATURE_ALGORITHM(
            "4.1.1.2: the same inside and outside",
            (certificate, issuer) ->
                    !certificate.field(1).is(certificate.whole().child(1))),
    SIGNATURE_PARAMETERS(
            "RFC 4055 section 5, RFC 5758 section 3.2: null with RSA, none with ECDSA",
            (certificate, issuer) -> certificate.field(1).child(0).dotted().startsWith("1.2.840.113549.1.1.")
                    != (certificate.field(1).children().size() == 2
                            && certificate.field(1).child(1).tag() == DerNode.NULL)),
    ISSUER(
            "4.1.2.4: the issuer's subject, not empty",
            (certificate, issuer) -> certificate.issuer().children().isEmpty()
                    || !certificate.issuer().is(issuer.subject())),
    TIME(
            "4.1.2.5: UTCTime through 2049, GeneralizedTime after, in seconds and Z",
            (certificate, issuer) -> !certificate.times().stream().allMatch(Rfc5280Lint::isTime)),
    NAME_STRINGS(
            "4.1.2.4: PrintableString or UTF8String, 64 characters in a common name",
            (certificate, issuer) -> !attributes(certificate).allMatch(Rfc5280Lint::isName)),
    UNIQUE_IDENTIFIERS(
            "4.1.2.8: none",
            (certificate, issuer) -> certificate.toBeSigned().children().stream()
                    .anyMatch(one -> (one.tag() & 0xdf) == 0x81 || (one.tag() & 0xdf) == 0x82)),
    EXTENSION_TWICE(
            "4.2: each extension once",
            (certificate, issuer) -> certificate.extensions().stream()
                            .map(Extension::oid)
                            .distinct()
                            .count()
                    < certificate.extensions().size()),
    UNKNOWN_CRITICAL(
            "4.2: critical is what everybody knows",
            (certificate, issuer) -> certificate.extensions().stream()
                    .anyMatch(one -> one.critical() && !Known.CRITICAL.contains(one.oid()))),
    SUBJECT_KEY(
            "4.2.1.2: in every CA, not critical",
            (certificate, issuer) -> certificate.isCa()
                            && certificate
                                    .extension(Oids.SUBJECT_KEY_IDENTIFIER)
                                    .isEmpty()
                    || certificate.isCritical(Oids.SUBJECT_KEY_IDENTIFIER)),
    AUTHORITY_KEY(
            "4.2.1.1: the issuer's subject key identifier, not critical",
            (certificate, issuer) ->
                    certificate.isCritical(Oids.AUTHORITY_KEY_IDENTIFIER) || !namesKeyOf(certificate, issuer)),
    KEY_USAGE(
            "4.2.1.3: there, critical, not empty, no zeros at its end",
            (certificate, issuer) -> !certificate.isCritical(Oids.KEY_USAGE)
                    || certificate
                            .value(Oids.KEY_USAGE)
                            .filter(Rfc5280Lint::endsInAOne)
                            .isEmpty()),
    SIGNS_CERTIFICATES(
            "4.2.1.3, 4.2.1.9: keyCertSign in CAs and in nothing else",
            (certificate, issuer) -> certificate.isCa() != certificate.mayBeUsed(KeyUsage.KEY_CERT_SIGN.ordinal())),
    EC_ENCRYPTION(
            "RFC 8813 section 3: nothing is encrypted to an EC key",
            (certificate, issuer) -> !certificate.isRsa()
                    && (certificate.mayBeUsed(KeyUsage.KEY_ENCIPHERMENT.ordinal())
                            || certificate.mayBeUsed(KeyUsage.DATA_ENCIPHERMENT.ordinal()))),
    KEY_PARAMETERS(
            "RFC 3279 section 2.3.1, RFC 5480 section 2.1.1: null, or a named curve",
            (certificate, issuer) -> certificate.key().child(0).children().size() != 2
                    || certificate.key().child(0, 1).tag() != (certificate.isRsa() ? DerNode.NULL : DerNode.OID)),
    BASIC_CONSTRAINTS(
            "4.2.1.9: critical in a CA, a path length nowhere else, no default written",
            (certificate, issuer) -> certificate.isCa()
                    ? !certificate.isCritical(Oids.BASIC_CONSTRAINTS)
                    : certificate
                            .value(Oids.BASIC_CONSTRAINTS)
                            .filter(value -> !value.children().isEmpty())
                            .isPresent()),
    PURPOSES(
            "4.2.1.12: every leaf's, no CA's; not critical, not empty, not any",
            (certificate, issuer) -> certificate
                    .value(Oids.EXTENDED_KEY_USAGE)
                    .map(value -> certificate.isCritical(Oids.EXTENDED_KEY_USAGE)
                            || certificate.isCa()
                            || value.children().isEmpty()
                            || certificate.hasPurpose(Oids.ANY_PURPOSE))
                    .orElse(!certificate.isCa())),
    SERVER_NAMES(
            "4.2.1.6, RFC 9525 section 2: a server's names are alternative names",
            (certificate, issuer) -> certificate.hasPurpose(Oids.SERVER_AUTH)
                    && certificate.names().stream().noneMatch(name -> name.tag() == 0x82 || name.tag() == 0x87)),
    ALTERNATIVE_NAMES("4.2.1.6: well formed; not critical beside a subject", (certificate, issuer) -> {
        boolean there = certificate.extension(Oids.SUBJECT_ALT_NAME).isPresent();
        return there && certificate.names().isEmpty()
                || !certificate.names().stream().allMatch(Rfc5280Lint::isAlternativeName)
                || certificate.isCritical(Oids.SUBJECT_ALT_NAME)
                        != (there && certificate.subject().children().isEmpty());
    }),
    DISTRIBUTION_POINTS(
            "4.2.1.13: not critical", (certificate, issuer) -> certificate.isCritical(Oids.CRL_DISTRIBUTION_POINTS));

    /** Where a list would stand before the constants that need it. */
    private static final class Known {

        static final Set<String> CRITICAL = Set.of(
                Oids.BASIC_CONSTRAINTS,
                Oids.KEY_USAGE,
                Oids.SUBJECT_ALT_NAME,
                Oids.NAME_CONSTRAINTS,
                Oids.EXTENDED_KEY_USAGE);
        static final String COMMON_NAME = "2.5.4.3";
        static final int LONGEST_COMMON_NAME = 64;
    }

    private final String source;
    private final BiPredicate<CertificateNode, CertificateNode> broken;

    Rfc5280Lint(String source, BiPredicate<CertificateNode, CertificateNode> broken) {
        this.source = source;
        this.broken = broken;
    }

    /** What is wrong with a certificate. Its signature is others' to verify. */
    static List<Rfc5280Lint> findings(byte[] certificate, byte[] issuer) {
        CertificateNode parsed;
        try {
            parsed = CertificateNode.parse(certificate);
        } catch (IllegalArgumentException e) {
            return List.of(DER);
        }
        CertificateNode above = CertificateNode.parse(issuer);
        return Stream.of(values())
                .filter(rule -> rule.broken.test(parsed, above))
                .toList();
    }

    @Override
    public String toString() {
        return name() + " (" + source + ")";
    }

    private static boolean isTime(DerNode time) {
        return time.tag() == DerNode.UTC_TIME
                ? time.text().matches("\\d{12}Z")
                : time.tag() == DerNode.GENERALIZED_TIME
                        && time.text().matches("\\d{14}Z")
                        && time.text().compareTo("2050") >= 0;
    }

    private static Stream<DerNode> attributes(CertificateNode certificate) {
        return Stream.of(certificate.issuer(), certificate.subject())
                .flatMap(name -> name.children().stream())
                .flatMap(part -> part.children().stream());
    }

    private static boolean isName(DerNode attribute) {
        DerNode value = attribute.child(1);
        boolean fits = !attribute.child(0).dotted().equals(Known.COMMON_NAME)
                || value.text().length() <= Known.LONGEST_COMMON_NAME;
        return fits
                && !value.text().isEmpty()
                && (value.tag() == DerNode.UTF8_STRING
                        || value.tag() == DerNode.PRINTABLE_STRING
                                && value.text().matches("[A-Za-z0-9 '()+,./:=?-]+"));
    }

    /** X.690 section 11.2.2 wants it of lists of named bits. */
    private static boolean endsInAOne(DerNode bits) {
        byte[] content = bits.content();
        return content.length > 1 && (content[content.length - 1] & 1 << content[0]) != 0;
    }

    private static boolean namesKeyOf(CertificateNode certificate, CertificateNode issuer) {
        byte[] named = certificate
                .value(Oids.AUTHORITY_KEY_IDENTIFIER)
                .flatMap(value -> value.children().stream()
                        .filter(one -> one.tag() == 0x80)
                        .findFirst())
                .map(DerNode::content)
                .orElse(new byte[0]);
        return issuer.value(Oids.SUBJECT_KEY_IDENTIFIER)
                .filter(identifier -> Arrays.equals(identifier.content(), named))
                .isPresent();
    }

    private static boolean isAlternativeName(DerNode name) {
        return switch (name.tag()) {
            case 0x82 ->
                name.text().matches("(\\*\\.)?([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*[A-Za-z0-9-]{1,63}")
                        && name.content().length <= 253;
            case 0x87 -> name.content().length == 4 || name.content().length == 16;
            case 0x81 -> name.text().matches("[!-~]+@[!-~]+");
            case 0x86 -> name.text().matches("[a-z]+:[!-~]+");
            default -> false;
        };
    }
}
