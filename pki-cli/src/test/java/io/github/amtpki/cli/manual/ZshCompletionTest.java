package io.github.amtpki.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.cli.Run;
import io.github.amtpki.testing.RequiresTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types into a real zsh, presses the tab key, and waits for what it lists. */
@RequiresTool("zsh")
final class ZshCompletionTest {

    private static final String TYPIST = """
            zmodload zsh/zpty
            zpty z zsh -f -i
            zpty -w z "fpath=($PWD \\$fpath); autoload -Uz compinit; compinit -u -D; bindkey '^I' list-choices; echo RE''ADY"
            zpty -r z text '*READY*'
            zpty -w -n z "$1"$'\\t'
            zpty -r z text "*$2*" && print -r -- found
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void script() throws IOException {
        Files.writeString(
                folder.resolve("_amtpki"), Run.amtpki("completion", "zsh").out());
        Files.writeString(folder.resolve("typist.zsh"), TYPIST);
        Files.writeString(folder.resolve("my-profile.yaml"), "");
    }

    @Test
    void zshAcceptsIt() {
        assertThat(io.github.amtpki.testing.Run.in(folder)
                        .ok("zsh", "-f", "-n", "_amtpki")
                        .err())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'amtpki in'|'inspect'",
                "'amtpki apply --st'|'refuse what would be clipped'",
                "'amtpki sign --copy '|'none'",
                "'amtpki -q bundle --flavour '|'compat'",
                "'amtpki help ex'|'exit-codes'",
                "'amtpki apply my'|'my-profile.yaml'",
                "'amtpki setup-bin '|'diff'",
                "'amtpki setup-bin create --ven'|'vendor-hashes'",
                "'amtpki setup-bin image --layout '|'fat16'",
            })
    void listsWhatMayStandThere(String typed, String listed) {
        assertThat(io.github.amtpki.testing.Run.in(folder)
                        .with("TERM", "xterm")
                        .ok("zsh", "-f", "typist.zsh", typed, listed)
                        .out())
                .isEqualTo("found\n");
    }
}
