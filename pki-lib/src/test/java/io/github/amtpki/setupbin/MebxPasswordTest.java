package io.github.amtpki.setupbin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.testing.TestKeys;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MebxPasswordTest {

    private static MebxPassword.Verdict judge(String text) {
        return MebxPassword.judge(Samples.secret(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Short+1|it has fewer than 8 characters",
                "Long+123-Long+123-Long+123-Long+1|it has more than 32 characters",
                "Gr\u00fcn+12345|not all of it is printable ASCII",
                "Test+123\"|it holds a double quote, a comma or a colon",
                "Test+123,|it holds a double quote, a comma or a colon",
                "Test+123:|it holds a double quote, a comma or a colon",
                "Test+Test|it has no digit",
                "TEST+1234|it has no lower-case letter",
                "test+1234|it has no upper-case letter",
                "Test12345|it has no special character; underscore and space do not count",
                "Test_1234|it has no special character; underscore and space do not count",
                "Test 1234|it has no special character; underscore and space do not count"
            })
    void aRefusalHasExactlyItsReason(String password, String reason) {
        assertThat(judge(password).refusals()).containsExactly(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Test+123", "P@ssw0rd", "HeyH0Password!", "Under_score 1-", "Long+123-Long+123-Long+123-Long+"})
    void whatMebxTakesIsTaken(String password) {
        assertThat(judge(password).refusals()).isEmpty();
    }

    @Test
    void aPasswordMayHaveSeveralFaultsAndEachIsNamed() {
        assertThat(judge("abc").refusals()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Test+123<|HP",
                "Test+123&|HP",
                "Test+123-Test+123|MeshCentral",
                "Testz+123|QWERTZ",
                "Test!123|keypad"
            })
    void whatSomeMachinesOrKeyboardsMindIsWarnedAbout(String password, String about) {
        assertThat(judge(password).accepted()).isTrue();
        assertThat(judge(password).warnings()).anyMatch(warning -> warning.contains(about));
    }

    @Test
    void nothingIsWarnedAboutWithoutReason() {
        assertThat(judge("Test+123").warnings()).isEmpty();
    }

    @Test
    void noSentenceShowsThePassword() {
        assertThatThrownBy(() -> MebxPassword.require(Samples.secret("hunter2")))
                .isInstanceOf(RefusedException.class)
                .message()
                .contains("fewer than 8", "no upper-case", "no special")
                .doesNotContain("hunter");
    }

    @Test
    void generatedPasswordsPassEveryRuleAndDoNotMoveOnOtherKeyboards() {
        SecureRandom random = TestKeys.random();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            try (Secret password = MebxPassword.generate(random)) {
                MebxPassword.Verdict verdict = MebxPassword.judge(password);
                assertThat(verdict.refusals()).isEmpty();
                assertThat(verdict.warnings()).isEmpty();
                String text = new String(password.reveal());
                assertThat(text)
                        .matches("[b-hj-kn-pr-vxB-HJ-KNPR-VX2-9*+-]{16}")
                        .doesNotMatch("^[*+-].*|.*[*+-]$");
                seen.add(text);
            }
        }
        assertThat(seen).hasSize(2_000);
    }

    @Test
    void generatedPasswordsUseTheirWholeAlphabet() {
        SecureRandom random = TestKeys.random();
        Set<Character> seen = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            try (Secret password = MebxPassword.generate(random)) {
                for (char c : password.reveal()) {
                    seen.add(c);
                }
            }
        }
        assertThat(seen).hasSize(34 + 8 + 3);
    }
}
