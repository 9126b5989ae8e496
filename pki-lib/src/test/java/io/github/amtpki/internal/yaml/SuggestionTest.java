package io.github.amtpki.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SuggestionTest {

    private static final List<String> KNOWN = List.of("name", "validity", "pathLength", "key", "issuer", "pfx");

    @ParameterizedTest
    @CsvSource({
        "validty, validity",
        "vaildity, validity",
        "Validity, validity",
        "path_length, pathLength",
        "path-lenght, pathLength",
        "keys, key",
        "isuer, issuer"
    })
    void findsWhatWasMeant(String word, String meant) {
        assertThat(Suggestion.nearest(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"p384, ec-p384", "EC-P384, ec-p384", "4096, rsa-4096", "ecp256, ec-p256"})
    void findsWhatWasMeantByAPartOfIt(String word, String meant) {
        assertThat(Suggestion.nearest(word, List.of("rsa-2048", "rsa-4096", "ec-p256", "ec-p384")))
                .contains(meant);
    }

    @Test
    void aPartOfSeveralSaysNothing() {
        assertThat(Suggestion.nearest("rsa", List.of("rsa-2048", "rsa-4096"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "colour", "domain", "validityOfTheWholeThing"})
    void staysSilentWhenNothingIsNear(String word) {
        assertThat(Suggestion.nearest(word, KNOWN)).isEmpty();
    }

    @Test
    void listsWhatIsKnownInstead() {
        assertThat(Suggestion.hint("colour", List.of("a", "b"))).isEqualTo("known here: a, b");
        assertThat(Suggestion.hint("colour", List.of())).isEmpty();
    }

    @Test
    void distanceCountsSwapsOnce() {
        assertThat(Suggestion.distance("ab", "ba")).isEqualTo(1);
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.distance("a".repeat(100_000), "a")).isEqualTo(Integer.MAX_VALUE);
    }
}
