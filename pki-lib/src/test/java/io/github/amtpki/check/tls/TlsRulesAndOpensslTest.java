package io.github.amtpki.check.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.Check;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.Prediction;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.firmware.Draft;
import io.github.amtpki.check.firmware.Judged;
import io.github.amtpki.check.rule.Peer;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of TLS libraries is what one says itself, word for word, of servers and of clients. */
@Tag("interop")
@RequiresTool("openssl")
final class TlsRulesAndOpensslTest {

    private static final String DIALLED = "a.corp.example.com";
    private static final Draft ROOT = Draft.root();
    private static final Draft SOUND = Draft.leaf()
            .subject("CN=" + DIALLED)
            .with(Extension.extendedKeyUsage(List.of(Oids.SERVER_AUTH, Oids.CLIENT_AUTH)));
    private static final Draft BELOW = SOUND.issuer("CN=Test Issuing", Draft.pair(2));

    @TempDir
    Path temp;

    static Stream<Arguments> chains() {
        return Stream.of(
                Arguments.of("sound", List.of(SOUND, ROOT)),
                Arguments.of("serverAuth", List.of(purposes(Oids.SERVER_AUTH), ROOT)),
                Arguments.of("clientAuth", List.of(purposes(Oids.CLIENT_AUTH), ROOT)),
                Arguments.of("anyExtendedKeyUsage", List.of(purposes(Oids.ANY_PURPOSE), ROOT)),
                Arguments.of("no purposes", List.of(SOUND.without(Oids.EXTENDED_KEY_USAGE), ROOT)),
                Arguments.of("digitalSignature", List.of(usage(KeyUsage.DIGITAL_SIGNATURE), ROOT)),
                Arguments.of("keyEncipherment", List.of(usage(KeyUsage.KEY_ENCIPHERMENT), ROOT)),
                Arguments.of("keyAgreement", List.of(usage(KeyUsage.KEY_AGREEMENT), ROOT)),
                Arguments.of("nonRepudiation", List.of(usage(KeyUsage.NON_REPUDIATION), ROOT)),
                Arguments.of("over", List.of(SOUND.valid("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"), ROOT)),
                Arguments.of("to come", List.of(SOUND.valid("2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z"), ROOT)),
                Arguments.of("intermediate", List.of(BELOW, Draft.issuing(), ROOT)),
                Arguments.of(
                        "intermediate for clients",
                        List.of(
                                BELOW,
                                Draft.issuing().with(Extension.extendedKeyUsage(List.of(Oids.CLIENT_AUTH))),
                                ROOT)),
                Arguments.of(
                        "issuer is no CA",
                        List.of(
                                BELOW,
                                Draft.issuing().with(Extension.basicConstraints(false, OptionalInt.empty())),
                                ROOT)),
                Arguments.of(
                        "issuer must not sign",
                        List.of(BELOW, Draft.issuing().with(Extension.keyUsage(Set.of(KeyUsage.CRL_SIGN))), ROOT)),
                Arguments.of(
                        "too deep",
                        List.of(
                                BELOW,
                                Draft.issuing(),
                                ROOT.with(Extension.basicConstraints(true, OptionalInt.of(0))))),
                Arguments.of("signed by another", List.of(SOUND.issuer("CN=Test Root", Draft.pair(2)), ROOT)),
                Arguments.of("other name", List.of(named("dns:b.corp.example.com"), ROOT)),
                Arguments.of("that name", List.of(named("dns:" + DIALLED), ROOT)),
                Arguments.of("wildcard", List.of(named("dns:*.corp.example.com"), ROOT)),
                Arguments.of("wildcard too high", List.of(named("dns:*.example.com"), ROOT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chains")
    void itRefusesAsServerWhatOpensslRefuses(String title, List<Draft> chain) throws IOException {
        agrees(CertificateKind.TLS_SERVER, chain, "sslserver", "-verify_hostname", DIALLED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chains")
    void itRefusesAsClientWhatOpensslRefuses(String title, List<Draft> chain) throws IOException {
        agrees(CertificateKind.TLS_CLIENT, chain, "sslclient");
    }

    private void agrees(CertificateKind kind, List<Draft> chain, String purpose, String... more) throws IOException {
        Facts facts = Judged.facts(Kinds.around(kind).withHost(DIALLED), chain.toArray(Draft[]::new));
        Report report = Check.run(facts, Panel.of(List.of(Peer.TLS)));
        Run.Result openssl = verify(facts, purpose, more);

        assertThat(report.failed()).as(openssl.err()).isEqualTo(openssl.exit() != 0);
        report.targets()
                .get(0)
                .prediction()
                .map(Prediction::text)
                .ifPresent(text ->
                        assertThat(openssl.err()).contains(text.substring(text.indexOf('"') + 1, text.length() - 1)));
    }

    private Run.Result verify(Facts facts, String purpose, String... more) throws IOException {
        List<X509Certificate> chain = facts.chain().certificates();
        write("leaf.crt", chain.subList(0, 1));
        write("chain.crt", chain.subList(1, chain.size()));
        write("root.crt", chain.subList(chain.size() - 1, chain.size()));
        String[] always = {
            "verify",
            "-purpose",
            purpose,
            "-attime",
            Long.toString(TestKeys.NOW.getEpochSecond()),
            "-CAfile",
            "root.crt",
            "-untrusted",
            "chain.crt"
        };
        return Run.in(temp)
                .run(
                        "openssl",
                        Stream.of(always, more, new String[] {"leaf.crt"})
                                .flatMap(Stream::of)
                                .toArray(String[]::new));
    }

    private void write(String name, List<X509Certificate> certificates) throws IOException {
        Files.writeString(temp.resolve(name), Certificates.pem(certificates));
    }

    private static Draft purposes(String oid) {
        return SOUND.with(Extension.extendedKeyUsage(List.of(oid)));
    }

    private static Draft usage(KeyUsage usage) {
        return SOUND.with(Extension.keyUsage(Set.of(usage)));
    }

    private static Draft named(String name) {
        return SOUND.with(Extension.subjectAltName(List.of(GeneralName.parse(name))));
    }
}
