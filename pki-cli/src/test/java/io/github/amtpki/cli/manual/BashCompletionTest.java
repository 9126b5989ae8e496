package io.github.amtpki.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.cli.Run;
import io.github.amtpki.testing.RequiresTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets a real bash complete real words. */
@RequiresTool("bash")
final class BashCompletionTest {

    @TempDir
    Path folder;

    @BeforeEach
    void script() throws IOException {
        Files.writeString(
                folder.resolve("amtpki.bash"), Run.amtpki("completion", "bash").out());
        Files.createDirectory(folder.resolve("my folder"));
        Files.writeString(folder.resolve("lab one.yaml"), "");
    }

    @Test
    void bashAcceptsIt() {
        assertThat(bash("bash -n amtpki.bash && echo fine")).containsExactly("fine");
    }

    @Test
    void verbsComeFirst() {
        assertThat(complete("amtpki", "in")).contains("init").doesNotContain("help");
        assertThat(complete("amtpki", "--js")).containsExactly("--json");
    }

    @Test
    void thenTheVerbsOptions() {
        assertThat(complete("amtpki", "init", "--do")).containsExactly("--domain");
        assertThat(complete("amtpki", "-q", "init", "--qu")).containsExactly("--quiet");
    }

    @Test
    void wordsThatMayStandThere() {
        assertThat(complete("amtpki", "help", "exi")).containsExactly("exit-codes");
        assertThat(complete("amtpki", "completion", "")).containsExactly("bash", "zsh");
    }

    @Test
    void theSecondWordOfAVerbAndWhatFollowsIt() {
        assertThat(complete("amtpki", "setup")).containsExactly("setup-bin");
        assertThat(complete("amtpki", "setup-bin", "c")).containsExactly("create", "check");
        assertThat(complete("amtpki", "-q", "setup-bin", "--js")).containsExactly("--json");
        assertThat(complete("amtpki", "setup-bin", "create", "--vendor")).containsExactly("--vendor-hashes");
        assertThat(complete("amtpki", "setup-bin", "image", "--layout", "")).containsExactly("fat32", "fat16");
        assertThat(complete("amtpki", "setup-bin", "show", "l")).containsExactly("lab one.yaml");
    }

    @Test
    void referencesToSecrets() {
        assertThat(complete("amtpki", "inspect", "--password", ""))
                .containsExactly("env:", "file:", "fd:", "stdin", "prompt", "generate");
        assertThat(complete("amtpki", "inspect", "--password", "file", ":", "l"))
                .containsExactly("lab one.yaml");
        assertThat(complete("amtpki", "inspect", "--password", "file", ":")).contains("lab one.yaml");
        assertThat(complete("amtpki", "inspect", "--password", "env", ":", "l")).isEmpty();
    }

    @Test
    void valuesOfAnOption() {
        assertThat(complete("amtpki", "bundle", "--flavour", "")).containsExactly("modern", "compat", "pbmac1");
        assertThat(complete("amtpki", "bundle", "--flavour", "=", "c")).containsExactly("compat");
        assertThat(complete("amtpki", "apply", "x.yaml", "-o", "m")).containsExactly("my folder");
    }

    @Test
    void filesWithSpaces() {
        assertThat(complete("amtpki", "init", "-o", "l")).containsExactly("lab one.yaml");
        assertThat(complete("amtpki", "init", "--out", "=", "l")).containsExactly("lab one.yaml");
    }

    private List<String> complete(String... words) {
        StringBuilder line = new StringBuilder("source ./amtpki.bash; COMP_WORDS=(");
        for (String word : words) {
            line.append(" '").append(word).append("'");
        }
        line.append("); COMP_CWORD=").append(words.length - 1);
        return bash(line + "; _amtpki; [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' \"${COMPREPLY[@]}\"");
    }

    private List<String> bash(String script) {
        io.github.amtpki.testing.Run.Result result =
                io.github.amtpki.testing.Run.in(folder).ok("bash", "--norc", "-u", "-c", script);
        assertThat(result.err()).isEmpty();
        return result.out().lines().toList();
    }
}
