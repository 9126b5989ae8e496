package io.github.amtpki.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.cli.console.BuildInfo;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManPageTest {

    private final String page = ManPage.of(List.of(new Odd()), new BuildInfo("1.2.3", "2027-01-31T12:00:00Z"));

    @Test
    void saysOfWhenItIs() {
        assertThat(page).startsWith(".TH AMTPKI 1 2027-01-31 \"amtpki 1.2.3\"\n");
    }

    @Test
    void lettersThatMeanSomethingToRoffAreEscaped() {
        assertThat(page)
                .contains(".SS amtpki odd \\-o\\ FILE [\\-\\-tail]\n")
                .contains("\n\\&.dotted \\e and \\(dqquoted\\(dq\n")
                .contains("\n.B \\-o, \\-\\-out FILE\n\\&'tis the place\n");
    }

    @Test
    void holdsTheTopics() {
        assertThat(page).contains(".SH PASSWORDS\n").contains(".SH FORMATS\n").contains(".SH EXIT STATUS\n");
    }

    private static final class Odd implements Verb {

        @Override
        public String name() {
            return "odd";
        }

        @Override
        public String summary() {
            return ".dotted \\ and \"quoted\"";
        }

        @Override
        public Usage usage() {
            return Usage.of(
                    List.of(new Usage.Example("odd", "try it")),
                    List.of(),
                    List.of(Opt.out(Value.file("FILE"), "'tis the place").mandatory(), Opt.flag("tail", "the end")));
        }

        @Override
        public Outcome run(Call call) {
            return Outcome.text("");
        }
    }
}
