package io.github.amtpki.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UsageTest {

    private final Usage usage = Usage.of(
            List.of(),
            List.of(Positional.one(Value.file("KEY"), "k"), Positional.any(Value.file("CERT"), "c")),
            List.of(
                    Opt.out(Value.file("FILE"), "o").mandatory(),
                    Opt.of("names", Value.text("NAME"), "n").many(),
                    Opt.flag("strict", "s")));

    @Test
    void theSynopsisFollowsFromTheData() {
        assertThat(usage.synopsis().replace('\u00a0', ' ')).isEqualTo("KEY [CERT…] -o FILE [--names NAME]… [--strict]");
    }

    @Test
    void anOptionAndItsValueStayTogether() {
        assertThat(usage.synopsis()).contains("-o\u00a0FILE").contains("[--names\u00a0NAME]");
    }

    @Test
    void findsItsOwnOptionsAndThoseOfEveryVerb() {
        assertThat(usage.find("o"))
                .hasValueSatisfying(opt -> assertThat(opt.name()).isEqualTo("out"));
        assertThat(usage.find("json")).isPresent();
        assertThat(usage.find("q"))
                .hasValueSatisfying(opt -> assertThat(opt.name()).isEqualTo("quiet"));
        assertThat(usage.find("")).isEmpty();
        assertThat(usage.find("none")).isEmpty();
    }

    @Test
    void optionsShowThemselvesWithTheirValue() {
        assertThat(usage.options())
                .extracting(Opt::signature)
                .containsExactly("-o, --out FILE", "    --names NAME", "    --strict");
        assertThat(usage.positionals()).extracting(Positional::signature).containsExactly("KEY", "[CERT…]");
    }
}
