package io.github.amtpki.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WrapTest {

    @Test
    void shortTextIsOneLine() {
        assertThat(Wrap.hang("  --out", "where", 10)).isEqualTo("  --out   where\n");
        assertThat(Wrap.paragraph("where", 2)).isEqualTo("  where\n");
    }

    @Test
    void aLongTermGetsALineOfItsOwn() {
        assertThat(Wrap.hang("  --certificate", "which", 10)).isEqualTo("  --certificate\n          which\n");
    }

    @Test
    void longTextIsBrokenAtTheLastSpaceBeforeTheEdge() {
        String text = "word ".repeat(40).strip();
        String wrapped = Wrap.paragraph(text, 4);
        assertThat(wrapped.lines())
                .allSatisfy(line -> assertThat(line)
                        .startsWith("    word")
                        .hasSizeBetween(8, Wrap.WIDTH)
                        .doesNotEndWith(" "));
        assertThat(wrapped.replaceAll("\\s+", " ").strip()).isEqualTo(text);
        assertThat(wrapped.lines().findFirst().orElseThrow()).hasSizeGreaterThan(Wrap.WIDTH - 5);
    }

    @Test
    void aWordThatFitsNoLineIsNotBroken() {
        String word = "x".repeat(100);
        assertThat(Wrap.paragraph("a " + word + " b", 0)).isEqualTo("a\n" + word + "\nb\n");
    }

    @Test
    void noBreakSpacesHold() {
        assertThat(Wrap.paragraph("x".repeat(75) + " -o\u00a0FILE", 0)).isEqualTo("x".repeat(75) + "\n-o FILE\n");
    }
}
