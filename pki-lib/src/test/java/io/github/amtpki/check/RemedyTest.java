package io.github.amtpki.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.Secret;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.facts.Trouble;
import io.github.amtpki.check.fixture.Fixture;
import io.github.amtpki.check.fixture.Fixtures;
import io.github.amtpki.check.mend.Mended;
import io.github.amtpki.check.mend.Mending;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Verdict;
import io.github.amtpki.x509.Credential;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is offered as a mend can be pasted, and does what it says. */
final class RemedyTest {

    private static final String COMMENT = "    #";

    @ParameterizedTest
    @MethodSource("passports")
    void aFixCanBePasted(Passport passport) {
        String fix = passport.fix();
        String line = fix.contains(COMMENT) ? fix.substring(0, fix.indexOf(COMMENT)) : fix;
        assertThat(line).doesNotContain("…", "[].", "old.pfx", "-o provisioning.pfx");
        assertThat(line).matches("amtpki [a-z]+ .*|# .*|[a-zA-Z]+: [^()]*");
    }

    @ParameterizedTest
    @MethodSource("mendable")
    void whatFixPromisesToMendIsMended(Fixture fixture) {
        List<String> promised = promised(fixture);
        Facts facts = fixture.facts();
        byte[] pfx = fixture.artefact().bytes();
        try (Secret password = Secret.of(fixture.password().orElse("").toCharArray());
                Secret chosen = Secret.of("a-password-of-test".toCharArray())) {
            Credential credential = Mending.credential(pfx, password, List.of());
            Mended mended = Mending.write(
                    fixture.name(), pfx, password, credential, chosen, facts.around(), new SecureRandom());
            assertThat(mended.gone().stream().map(one -> one.passport().id())).containsAll(promised);
        }
    }

    @Test
    void aFixNamesTheJudgedFile() {
        FileFacts file =
                Fixtures.byName("password-not-given").orElseThrow().facts().file();
        FileFacts renamed = new FileFacts(
                "my file's.pfx",
                file.format(),
                file.structure(),
                file.password(),
                file.certificates(),
                file.keys(),
                file.publicKeys(),
                file.troubles());
        Facts facts = Facts.of(renamed, Fixtures.byName("good").orElseThrow().circumstances());
        assertThat(Check.run(facts, Panel.of(List.of(Importer.RPS)))
                        .findings()
                        .get(0)
                        .fix())
                .isEqualTo("amtpki check 'my file'\\''s.pfx' --password prompt");
    }

    @ParameterizedTest
    @EnumSource
    void nothingPassesThatCouldNotBeRead(Trouble.Kind kind) {
        Facts good = Fixtures.byName("good").orElseThrow().facts();
        FileFacts file = good.file();
        FileFacts troubled = new FileFacts(
                file.name(),
                file.format(),
                file.structure(),
                file.password(),
                List.of(),
                1,
                List.of(),
                List.of(new Trouble(kind, "of a kind that nobody knows")));
        Report report = Check.run(Facts.of(troubled, good.around()), Panel.usual(good.chain()));
        assertThat(report.targets())
                .filteredOn(TargetReport::served)
                .allSatisfy(one -> assertThat(one.verdict()).isNotEqualTo(Verdict.PASS));
    }

    static Stream<Passport> passports() {
        return Rules.all().stream().map(rule -> rule.passport());
    }

    static Stream<Fixture> mendable() {
        return Fixtures.all().stream().filter(fixture -> !promised(fixture).isEmpty());
    }

    private static List<String> promised(Fixture fixture) {
        Facts facts = fixture.facts();
        if (!facts.file().isPkcs12()) {
            return List.of();
        }
        return Check.run(facts, Panel.usual(facts.chain())).findings().stream()
                .filter(one -> one.fix().startsWith("amtpki fix "))
                .filter(one -> !one.fix().contains(" root.crt"))
                .map(one -> one.passport().id())
                .distinct()
                .toList();
    }
}
