package io.github.amtpki.internal.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.InvalidProfileException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretMaskTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: hunter2",
                "a:\nPassword:hunter2",
                "\"password\": hunter2",
                "pfx: {flavour: modern, password: 'hunter2'}",
                "pasword: hunter2",
                "passphrase: hunter2 # env:X",
                "pin: hunter2",
                "pwd : hunter2",
                "clientSecret: hunter2",
                "password: |\n  hunter2",
                "password: >-\n  hunter1\n  hunter2",
                "password: # soon\n\n    hunter2",
                "password:\n\thunter2",
                "password:\n- hunter2",
                "a:\n- password: \"hunter1\n   hunter2\"",
                "pw: hunter2",
                "geheim: hunter2",
                "{name: a, password=hunter2}",
                "password: \"file:\"hunter2",
                "password: 'env:X' hunter2",
                "password: env:X hunter2",
                "password: prompt-hunter2",
                "password: generate # hunter2",
                "password: env:X\n  hunter2"
            })
    void hidesWhatFollowsTheKeyOfASecret(String text) {
        assertThat(lastLine(text, false)).contains("***").doesNotContain("hunter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: env:AMT_PASSWORD",
                "password: generate",
                "password: \"file:/run/secret\"",
                "name: provisioning",
                "pfx: {password: prompt}",
                "password: generate\n  flavour: modem",
                "host: a.example"
            })
    void showsWhatIsNone(String text) {
        assertThat(lastLine(text, false)).isEqualTo(text.substring(text.lastIndexOf('\n') + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "hunter2:x",
                "\"hunter2",
                "{hunter2",
                "*hunter2",
                "- hunter2",
                "# a: b\nhunter2",
                "---\nhunter2"
            })
    void showsNothingOfAFileWithoutKeys(String text) {
        assertThat(lastLine(text, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pfx.password=hunter2", "password:hunter2", "a[0].password hunter.2"})
    void hidesWhatStandsInAKey(String path) {
        ProblemList problems = new ProblemList();
        String key = path.substring(path.indexOf("password"));
        problems.add(Position.START, path, "unknown key '" + key + "'", "");
        assertThatThrownBy(() -> problems.throwIfAny("a", SourceText.decode(new byte[0], new ProblemList())))
                .isInstanceOfSatisfying(
                        InvalidProfileException.class,
                        e -> assertThat(e.problems().toString() + e.rendered())
                                .contains("unknown key 'password")
                                .doesNotContain("hunter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: hunter2", "a: [hunter2, hunter3]", "a: hunter2 # hunter2"})
    void hidesFromWhereItIsTold(String text) {
        assertThat(lastLine(text, true)).isEqualTo("a: ***");
    }

    private static String lastLine(String text, boolean secret) {
        SourceText source = SourceText.decode(text.getBytes(UTF_8), new ProblemList());
        return SecretMask.of(source, new Position(source.lineCount(), 4), secret);
    }
}
