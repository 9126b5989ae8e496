package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.check.fixture.Fixture;
import io.github.amtpki.check.fixture.Fixtures;
import io.github.amtpki.check.rule.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FixturesVerbTest {

    @TempDir
    Path folder;

    @Test
    void listsNamesTitlesAndVerdictsForPrograms() {
        List<?> fixtures = (List<?>) run("fixtures", "--list", "--json").json().get("fixtures");
        assertThat(fixtures).hasSizeGreaterThanOrEqualTo(45);
        assertThat(((Map<?, ?>) fixtures.get(0)).keySet()).hasToString("[name, title, file, expected, arguments]");
    }

    @Test
    void oneIsWrittenWithItsPasswordAndWhatIsExpected() {
        Run.Result result = run("fixtures", "root-missing", "-o", "broken");
        assertThat(result.out())
                .isEqualTo("broken/root-missing.pfx\nbroken/root-missing.pfx.password\nbroken/root-missing.json\n");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        run("fixtures", "root-missing", "-o", "broken");
        byte[] before = Files.readAllBytes(folder.resolve("broken/root-missing.pfx"));
        assertThat(run("fixtures", "root-missing", "-o", "broken").code()).isEqualTo(6);
        assertThat(folder.resolve("broken/root-missing.pfx")).hasBinaryContent(before);
    }

    @Test
    void aTypingErrorIsGuessed() {
        Run.Result result = run("fixtures", "root-mising", "-o", "broken");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean 'root-missing'?");
        assertThat(folder.resolve("broken")).doesNotExist();
    }

    /** The way a stranger would go: write the file, check it as its JSON says, compare. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void checkSaysOfEachWhatIsExpected(Fixture fixture) {
        run("fixtures", fixture.name(), "-o", ".");
        List<String> words = new ArrayList<>(List.of("check", fixture.artefact().path(), "--json"));
        words.addAll(fixture.arguments());
        Map<String, Object> expected = new LinkedHashMap<>();
        fixture.expected().forEach((target, verdict) -> expected.put(target, verdict.id()));

        Run.Result result = run(words.toArray(String[]::new));

        Map<String, Object> said = new LinkedHashMap<>();
        boolean fails = false;
        for (Object target : (List<?>) result.json().get("targets")) {
            Map<?, ?> one = (Map<?, ?>) target;
            said.put((String) one.get("name"), one.get("verdict"));
            fails |= one.get("served").equals(true) && one.get("verdict").equals(Verdict.FAIL.id());
        }
        assertThat(said).isEqualTo(expected);
        assertThat(result.code()).isEqualTo(fails ? 1 : 0);
    }

    /** All but those whose key derivation is the matter: they take seconds each, and the library tests them. */
    static List<Fixture> fixtures() {
        return Fixtures.all().stream()
                .filter(fixture -> !fixture.name().contains("iteration"))
                .toList();
    }

    private Run.Result run(String... args) {
        return Run.in(folder).run(args);
    }
}
