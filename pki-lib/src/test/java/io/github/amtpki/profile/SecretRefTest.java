package io.github.amtpki.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.profile.SecretRef.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretRefTest {

    @Test
    void saysWhereFrom() {
        assertThat(SecretRef.parse("env:AMT_PASSWORD")).isEqualTo(new SecretRef(Source.ENV, "AMT_PASSWORD"));
        assertThat(SecretRef.parse("file:C:\\secret:1")).isEqualTo(new SecretRef(Source.FILE, "C:\\secret:1"));
        assertThat(SecretRef.parse("stdin")).isEqualTo(new SecretRef(Source.STDIN, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"env:A", "file:a b", "fd:3", "stdin", "prompt", "generate"})
    void printsWhatItReads(String text) {
        assertThat(SecretRef.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "env:",
                "env:hunter2!",
                "env:2hunter",
                "file:",
                "file: ",
                "fd:",
                "fd:hunter2",
                "fd:12345",
                "stdin:hunter2",
                "generate:",
                "ENV:hunter2",
                " env:hunter2",
                "",
                "hunter2:env"
            })
    void aLiteralIsRefusedWithoutBeingTold(String text) {
        assertThatThrownBy(() -> SecretRef.parse(text)).isInstanceOfSatisfying(BadInputException.class, e -> {
            assertThat(e.getMessage() + e.hint()).doesNotContain("hunter");
            assertThat(e.hint()).contains("write env:NAME, file:PATH, fd:N, stdin, prompt or generate");
        });
    }
}
