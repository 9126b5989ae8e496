package io.github.amtpki.proof;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.TestDer;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Oids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Good certificates, each changed in one place so that it breaks a rule of the lint. No library would make them. */
final class BrokenCertificates {

    private static final int SERIAL = 1;
    private static final int SIGNATURE = 2;
    private static final int ISSUER = 3;
    private static final int VALIDITY = 4;
    private static final int SUBJECT = 5;
    private static final int KEY = 6;
    private static final int EXTENSIONS = 7;

    private final byte[] root;
    private final byte[] issuing;
    private final DerNode ca;
    private final DerNode server;
    private final DerNode curve;

    BrokenCertificates(Path folder) throws IOException {
        Lab lab = Lab.in(folder, Track.SHA256);
        root = Certificates.der(lab.root().certificate());
        issuing = Certificates.der(lab.issuing().certificate());
        ca = DerNode.parse(issuing);
        server = leaf(lab, KeyType.RSA_2048);
        curve = leaf(lab, KeyType.EC_P256);
    }

    private static DerNode leaf(Lab lab, KeyType type) throws IOException {
        return DerNode.parse(Certificates.der(lab.issue("leaf", CertificateKind.TLS_SERVER, type, TestPki.HOST)
                .leaf()));
    }

    /** What the lint finds in each certificate that breaks this rule. */
    List<List<Rfc5280Lint>> findings(Rfc5280Lint rule) {
        return breaking(rule).stream()
                .map(one -> Rfc5280Lint.findings(one.der(), isCa(one) ? root : issuing))
                .toList();
    }

    private boolean isCa(DerNode certificate) {
        return certificate.child(0, SUBJECT).is(ca.child(0, SUBJECT));
    }

    private List<DerNode> breaking(Rfc5280Lint rule) {
        return switch (rule) {
            case DER ->
                List.of(
                        serial("00 40"),
                        extension(server, Oids.EXTENDED_KEY_USAGE, one -> inserted(one, "01 01 00")),
                        value(server, Oids.KEY_USAGE, "03 03 05 a0"));
            case VERSION ->
                List.of(
                        field(server, 0, one -> one.with(0, version -> version.holding(hex("01")))),
                        server.with(0, one -> changed(one, list -> list.remove(0))));
            case SERIAL -> List.of(serial("00"), serial("ff"), serial("01" + "00".repeat(20)));
            case SIGNATURE_ALGORITHM ->
                List.of(server.with(1, one -> one.with(0, oid -> oid.holding(hex("2a 03 04")))));
            case SIGNATURE_PARAMETERS -> List.of(field(server, SIGNATURE, one -> changed(one, list -> list.remove(1))));
            case ISSUER ->
                List.of(
                        field(server, ISSUER, one -> server.child(0, SUBJECT)),
                        field(server, ISSUER, one -> changed(one, List::clear)));
            case TIME ->
                List.of(
                        end(DerNode.GENERALIZED_TIME, "20451231235959Z"),
                        end(DerNode.UTC_TIME, "4512312359Z"),
                        end(DerNode.UTC_TIME, "451231235959+0000"),
                        end(DerNode.GENERALIZED_TIME, "20551231235959.5Z"));
            case NAME_STRINGS ->
                List.of(
                        commonName(0x14, "web"), // TeletexString
                        commonName(DerNode.PRINTABLE_STRING, "a@b"),
                        commonName(DerNode.UTF8_STRING, ""),
                        commonName(DerNode.UTF8_STRING, "a".repeat(65)));
            case UNIQUE_IDENTIFIERS ->
                List.of(server.with(0, one -> changed(one, list -> list.add(EXTENSIONS, node("81 02 00 01")))));
            case EXTENSION_TWICE -> List.of(extensions(server, list -> list.add(list.get(0))));
            case UNKNOWN_CRITICAL -> List.of(added("2.5.29.99", true, "05 00"));
            case SUBJECT_KEY ->
                List.of(without(ca, Oids.SUBJECT_KEY_IDENTIFIER), critical(server, Oids.SUBJECT_KEY_IDENTIFIER));
            case AUTHORITY_KEY ->
                List.of(
                        without(server, Oids.AUTHORITY_KEY_IDENTIFIER),
                        value(server, Oids.AUTHORITY_KEY_IDENTIFIER, "30 03 80 01 07"),
                        critical(server, Oids.AUTHORITY_KEY_IDENTIFIER));
            case KEY_USAGE ->
                List.of(
                        without(server, Oids.KEY_USAGE),
                        uncritical(server, Oids.KEY_USAGE),
                        value(server, Oids.KEY_USAGE, "03 01 00"),
                        value(server, Oids.KEY_USAGE, "03 02 04 a0"));
            case SIGNS_CERTIFICATES ->
                List.of(value(server, Oids.KEY_USAGE, "03 02 02 84"), value(ca, Oids.KEY_USAGE, "03 02 01 02"));
            case EC_ENCRYPTION ->
                List.of(value(curve, Oids.KEY_USAGE, "03 02 05 a0"), value(curve, Oids.KEY_USAGE, "03 02 04 10"));
            case KEY_PARAMETERS ->
                List.of(
                        field(server, KEY, one -> one.with(0, id -> changed(id, list -> list.remove(1)))),
                        field(curve, KEY, one -> one.with(0, id -> id.with(1, curve -> node("30 00")))));
            case BASIC_CONSTRAINTS ->
                List.of(
                        uncritical(ca, Oids.BASIC_CONSTRAINTS),
                        value(server, Oids.BASIC_CONSTRAINTS, "30 03 02 01 00"),
                        value(server, Oids.BASIC_CONSTRAINTS, "30 03 01 01 00"));
            case PURPOSES ->
                List.of(
                        without(server, Oids.EXTENDED_KEY_USAGE),
                        critical(server, Oids.EXTENDED_KEY_USAGE),
                        value(server, Oids.EXTENDED_KEY_USAGE, "30 00"),
                        value(server, Oids.EXTENDED_KEY_USAGE, "30 06 06 04 55 1d 25 00"));
            case SERVER_NAMES ->
                List.of(
                        without(server, Oids.SUBJECT_ALT_NAME),
                        value(server, Oids.SUBJECT_ALT_NAME, "30 05 81 03 61 40 62"));
            case ALTERNATIVE_NAMES ->
                List.of(
                        value(server, Oids.SUBJECT_ALT_NAME, "30 00"),
                        value(server, Oids.SUBJECT_ALT_NAME, "30 05 82 03 61 20 62"),
                        value(server, Oids.SUBJECT_ALT_NAME, "30 05 82 03 61 00 62"),
                        value(server, Oids.SUBJECT_ALT_NAME, "30 0a 87 08 c0 00 02 07 ff ff ff 00"),
                        critical(server, Oids.SUBJECT_ALT_NAME),
                        field(server, SUBJECT, one -> changed(one, List::clear)));
            case DISTRIBUTION_POINTS -> List.of(added(Oids.CRL_DISTRIBUTION_POINTS, true, "30 00"));
        };
    }

    private static byte[] hex(String digits) {
        return TestDer.hex(digits);
    }

    /** One value, which need not be DER. */
    private static DerNode node(String digits) {
        byte[] bytes = hex(digits);
        return new DerNode(bytes[0] & 0xff, Arrays.copyOfRange(bytes, 2, bytes.length), List.of());
    }

    private static DerNode changed(DerNode node, Consumer<List<DerNode>> change) {
        return node.with(list -> {
            change.accept(list);
            return list;
        });
    }

    private static DerNode inserted(DerNode extension, String critical) {
        return changed(extension, list -> list.add(1, node(critical)));
    }

    private static DerNode field(DerNode certificate, int index, UnaryOperator<DerNode> change) {
        return certificate.with(0, one -> one.with(index, change));
    }

    private DerNode serial(String digits) {
        return field(server, SERIAL, one -> one.holding(hex(digits)));
    }

    private DerNode end(int tag, String text) {
        return field(server, VALIDITY, one -> one.with(1, time -> text(tag, text)));
    }

    private DerNode commonName(int tag, String text) {
        return field(
                server,
                SUBJECT,
                one -> one.with(0, part -> part.with(0, pair -> pair.with(1, old -> text(tag, text)))));
    }

    private static DerNode text(int tag, String text) {
        return new DerNode(tag, text.getBytes(StandardCharsets.US_ASCII), List.of());
    }

    private static DerNode extensions(DerNode certificate, Consumer<List<DerNode>> change) {
        return field(certificate, EXTENSIONS, one -> one.with(0, list -> changed(list, change)));
    }

    private DerNode added(String oid, boolean critical, String value) {
        return extensions(server, list -> list.add(DerNode.parse(TestDer.extension(oid, critical, hex(value)))));
    }

    private static DerNode without(DerNode certificate, String oid) {
        return extensions(certificate, list -> list.removeIf(named(oid)));
    }

    private static DerNode extension(DerNode certificate, String oid, UnaryOperator<DerNode> change) {
        return extensions(certificate, list -> list.replaceAll(one -> named(oid).test(one) ? change.apply(one) : one));
    }

    private static DerNode critical(DerNode certificate, String oid) {
        return extension(certificate, oid, one -> inserted(one, "01 01 ff"));
    }

    private static DerNode uncritical(DerNode certificate, String oid) {
        return extension(certificate, oid, one -> changed(one, list -> list.remove(1)));
    }

    private static DerNode value(DerNode certificate, String oid, String digits) {
        return extension(
                certificate, oid, one -> one.with(one.children().size() - 1, value -> value.holding(hex(digits))));
    }

    private static Predicate<DerNode> named(String oid) {
        return one -> one.child(0).dotted().equals(oid);
    }
}
