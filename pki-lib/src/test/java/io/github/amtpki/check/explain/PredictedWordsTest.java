package io.github.amtpki.check.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.check.Check;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.TargetReport;
import io.github.amtpki.check.fixture.Fixture;
import io.github.amtpki.check.fixture.Fixtures;
import io.github.amtpki.testing.TestKeys;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever searches for the words that the judges predicted finds a cause. */
final class PredictedWordsTest {

    /** Where nobody wrote down what is printed, there is nothing to search for. */
    private static final List<String> WORDLESS = List.of("refuses it: ", "never gets as far");

    static Set<String> predictions() {
        Set<String> texts = new TreeSet<>();
        for (Fixture fixture : Fixtures.all()) {
            Check.run(fixture.facts(), Panel.usual(fixture.facts().chain())).targets().stream()
                    .flatMap(target -> text(target))
                    .forEach(texts::add);
        }
        return texts;
    }

    private static Stream<String> text(TargetReport target) {
        return target.prediction().stream()
                .map(prediction -> prediction.text())
                .filter(text -> WORDLESS.stream().noneMatch(text::startsWith));
    }

    @ParameterizedTest
    @MethodSource("predictions")
    void whatIsPredictedIsExplained(String text) {
        assertThat(Explainer.explain(text, TestKeys.NOW).causes()).isNotEmpty();
    }
}
