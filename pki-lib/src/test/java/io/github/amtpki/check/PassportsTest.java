package io.github.amtpki.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.Confidence;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read of a rule; whoever adds one gets told here what is missing. */
final class PassportsTest {

    private static final Set<String> NAMES = Set.of("AMT", "AdminSetup", "MeshCentral", "RPS");

    @Test
    void idsAreUnique() {
        assertThat(passports().map(Passport::id)).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void anIdIsTheConstantsName() {
        assertThat(Rules.all())
                .allSatisfy(rule -> assertThat(((Enum<?>) rule).name().replace('_', '-'))
                        .isEqualTo(rule.passport().id()));
    }

    @ParameterizedTest
    @MethodSource("passports")
    void aPassportIsComplete(Passport passport) {
        assertThat(List.of(passport.id(), passport.title(), passport.explanation(), passport.fix(), passport.source()))
                .allSatisfy(text ->
                        assertThat(text).isNotBlank().isEqualTo(text.strip()).doesNotContain("\n"));
        assertThat(passport.confidence()).isNotNull();
        assertThat(passport.explanation()).endsWith(".").hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("passports")
    void aTitleIsOneLineWithoutAPeriod(Passport passport) {
        assertThat(passport.title()).doesNotEndWith(".").hasSizeLessThan(100).doesNotContain("\n");
        String first = passport.title().split(" ")[0];
        assertThat(Character.isLowerCase(first.charAt(0)) || NAMES.contains(first))
                .as("lower case, or one of %s: %s", NAMES, first)
                .isTrue();
    }

    @Test
    void anErrorIsNeverInferred() {
        assertThat(passports().filter(passport -> passport.severity() == Severity.ERROR))
                .extracting(Passport::confidence)
                .doesNotContain(Confidence.INFERRED);
    }

    @Test
    void aRuleIsFoundByItsIdHoweverItIsWritten() {
        assertThat(Rules.byId("c1").map(Rule::passport).map(Passport::title))
                .contains("a CA's key usage lacks keyCertSign");
        assertThat(Rules.byId("none")).isEmpty();
    }

    static Stream<Passport> passports() {
        return Rules.all().stream().map(Rule::passport);
    }
}
