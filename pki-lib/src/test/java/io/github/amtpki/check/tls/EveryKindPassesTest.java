package io.github.amtpki.check.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Naming;
import io.github.amtpki.amt.Track;
import io.github.amtpki.check.Check;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.check.rule.Verdict;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Validity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What amtpki itself makes for a range of firmware, nobody of that range has anything against. */
final class EveryKindPassesTest {

    private static final String HOST = "host.corp.example.com";

    static Stream<Arguments> leaves() {
        return Kinds.all()
                .flatMap(kind -> Stream.of(Track.values())
                        .flatMap(track -> kind.keyTypes(track).stream().map(type -> Arguments.of(kind, track, type))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("leaves")
    void withoutAWarning(CertificateKind kind, Track track, KeyType type) {
        Circumstances around = Circumstances.at(TestKeys.NOW.plusSeconds(60))
                .withKind(kind)
                .withHost(HOST)
                .withTrustedNames(List.of("corp.example.com"));
        Facts facts = Facts.of(file(chain(kind, track, type)), around);

        Report report = Check.run(facts, Panel.usual(facts));

        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.findings())
                .allSatisfy(one -> assertThat(one.severity()).as(one.toString()).isEqualTo(Severity.NOTE));
        assertThat(report.targets().stream()
                        .anyMatch(target -> target.target().id().equals(track == Track.SHA256 ? "amt-16" : "amt-22")))
                .isEqualTo(Audience.SEEN_BY_AMT.contains(kind));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("leaves")
    void itsMarksAloneTellOfMutualTls(CertificateKind kind, Track track, KeyType type) {
        Facts facts = Facts.of(file(chain(kind, track, type)), Circumstances.at(TestKeys.NOW));
        assertThat(facts.kind()).isEqualTo(Audience.MUTUAL_TLS.contains(kind) ? kind : CertificateKind.PROVISIONING);
    }

    static List<X509Certificate> chain(CertificateKind kind, Track track, KeyType type) {
        IssuanceContext context = TestKeys.context();
        Validity year = Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(365)));
        Authority root = Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal("CN=Lab Root"), year),
                TestKeys.pair(track.defaultKeyType(), 1),
                track.digest(),
                context);
        Authority below = root.subordinate(
                CertificateKind.INTERMEDIATE_CA.spec(
                        new X500Principal("CN=Lab Issuing"), year, List.of(), OptionalInt.of(0)),
                TestKeys.pair(track.defaultKeyType(), 2));
        String name = kind.naming() == Naming.IDENTITY ? HOST.toUpperCase(Locale.ROOT) : HOST;
        X509Certificate leaf = below.issue(
                kind.spec(new X500Principal("CN=" + name), year).forKey(type),
                TestKeys.pair(type, 2).getPublic());
        return List.of(leaf, below.certificate(), root.certificate());
    }

    static FileFacts file(List<X509Certificate> chain) {
        return new FileFacts(
                "leaf.crt", FileFacts.Format.LOOSE, Optional.empty(), Optional.empty(), chain, 0, List.of(), List.of());
    }
}
