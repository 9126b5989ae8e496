package io.github.amtpki.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.amtpki.InvalidProfileException;
import io.github.amtpki.InvalidProfileException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mistake has a pair of files: {@code NAME.yaml} and what is printed for it, {@code NAME.expected}. To accept what is
 * printed now, run this test with {@code -Damtpki.accept=true} and look at the difference.
 */
final class BadProfilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/github/amtpki/profile/bad");

    static List<String> names() throws IOException {
        return List.copyOf(stems(".yaml"));
    }

    @Test
    void everyProfileHasItsExpectationAndTheOtherWayRound() throws IOException {
        assertThat(stems(".expected")).isEqualTo(stems(".yaml")).hasSizeGreaterThan(80);
    }

    @ParameterizedTest
    @MethodSource("names")
    void printsWhatIsExpected(String name) throws IOException {
        String printed = refusal(name).rendered();
        Path expected = FOLDER.resolve(name + ".expected");
        if (Boolean.getBoolean("amtpki.accept")) {
            Files.writeString(expected, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @MethodSource("names")
    void listsProblemsInTheOrderOfTheFile(String name) throws IOException {
        assertThat(refusal(name).problems())
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparing(Problem::line).thenComparing(Problem::column));
    }

    @ParameterizedTest
    @MethodSource("names")
    void placesAreInsideTheFile(String name) throws IOException {
        List<String> lines = new String(bytes(name), UTF_8).lines().toList();
        assertThat(refusal(name).problems()).allSatisfy(problem -> {
            assertThat(problem.line()).isBetween(1, lines.size() + 1);
            String line = problem.line() > lines.size() ? "" : lines.get(problem.line() - 1);
            assertThat(problem.column()).isBetween(1, line.length() + 1);
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void neverTellsAPassword(String name) throws IOException {
        InvalidProfileException refusal = refusal(name);
        assertThat(refusal.rendered() + refusal.problems() + refusal.getMessage())
                .doesNotContain("hunter");
    }

    @ParameterizedTest
    @MethodSource("names")
    void neverPrintsControlCharacters(String name) throws IOException {
        assertThat(refusal(name).rendered().codePoints().filter(c -> c < 32 && c != '\n' && c != '\t'))
                .isEmpty();
    }

    private static InvalidProfileException refusal(String name) throws IOException {
        byte[] yaml = bytes(name);
        InvalidProfileException thrown =
                catchThrowableOfType(InvalidProfileException.class, () -> ProfileReader.read(name + ".yaml", yaml));
        assertThat(thrown).as(name + " is refused").isNotNull();
        return thrown;
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name + ".yaml"));
    }

    private static Set<String> stems(String suffix) throws IOException {
        Set<String> stems = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(suffix))
                    .forEach(file -> stems.add(file.substring(0, file.length() - suffix.length())));
        }
        return stems;
    }
}
