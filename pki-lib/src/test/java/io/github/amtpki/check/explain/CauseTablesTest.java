package io.github.amtpki.check.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.AmtMethod;
import io.github.amtpki.check.Rules;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CauseTablesTest {

    @Test
    void idsAreUniqueAndPlain() {
        assertThat(Known.all()).extracting(Cause::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
    }

    @Test
    void everyCauseCanBeReached() {
        Set<Cause> reached = new HashSet<>();
        patterns().forEach(pattern -> pattern.causes().forEach(known -> reached.add(known.cause())));
        Arrays.stream(ExitCode.values()).forEach(code -> code.causes().forEach(known -> reached.add(known.cause())));
        for (AmtMethod method : AmtMethod.values()) {
            for (String role : List.of("leaf", "intermediate", "root", "")) {
                IntStream.rangeClosed(1, 6)
                        .forEach(value ->
                                Answer.causes(method, value, role).forEach(known -> reached.add(known.cause())));
            }
        }

        assertThat(reached).containsExactlyInAnyOrderElementsOf(Known.all());
    }

    @Test
    void everyAnswerThatHasANameHasACause() {
        for (AmtMethod method : AmtMethod.values()) {
            assertThat(IntStream.rangeClosed(1, 6)
                            .filter(value -> method.name(value).isPresent()))
                    .allSatisfy(value -> assertThat(Answer.causes(method, value, ""))
                            .as("%s %s", method, value)
                            .isNotEmpty());
        }
    }

    @Test
    void patternsAreWrittenAsTheyAreSearched() {
        assertThat(patterns())
                .allSatisfy(pattern -> assertThat(pattern.text())
                        .isEqualTo(pattern.text().toLowerCase(Locale.ROOT))
                        .doesNotContain("  ")
                        .isEqualTo(pattern.text().strip())
                        .hasSizeGreaterThan(4));
    }

    @Test
    void noPatternStandsThereTwice() {
        assertThat(patterns()).extracting(Pattern::text).doesNotHaveDuplicates();
    }

    @Test
    void titlesAreLowerCaseWithoutAPeriod() {
        assertThat(Known.all())
                .extracting(Cause::title)
                .allSatisfy(title -> assertThat(title).doesNotEndWith("."));
    }

    @Test
    void everyRuleThatACauseNamesIsInTheCatalogue() {
        assertThat(Known.all().stream().flatMap(cause -> cause.rules().stream()))
                .filteredOn(rule -> Rules.byId(rule).isEmpty())
                .isEmpty();
    }

    private static List<Pattern> patterns() {
        return Stream.of(OpenAmtPatterns.ALL, OtherPatterns.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
