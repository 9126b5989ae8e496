package io.github.amtpki.check.firmware;

import static io.github.amtpki.check.firmware.Judged.by;
import static io.github.amtpki.check.firmware.Judged.facts;
import static io.github.amtpki.check.firmware.Judged.hit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.SuffixSource;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.GeneralName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SuffixRulesTest {

    private static final Circumstances NOTHING_KNOWN = Circumstances.at(TestKeys.NOW);

    @ParameterizedTest
    @EnumSource
    void theDomainItselfIsTheSafestName(SuffixRules rule) {
        Circumstances around =
                NOTHING_KNOWN.withDomain(Draft.DOMAIN, SuffixSource.MEBX).withServerFqdn(Draft.DOMAIN);
        assertThat(by(rule, facts(around, Draft.leaf(), Draft.root()))).isEqualTo("6-22 -");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotKnownIsNotJudged(SuffixRules rule) {
        assertThat(by(rule, facts(Draft.leaf(), Draft.root()))).isEqualTo("6-22 -");
        assertThat(by(rule, facts())).isEqualTo("6-22 -");
    }

    @ParameterizedTest
    @CsvSource({
        "rps.corp.local, corp.local, S1, -",
        "rps.corp.local, other.local, S1, error",
        "corp.local, lab.corp.local, S1, error",
        "rps.example.com, com, S1, error",
        "a.example.com, b.example.com, S1, -",
        "a.example.com, b.example.com, S2, note",
        "a.example.net, b.example.net, S2, note",
        "ema.unicomm.com.ua, other.com.ua, S2, warning",
        "rps.example.com, example.com, S2, -",
        "*.corp.local, lab.corp.local, S4, warning",
        "*.corp.local, corp.local, S4, note",
        "*.corp.local, other.local, S4, note",
        "rps.corp.local, corp.local, S4, -",
        "10.0.0.5, corp.local, S8, error",
        "rps, corp.local, S8, error",
        "corp.local, corp.local, S8, -"
    })
    void theCommonNameIsHeldAgainstTheSuffix(String commonName, String suffix, SuffixRules rule, String expected) {
        assertThat(by(rule, named(commonName, suffix))).isEqualTo("6-22 " + expected);
    }

    @Test
    void anAlternativeNameAloneLeavesTheVerdictOpen() {
        Facts facts = named("elsewhere.org", "corp.local", "rps.corp.local");
        assertThat(by(SuffixRules.S3, facts)).isEqualTo("6-22 open");
        assertThat(by(SuffixRules.S1, facts)).isEqualTo("6-22 -");
        assertThat(by(SuffixRules.S3, named("corp.local", "corp.local", "rps.corp.local")))
                .isEqualTo("6-22 -");
    }

    @Test
    void withoutACommonNameOnlyAlternativeNamesCouldDo() {
        Draft nameless = Draft.leaf().subject("O=Example");
        Facts none = facts(NOTHING_KNOWN, nameless, Draft.root());
        assertThat(by(SuffixRules.S8, none)).isEqualTo("6-22 error");
        Draft withNames = nameless.with(Extension.subjectAltName(List.of(GeneralName.dns("rps.corp.local"))));
        assertThat(by(SuffixRules.S8, facts(NOTHING_KNOWN, withNames, Draft.root())))
                .isEqualTo("6-22 open");
    }

    @ParameterizedTest
    @CsvSource({"MEBX, -, -", "DHCP, note, -", "OS, -, error", "STATIC, -, error", "UNKNOWN, -, -"})
    void itMattersWhereTheSuffixIsFrom(SuffixSource source, String dhcp, String wrong) {
        Facts facts = facts(NOTHING_KNOWN.withDomain(Draft.DOMAIN, source), Draft.leaf(), Draft.root());
        assertThat(by(SuffixRules.S5, facts)).isEqualTo("6-22 " + dhcp);
        assertThat(by(SuffixRules.S6, facts)).isEqualTo("6-22 " + wrong);
    }

    @Test
    void aServersNameMustBeTheWholeCommonName() {
        Facts facts = facts(NOTHING_KNOWN.withServerFqdn("rps." + Draft.DOMAIN), Draft.leaf(), Draft.root());
        assertThat(by(SuffixRules.S7, facts)).isEqualTo("6-22 error");
        assertThat(hit(SuffixRules.S7, facts, 16).map(Hit::detail))
                .contains("the machine knows its server as 'rps.corp.example.com', and the common name is"
                        + " 'corp.example.com'");
    }

    @Test
    void theDetailSaysWhyInWords() {
        assertThat(hit(SuffixRules.S1, named("corp.local", "lab.corp.local"), 16)
                        .map(Hit::detail))
                .contains("the common name 'corp.local' has nothing to do with the suffix 'lab.corp.local'");
    }

    private static Facts named(String commonName, String suffix, String... dnsNames) {
        Draft leaf = Draft.leaf().subject("CN=" + commonName);
        List<GeneralName> names =
                List.of(dnsNames).stream().map(GeneralName::dns).toList();
        return facts(
                NOTHING_KNOWN.withDomain(suffix, SuffixSource.MEBX),
                names.isEmpty() ? leaf : leaf.with(Extension.subjectAltName(names)),
                Draft.root());
    }
}
