package io.github.amtpki.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "\"quoted\" \\ back",
                "a: b # c",
                "- x",
                "B\u00fccher \ud83d\udcd6",
                "{[%@`&*!|>'",
                "~",
                "yes",
                " spaces "
            })
    void whatWasQuotedIsReadAgain(String text) {
        byte[] profile = ("version: 1\nname: " + YamlText.quoted(text)
                        + "\nfirmware: [\"16\"]\nroot: {subject: CN=R, validity: 1y}\ncertificates: []\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(ProfileReader.read("p.yaml", profile).name()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\u0007", "\u202e", "\u2028", "\ud800", "\udb40\udc41", "\u0085"})
    void whatNoEditorShowsIsEscaped(String text) {
        assertThat(YamlText.quoted(text)).matches("\"\\\\[uU][0-9A-F]{4,8}\"");
    }
}
