package io.github.amtpki.internal.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.amtpki.InvalidProfileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemPrinterTest {

    @Test
    void looksLikeACompilersMessage() {
        assertThat(print("a: 1\n  b: 2\n", 2, 3)).isEqualTo("""
                f.yaml:2:3: error: p: m
                  b: 2
                  ^
                    hint: h
                1 problem; nothing was written
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 50, 51, 99, 100, 101, 500, 949, 950, 951, 999, 1000})
    void theCaretStaysUnderItsCharacterInALongLine(int column) {
        String line = "x".repeat(column - 1) + "|" + "x".repeat(1000 - column);
        String[] printed = print(line, 1, column).split("\n");
        assertThat(printed[1]).hasSizeLessThan(110);
        assertThat(printed[2].indexOf('^')).isEqualTo(printed[1].indexOf('|'));
    }

    @Test
    void tabsBeforeTheCaretAreKept() {
        assertThat(print("a:\t\"b\"\t|", 1, 8)).contains("a:\t\"b\"\t|\n  \t   \t^\n");
    }

    @Test
    void charactersBeyondTheFirstPlaneCountOnce() {
        assertThat(print("😀😀|", 1, 3)).contains("😀😀|\n  ^\n");
    }

    @Test
    void namesAndMessagesCannotSteerTheTerminal() {
        ProblemList problems = new ProblemList();
        SourceText source = SourceText.decode("x".getBytes(UTF_8), problems);
        problems.add(Position.START, "a\u001b[2J", "b\u202ec", "d\re");
        InvalidProfileException e =
                catchThrowableOfType(InvalidProfileException.class, () -> problems.throwIfAny("f\u0007", source));
        assertThat(e.rendered())
                .startsWith("f<U+0007>:1:1: error: a<U+001B>[2J: b<U+202E>c\n")
                .contains("hint: d<U+000D>e\n");
    }

    @Test
    void moreThanAnybodyMendsIsCutOff() {
        ProblemList problems = new ProblemList();
        SourceText source = SourceText.decode("x".getBytes(UTF_8), problems);
        for (int i = 0; i < 100_000; i++) {
            problems.add(new Position(1, i + 1), "", "m", "");
        }
        InvalidProfileException e =
                catchThrowableOfType(InvalidProfileException.class, () -> problems.throwIfAny("f", source));
        assertThat(e.rendered()).endsWith("500 problems or more; nothing was written\n");
    }

    private static String print(String text, int line, int column) {
        ProblemList problems = new ProblemList();
        SourceText source = SourceText.decode((text + "\na: 1").getBytes(UTF_8), problems);
        problems.add(new Position(line, column), "p", "m", "h");
        return catchThrowableOfType(InvalidProfileException.class, () -> problems.throwIfAny("f.yaml", source))
                .rendered();
    }
}
