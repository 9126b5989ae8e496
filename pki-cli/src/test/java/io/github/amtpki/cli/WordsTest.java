package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.cli.console.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {

    @Test
    void theVerbIsTheFirstWordThatIsNoOption() {
        assertThat(Words.split(List.of("apply", "x", "-o", "y")))
                .isEqualTo(new Words("apply", List.of("x", "-o", "y")));
        assertThat(Words.split(List.of("--now", "2027-01-01", "--json", "plan", "x")))
                .isEqualTo(new Words("plan", List.of("--now", "2027-01-01", "--json", "x")));
        assertThat(Words.split(List.of("-q", "--now=2027-01-01", "plan")).verb())
                .isEqualTo("plan");
    }

    @Test
    void anOptionWithoutItsValueLeavesNoVerb() {
        assertThat(Words.split(List.of("--now")).verb()).isEmpty();
        assertThat(Words.split(List.of("--now", "plan")).verb()).isEmpty();
    }

    @Test
    void jsonIsWantedWhereverItStandsAmongTheOptions() {
        assertThat(Words.wantJson(List.of("frob", "x", "--json"))).isTrue();
        assertThat(Words.wantJson(List.of("frob", "--", "--json"))).isFalse();
        assertThat(Words.wantJson(List.of("frob", "--jso"))).isFalse();
    }

    @Test
    void anOptionOfTheVerbBeforeItNamesTheOptionAlone() {
        assertThatThrownBy(() -> Words.split(List.of("--password=hunter2", "inspect", "x")))
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.hint()).isEqualTo("write the verb first: amtpki inspect --password …"))
                .hasMessage("'--password' stands before the verb");
    }
}
