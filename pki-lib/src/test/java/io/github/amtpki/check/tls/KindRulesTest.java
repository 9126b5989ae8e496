package io.github.amtpki.check.tls;

import static io.github.amtpki.amt.CertificateKind.AGENT_CLIENT;
import static io.github.amtpki.amt.CertificateKind.CONSOLE_CLIENT;
import static io.github.amtpki.amt.CertificateKind.DEVICE_TLS;
import static io.github.amtpki.amt.CertificateKind.MPS_SERVER;
import static io.github.amtpki.amt.CertificateKind.RADIUS_CLIENT;
import static io.github.amtpki.amt.CertificateKind.RADIUS_SERVER;
import static io.github.amtpki.amt.CertificateKind.TLS_CLIENT;
import static io.github.amtpki.amt.CertificateKind.TLS_SERVER;
import static io.github.amtpki.check.tls.Kinds.HOST;
import static io.github.amtpki.check.tls.Kinds.around;
import static io.github.amtpki.check.tls.Kinds.facts;
import static io.github.amtpki.check.tls.Kinds.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.Rules;
import io.github.amtpki.check.TargetReport;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.firmware.Draft;
import io.github.amtpki.check.firmware.Judged;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.RevocationList;
import io.github.amtpki.x509.RevocationReason;
import io.github.amtpki.x509.RevokedCertificate;
import io.github.amtpki.x509.Validity;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is broken by one certificate, in the way that its title says, and kept by the same one unspoilt. */
final class KindRulesTest {

    private static final Draft ROOT = Draft.root();

    /**
     * One broken rule.
     *
     * @param rule its id
     * @param says the worst severity as each target has it, {@code open} where the verdict is: {@code tls fail, amt-16 pass}
     * @param broken breaks it
     * @param sound does not
     */
    private record Case(String rule, String says, Supplier<Facts> broken, Supplier<Facts> sound) {

        @Override
        public String toString() {
            return rule + " (" + says + ")";
        }
    }

    private static Case of(String rule, String says, CertificateKind kind, Draft spoilt) {
        return new Case(rule, says, () -> facts(kind, spoilt, ROOT), () -> facts(kind, leaf(kind), ROOT));
    }

    private static Case told(String rule, String says, CertificateKind kind, Circumstances bad, Circumstances good) {
        return new Case(
                rule, says, () -> Judged.facts(bad, leaf(kind), ROOT), () -> Judged.facts(good, leaf(kind), ROOT));
    }

    private static Case chain(String rule, String says, CertificateKind kind, Draft... chain) {
        return new Case(rule, says, () -> facts(kind, chain), () -> facts(kind, leaf(kind), ROOT));
    }

    static Stream<Case> cases() {
        return Stream.of(mutualTls(), network(), tls(), chains()).flatMap(cases -> cases);
    }

    private static Stream<Case> mutualTls() {
        Draft clientOnly = leaf(CONSOLE_CLIENT).with(Extension.extendedKeyUsage(List.of(Oids.CLIENT_AUTH)));
        Draft agent = leaf(AGENT_CLIENT);
        Draft marked = leaf(CONSOLE_CLIENT)
                .with(Extension.extendedKeyUsage(
                        List.of(CONSOLE_CLIENT.purposes().get(1))));
        Draft over = leaf(CONSOLE_CLIENT).valid("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z");
        Circumstances console = around(CONSOLE_CLIENT);
        return Stream.of(
                of("M1", "amt-16 fail", CONSOLE_CLIENT, clientOnly),
                of("M1", "amt-16 fail", CONSOLE_CLIENT, agent),
                of("M1", "amt-16 fail", AGENT_CLIENT, leaf(CONSOLE_CLIENT)),
                of("M2", "amt-16 fail", CONSOLE_CLIENT, marked),
                of("M2", "amt-16 fail", AGENT_CLIENT, agent.without(Oids.EXTENDED_KEY_USAGE)),
                of("M3", "amt-16 fail", CONSOLE_CLIENT, over),
                new Case(
                        "M4",
                        "amt-16 pass",
                        () -> facts(CONSOLE_CLIENT, leaf(CONSOLE_CLIENT), ROOT),
                        () -> facts(MPS_SERVER, leaf(MPS_SERVER), ROOT)),
                told(
                        "M5",
                        "amt-16 unknown",
                        CONSOLE_CLIENT,
                        console.withHost("other.corp.example.com"),
                        console.withHost(HOST)),
                told("M5", "amt-16 pass", CONSOLE_CLIENT, console, console.withHost(HOST + ".")),
                new Case(
                        "M6",
                        "amt-16 unknown",
                        () -> facts(CONSOLE_CLIENT, leaf(CONSOLE_CLIENT)),
                        () -> facts(MPS_SERVER, leaf(MPS_SERVER))),
                told(
                        "M7",
                        "amt-16 fail",
                        CONSOLE_CLIENT,
                        console.withTrustedNames(List.of("example.org", "p.example.com")),
                        console.withTrustedNames(List.of("example.org", "example.com"))),
                told(
                        "M7",
                        "amt-16 pass",
                        AGENT_CLIENT,
                        around(AGENT_CLIENT),
                        around(AGENT_CLIENT).withTrustedNames(List.of(HOST))),
                new Case(
                        "M8",
                        "amt-16 pass",
                        () -> facts(AGENT_CLIENT, agent, ROOT),
                        () -> facts(CONSOLE_CLIENT, leaf(CONSOLE_CLIENT), ROOT)));
    }

    private static Stream<Case> network() {
        Draft sha384 = leaf(MPS_SERVER)
                .issuer("CN=Test Root", TestKeys.pair(KeyType.RSA_3072, 2))
                .signedWith("SHA384withRSA");
        return Stream.of(
                new Case(
                        "N1",
                        "amt-21 pass, amt-22 fail",
                        () -> facts(CONSOLE_CLIENT, leaf(CONSOLE_CLIENT), ROOT),
                        () -> facts(
                                CONSOLE_CLIENT,
                                leaf(CONSOLE_CLIENT).signedWith("SHA384withRSA"),
                                ROOT.signedWith("SHA384withRSA"))),
                new Case(
                        "N2",
                        "amt-21 pass, amt-22 fail",
                        () -> facts(MPS_SERVER, sha384, rootOf3072()),
                        () -> facts(MPS_SERVER, sha384.key(key(KeyType.RSA_3072)), rootOf3072())),
                new Case(
                        "N2",
                        "amt-22 fail",
                        () -> facts(MPS_SERVER, sha384.key(key(KeyType.EC_P256)), rootOf3072()),
                        () -> facts(MPS_SERVER, sha384.key(key(KeyType.EC_P384)), rootOf3072())),
                of("N3", "amt-16 fail, tls pass", DEVICE_TLS, leaf(DEVICE_TLS).key(key(KeyType.RSA_3072))),
                of(
                        "N3",
                        "amt-16 fail, tls pass",
                        RADIUS_CLIENT,
                        leaf(RADIUS_CLIENT).key(key(KeyType.EC_P256))),
                of(
                        "N4",
                        "amt-11 fail, amt-20 fail, amt-21 pass",
                        MPS_SERVER,
                        leaf(MPS_SERVER).key(key(KeyType.RSA_3072))),
                of(
                        "N5",
                        "amt-20 unknown, amt-21 pass",
                        MPS_SERVER,
                        leaf(MPS_SERVER).key(key(KeyType.EC_P384))),
                told(
                        "N6",
                        "amt-16 fail",
                        MPS_SERVER,
                        around(MPS_SERVER).withHost("192.0.2.7"),
                        around(MPS_SERVER).withHost(HOST)),
                told(
                        "N7",
                        "amt-16 unknown, tls pass",
                        RADIUS_SERVER,
                        around(RADIUS_SERVER).withHost("example.org"),
                        around(RADIUS_SERVER).withHost("example.com")));
    }

    private static Stream<Case> tls() {
        Draft client = leaf(TLS_CLIENT);
        Draft bare = leaf(TLS_SERVER).without(Oids.SUBJECT_ALT_NAME);
        Circumstances server = around(TLS_SERVER);
        return Stream.of(
                of("TLS-PURPOSE", "tls fail", TLS_SERVER, client),
                of("TLS-PURPOSE", "tls fail", TLS_CLIENT, leaf(TLS_SERVER)),
                of("TLS-PURPOSE", "tls pass", TLS_SERVER, client.without(Oids.EXTENDED_KEY_USAGE)),
                of("TLS-PURPOSE", "amt-16 unknown", MPS_SERVER, client),
                of("TLS-PURPOSE", "amt-16 pass, tls fail", DEVICE_TLS, client),
                of("TLS-USAGE", "tls fail", TLS_SERVER, leaf(TLS_SERVER).with(usage(KeyUsage.NON_REPUDIATION))),
                of("TLS-USAGE", "tls pass", TLS_SERVER, leaf(TLS_SERVER).with(usage(KeyUsage.KEY_ENCIPHERMENT))),
                of("TLS-USAGE", "tls fail", TLS_CLIENT, client.with(usage(KeyUsage.KEY_ENCIPHERMENT))),
                of(
                        "TLS-DATES",
                        "tls fail",
                        TLS_SERVER,
                        leaf(TLS_SERVER).valid("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z")),
                of(
                        "TLS-DATES",
                        "tls fail, amt-16 unknown",
                        RADIUS_SERVER,
                        leaf(RADIUS_SERVER).valid("2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z")),
                told(
                        "TLS-NAME",
                        "tls fail",
                        TLS_SERVER,
                        server.withHost("other.corp.example.com"),
                        server.withHost(HOST.toUpperCase(Locale.ROOT))),
                told("TLS-NAME", "tls fail", TLS_SERVER, server.withHost("192.0.2.7"), server),
                new Case(
                        "TLS-NAME",
                        "tls pass",
                        () -> Judged.facts(server.withHost(HOST), bare, ROOT),
                        () -> Judged.facts(
                                server.withHost("fe80:0:0:0:0:0:0:1"), bare.with(names("ip:fe80::1")), ROOT)),
                new Case(
                        "TLS-NAME",
                        "tls fail",
                        () -> Judged.facts(server.withHost("a.b.example.com"), bare.with(names("*.example.com")), ROOT),
                        () -> Judged.facts(server.withHost("b.example.com"), bare.with(names("*.example.com")), ROOT)),
                of("TLS-WEAK", "tls pass", TLS_SERVER, leaf(TLS_SERVER).signedWith("SHA1withRSA")),
                told("TLS-REVOKED", "tls fail", TLS_SERVER, server.withRevocationLists(List.of(revoking())), server));
    }

    private static Stream<Case> chains() {
        Draft below = leaf(TLS_SERVER).issuer("CN=Test Issuing", Draft.pair(2));
        Draft noAuthority = Draft.issuing().with(Extension.basicConstraints(false, OptionalInt.empty()));
        Draft clients = Draft.issuing().with(Extension.extendedKeyUsage(List.of(Oids.CLIENT_AUTH)));
        Draft alone = ROOT.with(Extension.basicConstraints(true, OptionalInt.of(0)));
        return Stream.of(
                new Case(
                        "TLS-NOTHING", "tls fail", () -> facts(TLS_SERVER, ROOT), () -> facts(TLS_SERVER, below, ROOT)),
                new Case(
                        "TLS-NOTHING",
                        "amt-16 fail",
                        () -> facts(CONSOLE_CLIENT, ROOT),
                        () -> facts(TLS_SERVER, below, ROOT)),
                chain("TLS-CHAIN", "tls unknown", TLS_SERVER, below),
                chain("TLS-CHAIN", "tls pass", TLS_SERVER, below, Draft.issuing()),
                chain("TLS-CHAIN", "amt-16 unknown", MPS_SERVER, leaf(MPS_SERVER)),
                chain("TLS-PURPOSE", "tls fail", TLS_SERVER, below, clients, ROOT),
                of("TLS-SIGNATURE", "tls fail", TLS_SERVER, leaf(TLS_SERVER).issuer("CN=Test Root", Draft.pair(2))),
                of(
                        "TLS-SIGNATURE",
                        "amt-16 unknown",
                        CONSOLE_CLIENT,
                        leaf(CONSOLE_CLIENT).issuer("CN=Test Root", Draft.pair(2))),
                chain("TLS-CA", "tls fail", TLS_SERVER, below, noAuthority, ROOT),
                chain("TLS-CA", "tls fail", TLS_SERVER, below, Draft.issuing().with(usage(KeyUsage.CRL_SIGN)), ROOT),
                chain("TLS-PATHLEN", "tls fail", TLS_SERVER, below, Draft.issuing(), alone));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isHitByOneAndNotByAnother(Case one) {
        Report broken = Kinds.report(one.broken().get());
        for (String said : one.says().split(", ")) {
            TargetReport target = broken.target(said.split(" ")[0]).orElseThrow();
            assertThat(target.verdict().id())
                    .as(said + ": " + target.findings())
                    .isEqualTo(said.split(" ")[1]);
        }
        assertThat(Kinds.hits(one.broken().get())).contains(one.rule());
        assertThat(Kinds.hits(one.sound().get())).doesNotContain(one.rule());
    }

    @Test
    void everyRuleAboutOtherKindsHasACase() {
        Set<String> rules = Rules.all().stream()
                .filter(KindRule.class::isInstance)
                .map(Rule::passport)
                .map(passport -> passport.id())
                .collect(Collectors.toSet());
        assertThat(cases().map(Case::rule).distinct()).containsExactlyInAnyOrderElementsOf(rules);
    }

    private static Draft rootOf3072() {
        KeyPair pair = TestKeys.pair(KeyType.RSA_3072, 2);
        return ROOT.key(pair.getPublic()).issuer("CN=Test Root", pair).signedWith("SHA384withRSA");
    }

    private static PublicKey key(KeyType type) {
        return TestKeys.pair(type, 1).getPublic();
    }

    private static Extension usage(KeyUsage... usages) {
        return Extension.keyUsage(Set.of(usages));
    }

    private static Extension names(String name) {
        return Extension.subjectAltName(List.of(GeneralName.parse(name)));
    }

    private static RevocationList revoking() {
        KeyPair pair = Draft.pair(1);
        Authority root = Authority.of(
                List.of(ROOT.make()), pair.getPrivate(), Optional.empty(), Digest.SHA256, TestKeys.context());
        RevokedCertificate entry = new RevokedCertificate(
                leaf(TLS_SERVER).make().getSerialNumber(), TestKeys.NOW, RevocationReason.KEY_COMPROMISE);
        Validity month = Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(30)));
        return root.revocationList(BigInteger.ONE, month, List.of(entry));
    }
}
