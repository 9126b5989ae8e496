package io.github.amtpki.proof;

import io.github.amtpki.x509.Oids;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields of a certificate (RFC 5280 section 4.1), found by their places. */
record CertificateNode(DerNode whole) {

    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private static final String RSA = "1.2.840.113549.1.1.1";

    /** One extension; a critical bit that is written as false is not DER, since it is the default. */
    record Extension(DerNode node, String oid, boolean critical, boolean falseWritten, byte[] value) {

        static Extension of(DerNode node) {
            boolean written = node.children().size() == 3;
            boolean critical = written && node.child(1).content()[0] != 0;
            return new Extension(
                    node,
                    node.child(0).dotted(),
                    critical,
                    written && !critical,
                    node.child(written ? 2 : 1).content());
        }

        DerNode parsed() {
            return DerNode.parse(value);
        }
    }

    /** @throws IllegalArgumentException if it is not DER throughout, extensions and keys included */
    static CertificateNode parse(byte[] der) {
        CertificateNode certificate = new CertificateNode(DerNode.parse(der));
        certificate.extensions().forEach(Extension::parsed);
        if (certificate.isRsa()) {
            certificate.rsaKey();
        }
        return certificate;
    }

    DerNode toBeSigned() {
        return whole.child(0);
    }

    Optional<DerNode> version() {
        return toBeSigned().children().stream()
                .filter(one -> one.tag() == VERSION)
                .findFirst();
    }

    /** 0 serial, 1 signature, 2 issuer, 3 validity, 4 subject, 5 key; what follows is optional. */
    DerNode field(int number) {
        return toBeSigned().child(number + (version().isPresent() ? 1 : 0));
    }

    DerNode serial() {
        return field(0);
    }

    DerNode issuer() {
        return field(2);
    }

    List<DerNode> times() {
        return field(3).children();
    }

    DerNode subject() {
        return field(4);
    }

    DerNode key() {
        return field(5);
    }

    boolean isRsa() {
        return key().child(0, 0).dotted().equals(RSA);
    }

    /** Modulus and exponent. */
    DerNode rsaKey() {
        byte[] bits = key().child(1).content();
        return DerNode.parse(Arrays.copyOfRange(bits, 1, bits.length));
    }

    List<Extension> extensions() {
        return toBeSigned().children().stream()
                .filter(one -> one.tag() == EXTENSIONS)
                .flatMap(one -> one.child(0).children().stream())
                .map(Extension::of)
                .toList();
    }

    Optional<Extension> extension(String oid) {
        return extensions().stream().filter(one -> one.oid().equals(oid)).findFirst();
    }

    /** What an extension says, or nothing if it is missing. */
    Optional<DerNode> value(String oid) {
        return extension(oid).map(Extension::parsed);
    }

    boolean isCritical(String oid) {
        return extension(oid).filter(Extension::critical).isPresent();
    }

    boolean isCa() {
        return value(Oids.BASIC_CONSTRAINTS)
                .filter(value -> !value.children().isEmpty())
                .filter(value -> value.child(0).tag() == DerNode.BOOLEAN
                        && value.child(0).content()[0] != 0)
                .isPresent();
    }

    /** A bit of the key usage, by its number. */
    boolean mayBeUsed(int bit) {
        byte[] bits = value(Oids.KEY_USAGE).map(DerNode::content).orElse(new byte[1]);
        return 1 + bit / 8 < bits.length && (bits[1 + bit / 8] & 0x80 >> bit % 8) != 0;
    }

    boolean hasPurpose(String oid) {
        return value(Oids.EXTENDED_KEY_USAGE).stream()
                .flatMap(value -> value.children().stream())
                .anyMatch(one -> one.dotted().equals(oid));
    }

    /** The alternative names; the tag says of which type. */
    List<DerNode> names() {
        return value(Oids.SUBJECT_ALT_NAME).map(DerNode::children).orElse(List.of());
    }
}
