package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.check.Rules;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.fixture.Fixture;
import io.github.amtpki.check.fixture.Fixtures;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.check.rule.Stage;
import io.github.amtpki.proof.ForgeImporters.Upload;
import io.github.amtpki.testing.RequiresTool;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Our verdicts about RPS and MeshCentral, held against node-forge itself, for the whole catalogue, in the releases that the two
 * have. Later ones differ: 1.3.3 bears a MAC without NULL parameters, 1.4.3 critical name constraints and PSS.
 */
@RequiresTool({"node", "node-forge-1.3", "node-forge-1.4"})
final class FixturesAndForgeTest {

    /** Files that node-forge is measured to take a minute for. */
    private static final Set<String> SLOW = Set.of("F11", "F12");

    private static final String UNABLE = "Unable to load certificate file";

    private static final List<Case> CASES =
            Fixtures.all().stream().map(Case::of).filter(Case::isAskable).toList();

    /** One file, made and taken apart once. */
    private record Case(String name, Upload upload, Facts facts) {

        static Case of(Fixture fixture) {
            Facts facts = fixture.facts();
            return new Case(
                    fixture.name(),
                    new Upload(
                            fixture.name(),
                            fixture.artefact().bytes(),
                            fixture.password().orElse(""),
                            fixture.circumstances().domain(),
                            fixture.circumstances().now()),
                    facts);
        }

        /** In the one format that both read, and not for a minute. */
        boolean isAskable() {
            return facts.file().isPkcs12()
                    && facts.file().password().isPresent()
                    && rules(Importer.RPS)
                            .filter(rule -> SLOW.contains(rule.passport().id()))
                            .noneMatch(rule -> rule.judge(facts, Importer.RPS).isPresent());
        }

        boolean isSure(Importer importer) {
            return rules(importer)
                    .noneMatch(rule ->
                            rule.judge(facts, importer).filter(Hit::undecided).isPresent());
        }

        /** What we say: the first error before any machine is involved. */
        Optional<String> refusal(Importer importer) {
            return rules(importer)
                    .sorted(Comparator.comparing(rule -> rule.passport().stage()))
                    .flatMap(rule -> rule
                            .judge(facts, importer)
                            .filter(hit -> hit.severity().orElse(rule.passport().severity()) == Severity.ERROR)
                            .stream())
                    .findFirst()
                    .flatMap(Hit::message);
        }
    }

    @Test
    void rpsSaysWhatNodeForgeMakesItSay() {
        Map<String, Optional<String>> answers = ask(Importer.RPS);
        SoftAssertions.assertSoftly(softly -> cases(Importer.RPS)
                .forEach(one -> softly.assertThat(one.refusal(Importer.RPS))
                        .as(one.name())
                        .isEqualTo(answer(answers, one))));
    }

    @Test
    void meshCentralSaysWhatNodeForgeMakesItSay() {
        Map<String, Optional<String>> answers = ask(Importer.MESHCENTRAL);
        SoftAssertions.assertSoftly(softly -> cases(Importer.MESHCENTRAL).forEach(one -> {
            Optional<String> ours = one.refusal(Importer.MESHCENTRAL);
            Optional<String> theirs = answer(answers, one);
            softly.assertThat(ours.isPresent()).as(one.name()).isEqualTo(theirs.isPresent());
            ours.filter(words -> !words.equals(UNABLE))
                    .ifPresent(words ->
                            softly.assertThat(theirs.orElse("")).as(one.name()).startsWith(words));
        }));
    }

    @Test
    void mostOfTheCatalogueIsCompared() {
        assertThat(cases(Importer.RPS)).hasSizeGreaterThan(Fixtures.all().size() * 4 / 5);
    }

    private static Stream<Case> cases(Importer importer) {
        return CASES.stream().filter(one -> one.isSure(importer));
    }

    private static Map<String, Optional<String>> ask(Importer importer) {
        return ForgeImporters.ask(importer, CASES.stream().map(Case::upload).toList());
    }

    private static Optional<String> answer(Map<String, Optional<String>> answers, Case one) {
        return Objects.requireNonNull(answers.get(one.name()), one.name());
    }

    private static Stream<Rule> rules(Importer importer) {
        return Rules.all().stream()
                .filter(rule -> rule.concerns(importer))
                .filter(rule -> rule.passport().stage().compareTo(Stage.UPLOAD) <= 0);
    }
}
