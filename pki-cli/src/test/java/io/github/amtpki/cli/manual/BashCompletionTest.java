package io.github.amtpki.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Lets a real bash complete real words. */
@EnabledIf("hasBash")
final class BashCompletionTest {

    @TempDir
    Path folder;

    static boolean hasBash() {
        return Files.isExecutable(Path.of("/bin/bash"));
    }

    @BeforeEach
    void script() throws IOException {
        Files.writeString(
                folder.resolve("amtpki.bash"), Run.amtpki("completion", "bash").out());
        Files.createDirectory(folder.resolve("my folder"));
        Files.writeString(folder.resolve("lab one.yaml"), "");
    }

    @Test
    void bashAcceptsIt() throws Exception {
        assertThat(bash("bash -n amtpki.bash && echo fine")).containsExactly("fine");
    }

    @Test
    void verbsComeFirst() throws Exception {
        assertThat(complete("amtpki", "in")).contains("init").doesNotContain("help");
        assertThat(complete("amtpki", "--js")).containsExactly("--json");
    }

    @Test
    void thenTheVerbsOptions() throws Exception {
        assertThat(complete("amtpki", "init", "--do")).containsExactly("--domain");
        assertThat(complete("amtpki", "-q", "init", "--qu")).containsExactly("--quiet");
    }

    @Test
    void wordsThatMayStandThere() throws Exception {
        assertThat(complete("amtpki", "help", "ex")).containsExactly("exit-codes");
        assertThat(complete("amtpki", "completion", "")).containsExactly("bash", "zsh");
    }

    @Test
    void filesWithSpaces() throws Exception {
        assertThat(complete("amtpki", "init", "-o", "l")).containsExactly("lab one.yaml");
        assertThat(complete("amtpki", "init", "--out", "=", "l")).containsExactly("lab one.yaml");
    }

    private List<String> complete(String... words) throws Exception {
        StringBuilder line = new StringBuilder("source ./amtpki.bash; COMP_WORDS=(");
        for (String word : words) {
            line.append(" '").append(word).append("'");
        }
        line.append("); COMP_CWORD=").append(words.length - 1);
        return bash(line + "; _amtpki; [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' \"${COMPREPLY[@]}\"");
    }

    private List<String> bash(String script) throws Exception {
        Process process = new ProcessBuilder("/bin/bash", "--norc", "-u", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
